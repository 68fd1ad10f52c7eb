import { get } from '../shared/api.js';
import { dayOf } from '../shared/zone.js';
import { written } from './state.js';

const ROOT = '/api/tracker';
const MOST_ROWS = 1000;
const HITS = 50;

/**
 * The questions that the page asks about one site, and what the answers cost together.
 *
 * @typedef {{from: number, to: number}} Range first second, and the second after the last
 * @typedef {object} Figures
 * @property {number} visitors
 * @property {number} visits
 * @property {number} views
 * @property {number} viewsPerVisit
 * @property {number} bounceRate from 0 to 1
 * @property {number} visitSeconds
 */
export class Questions {
  units = 0;

  /**
   * @param {import('./state.js').State} state
   * @param {AbortSignal} signal
   */
  constructor(state, signal) {
    this.state = state;
    this.signal = signal;
  }

  /**
   * @returns {Promise<{name: string, zone: string, firstDay: string|null,
   *     lastDay: string|null}[]>} the days are those of the first and the last log line
   */
  async sites() {
    const { sites } = await this.#get('sites', []);
    return sites.map(({ name, zone, from, to }) => ({
      name, zone, firstDay: from ? dayOf(second(from), zone) : null,
      lastDay: to ? dayOf(second(to) - 1, zone) : null,
    }));
  }

  /**
   * @param {Range} range
   * @param {Range|null} before what to compare with
   * @returns {Promise<{now: Figures, before: Figures|null, current: number}>}
   */
  async overview(range, before) {
    const compare = before ? [['before_from', before.from], ['before_to', before.to]] : [];
    const body = await this.#get('overview', [...this.#about(range), ...compare]);
    return {
      now: figures(body.figures), before: before ? figures(body.before.figures) : null,
      current: body.current_visitors,
    };
  }

  /** @returns {Promise<{from: number, views: number, visitors: number|null}[]>} */
  async timeline(range, by) {
    return buckets(await this.#get('history', [...this.#about(range), ['by', by]]));
  }

  /** @returns {Promise<{rows: {value: string, count: number}[], total: number, unit: string}>} */
  async top(dimension, range) {
    return this.#get('top',
        [...this.#about(range), ['dimension', dimension], ['limit', MOST_ROWS]]);
  }

  /** What the dialog of a page shows: of the page alone, whatever the filters. */
  async page(page, { from, to }, by) {
    const range = [['page', page], ['from', from], ['to', to]];
    const [seen, history, hits] = await Promise.all([
      this.#get('last', [['page', page]]),
      this.#get('history', [...range, ['by', by]]),
      this.#get('hits', [...range, ['limit', HITS]]),
    ]);
    return {
      seen: { views: seen.views, first: second(seen.first), last: second(seen.last) },
      total: history.total,
      buckets: buckets(history),
      hits: hits.hits.map(hit => ({ ...hit, time: second(hit.time) })),
    };
  }

  async #get(question, parameters) {
    const { body, units } = await get(
        `${ROOT}/${question}`, [['site', this.state.site], ...parameters].filter(isGiven),
        this.signal);
    this.units += units;
    return body;
  }

  #about({ from, to }) {
    const filters = this.state.filters.map(filter => ['filter', written(filter)]);
    return [['from', from], ['to', to], ...filters];
  }
}

function figures(body) {
  return {
    ...body, viewsPerVisit: body.views_per_visit, bounceRate: body.bounce_rate,
    visitSeconds: body.visit_seconds,
  };
}

function isGiven([, value]) {
  return value !== '';
}

function second(time) {
  return time ? Date.parse(time) / 1000 : null;
}

function buckets({ starts, views, visitors }) {
  return starts.map((start, i) =>
    ({ from: second(start), views: views[i], visitors: visitors?.[i] ?? null }));
}
