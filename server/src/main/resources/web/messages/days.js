/** Days and times of messages, in the reader's own zone and language. Instants are milliseconds. */
const clock = new Intl.DateTimeFormat(undefined, { hour: 'numeric', minute: '2-digit' });
const weekday = new Intl.DateTimeFormat(undefined, { weekday: 'short' });
const monthDay = new Intl.DateTimeFormat(undefined, { day: 'numeric', month: 'short' });
const date = new Intl.DateTimeFormat(undefined, { dateStyle: 'medium' });
const longDay =
    new Intl.DateTimeFormat(undefined, { weekday: 'long', day: 'numeric', month: 'long' });
const longDate = new Intl.DateTimeFormat(undefined, { dateStyle: 'full' });
const full = new Intl.DateTimeFormat(undefined, { dateStyle: 'full', timeStyle: 'medium' });
const relative = new Intl.RelativeTimeFormat(undefined, { numeric: 'auto' });

/** The instant at which an instant's day began. */
export function dayOf(at) {
  return new Date(at).setHours(0, 0, 0, 0);
}

export const timeOf = at => clock.format(at);

export const fullTime = at => full.format(at);

/** `Today`, `Yesterday`, `Monday, November 16`; with the year where it is another. */
export function dayName(at, now) {
  const ago = daysBetween(at, now);
  if (ago === 0 || ago === 1) {
    return capital(relative.format(-ago, 'day'));
  }
  return (sameYear(at, now) ? longDay : longDate).format(at);
}

/** As short as a list wants it: `14:05`, `Yesterday`, `Mon`, `Nov 2`, `Nov 2, 2025`. */
export function shortTime(at, now) {
  const ago = daysBetween(at, now);
  if (ago <= 0) {
    return clock.format(at);
  }
  if (ago === 1) {
    return dayName(at, now);
  }
  return (ago < 7 ? weekday : sameYear(at, now) ? monthDay : date).format(at);
}

/** Of seconds, in the largest unit that leaves no rest: `7 days`, `36 hours`. */
export function duration(seconds) {
  const [unit, size] = [['day', 86_400], ['hour', 3600], ['minute', 60]]
      .find(each => seconds % each[1] === 0) ?? ['second', 1];
  return new Intl.NumberFormat(undefined, { style: 'unit', unit, unitDisplay: 'long' })
      .format(seconds / size);
}

function daysBetween(at, now) {
  return Math.round((dayOf(now) - dayOf(at)) / 86_400_000);
}

function sameYear(a, b) {
  return new Date(a).getFullYear() === new Date(b).getFullYear();
}

function capital(text) {
  return text.charAt(0).toLocaleUpperCase() + text.slice(1);
}
