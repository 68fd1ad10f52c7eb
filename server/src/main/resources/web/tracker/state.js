import { isDay } from '../shared/zone.js';

/**
 * What the screen shows, all of it in the address, so that back, forward, reload and a shared link
 * work.
 *
 * @typedef {{dimension: string, value: string}} Filter
 * @typedef {object} State
 * @property {string} site
 * @property {string} period a key of `periods.js`
 * @property {string} from first day of a custom range
 * @property {string} to last day of a custom range
 * @property {string} by granularity, `''` for the period's own
 * @property {Filter[]} filters
 * @property {string|null} page the page whose details are open
 */
const DEFAULT = { site: '', period: '30d', from: '', to: '', by: '', filters: [], page: null };
const BYS = ['hour', 'day', 'week', 'month'];

/** @returns {State} */
export function fromAddress(search) {
  const query = new URLSearchParams(search);
  const state = {
    ...DEFAULT,
    site: query.get('site') ?? DEFAULT.site,
    period: query.get('period') ?? DEFAULT.period,
    by: BYS.includes(query.get('by')) ? query.get('by') : DEFAULT.by,
    filters: query.getAll('filter').map(parse).filter(Boolean),
    page: query.get('page'),
  };
  return state.period === 'custom' ? withRange(state, query.get('from'), query.get('to')) : state;
}

/** @param {State} state */
export function toAddress(state) {
  const query = new URLSearchParams();
  for (const name of ['site', 'period', 'from', 'to', 'by', 'page']) {
    if (state[name] !== DEFAULT[name]) {
      query.set(name, state[name]);
    }
  }
  state.filters.forEach(filter => query.append('filter', written(filter)));
  const text = query.toString();
  return text ? `?${text}` : location.pathname;
}

/** As the server reads it: `browser=Firefox`. */
export function written(filter) {
  return `${filter.dimension}=${filter.value}`;
}

/** One value for each dimension: another value takes the place of the first. */
export function withFilter(state, filter) {
  const others = state.filters.filter(each => each.dimension !== filter.dimension);
  return { ...state, filters: [...others, filter] };
}

export function withoutFilter(state, filter) {
  return { ...state, filters: state.filters.filter(each => written(each) !== written(filter)) };
}

function withRange(state, from, to) {
  return isDay(from) && isDay(to) && from <= to
    ? { ...state, from, to } : { ...state, period: DEFAULT.period };
}

function parse(text) {
  const at = text.indexOf('=');
  return at > 0 ? { dimension: text.slice(0, at), value: text.slice(at + 1) } : null;
}
