import {
  dayOf, daysBetween, firstOfMonth, firstOfYear, plusDays, plusMonths, startOf,
} from '../shared/zone.js';

/** The periods to choose from, in their order, with the key that chooses each. */
export const PERIODS = [
  { id: 'today', key: 'D', label: 'Today' },
  { id: 'yesterday', key: 'E', label: 'Yesterday' },
  { id: '7d', key: 'W', label: 'Last 7 days' },
  { id: '30d', key: 'T', label: 'Last 30 days' },
  { id: 'month', key: 'M', label: 'This month' },
  { id: 'last-month', key: 'P', label: 'Last month' },
  { id: 'year', key: 'Y', label: 'This year' },
  { id: 'all', key: 'A', label: 'All time' },
  { id: 'custom', key: 'C', label: 'Custom range…' },
];

/**
 * @typedef {object} Period
 * @property {string} first first day
 * @property {string} last last day
 * @property {number} from first second
 * @property {number} to the second after the last day, which may lie ahead: whole days are cheap
 * @property {{from: number, to: number}|null} before what to compare with: as long, and where the
 *     period is not over, cut at the same hour; null where the log does not reach back so far
 * @property {string[]} bys granularities that make sense, the best first
 * @property {boolean} open whether it is not over yet
 */

/**
 * @param {import('./state.js').State} state
 * @param {{zone: string, firstDay: string|null}} site
 * @param {number} now in seconds
 * @returns {Period}
 */
export function resolve(state, site, now) {
  const today = dayOf(now, site.zone);
  const { first, last, before } = days(state, site, today);
  const nextHour = Math.ceil((now + 1) / 3600) * 3600;
  const from = startOf(first, site.zone);
  const to = startOf(plusDays(last, 1), site.zone);
  const passed = Math.max(0, Math.min(to, nextHour) - from);
  return {
    first, last, from, to, open: to > now && from <= now,
    before: isLogged(before, site) ? earlier(before, first, passed, site.zone) : null,
    bys: granularities(daysBetween(first, last) + 1),
  };
}

function days(state, site, today) {
  switch (state.period) {
    case 'today': return span(today, today);
    case 'yesterday': return span(plusDays(today, -1), plusDays(today, -1));
    case '7d': return span(plusDays(today, -6), today);
    case 'month': return months(firstOfMonth(today), 1, today);
    case 'last-month': return months(plusMonths(firstOfMonth(today), -1), 1, today);
    case 'year': return months(firstOfYear(today), 12, today);
    case 'all': return { first: earliest(site.firstDay ?? today, today), last: today, before: null };
    case 'custom': return span(state.from, state.to);
    default: return span(plusDays(today, -29), today);
  }
}

function span(first, last) {
  return { first, last, before: plusDays(first, daysBetween(last, first) - 1) };
}

function months(first, length, today) {
  const last = plusDays(plusMonths(first, length), -1);
  return { first, last: earliest(last, today), before: plusMonths(first, -length) };
}

function isLogged(day, site) {
  return day !== null && site.firstDay !== null && day >= site.firstDay;
}

/** As long as what has passed of the period, and never reaching into it. */
function earlier(day, first, seconds, zone) {
  const from = startOf(day, zone);
  return { from, to: Math.min(from + seconds, startOf(first, zone)) };
}

function earliest(a, b) {
  return a < b ? a : b;
}

function granularities(length) {
  if (length <= 2) {
    return ['hour', 'day'];
  }
  if (length <= 14) {
    return ['day', 'hour', 'week'];
  }
  if (length <= 93) {
    return ['day', 'week', 'month'];
  }
  return length <= 800 ? ['week', 'day', 'month'] : ['month', 'week'];
}

/** The period as long before (-1) or after (+1), as a custom range. */
export function shifted(state, period, direction) {
  const wholeMonths = ['month', 'last-month'].includes(state.period);
  const length = daysBetween(period.first, period.last) + 1;
  const from = wholeMonths
    ? plusMonths(period.first, direction) : plusDays(period.first, direction * length);
  const to = wholeMonths
    ? plusDays(plusMonths(from, 1), -1) : plusDays(from, length - 1);
  return { ...state, period: 'custom', from, to, by: '' };
}
