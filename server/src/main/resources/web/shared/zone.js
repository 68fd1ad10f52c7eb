/**
 * Days of a calendar in a time zone. A day is a string, `2026-11-21`; an instant is a number of
 * seconds since 1970 UTC.
 */
const formats = new Map();

export function dayOf(second, zone) {
  const { year, month, day } = fields(second, zone);
  return `${year}-${month}-${day}`;
}

export function hourOf(second, zone) {
  return Number(fields(second, zone).hour);
}

/** The first second of a day. Where midnight is skipped, the first one after it. */
export function startOf(day, zone) {
  const utc = Date.parse(`${day}T00:00:00Z`) / 1000;
  const early = utc - offset(utc - 86400, zone);
  const late = utc - offset(utc + 86400, zone);
  return [Math.min(early, late), Math.max(early, late)].find(at => dayOf(at, zone) === day)
      ?? Math.max(early, late);
}

export function plusDays(day, days) {
  return iso(Date.parse(`${day}T00:00:00Z`) + days * 86_400_000);
}

/** A month later or earlier; the 31st becomes the last day of a shorter month. */
export function plusMonths(day, months) {
  const [year, month, date] = day.split('-').map(Number);
  const last = new Date(Date.UTC(year, month + months, 0)).getUTCDate();
  return iso(Date.UTC(year, month - 1 + months, Math.min(date, last)));
}

export function firstOfMonth(day) {
  return `${day.slice(0, 8)}01`;
}

export function firstOfYear(day) {
  return `${day.slice(0, 5)}01-01`;
}

export function daysBetween(from, to) {
  return Math.round((Date.parse(to) - Date.parse(from)) / 86_400_000);
}

export function isDay(text) {
  return /^\d{4}-\d{2}-\d{2}$/.test(text ?? '') && !Number.isNaN(Date.parse(text))
      && iso(Date.parse(text)) === text;
}

function iso(millis) {
  return new Date(millis).toISOString().slice(0, 10);
}

function offset(second, zone) {
  const f = fields(second, zone);
  const local = Date.parse(`${f.year}-${f.month}-${f.day}T${f.hour}:${f.minute}:${f.second}Z`);
  return local / 1000 - second;
}

function fields(second, zone) {
  const parts = format(zone).formatToParts(second * 1000).map(part => [part.type, part.value]);
  return Object.fromEntries(parts);
}

function format(zone) {
  if (!formats.has(zone)) {
    formats.set(zone, new Intl.DateTimeFormat('en-CA', {
      timeZone: zone, hourCycle: 'h23', year: 'numeric', month: '2-digit', day: '2-digit',
      hour: '2-digit', minute: '2-digit', second: '2-digit',
    }));
  }
  return formats.get(zone);
}
