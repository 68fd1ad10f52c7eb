/** Instants and days in words, in the site's zone and the reader's language. */
const DAY = { day: 'numeric', month: 'short' };
const FULL_DAY = { ...DAY, year: 'numeric' };
const TIME = { hour: '2-digit', minute: '2-digit' };

export function bucketName(by, second, zone, short) {
  switch (by) {
    case 'hour': return text(second, zone, short ? { hour: 'numeric' } : { weekday: 'short', ...DAY, ...TIME });
    case 'week': return short ? text(second, zone, DAY)
      : `Week from ${text(second, zone, FULL_DAY)}`;
    case 'month': return text(second, zone, { month: short ? 'short' : 'long', year: 'numeric' });
    default: return text(second, zone, short ? DAY : { weekday: 'long', ...FULL_DAY });
  }
}

export function instantName(second, zone) {
  return text(second, zone, { ...FULL_DAY, ...TIME });
}

export function exactName(second, zone) {
  return text(second, zone, { ...DAY, ...TIME, second: '2-digit' });
}

/** `22 Oct – 21 Nov 2026` */
export function rangeName(first, last) {
  const format = new Intl.DateTimeFormat(undefined, { ...FULL_DAY, timeZone: 'UTC' });
  return format.formatRange(new Date(first), new Date(last));
}

function text(second, zone, options) {
  return new Intl.DateTimeFormat(undefined, { ...options, timeZone: zone })
      .format(second * 1000);
}
