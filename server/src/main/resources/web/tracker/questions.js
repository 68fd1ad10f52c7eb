import { get } from '../shared/api.js';
import { written } from './state.js';

const ROOT = '/api/tracker';
const MOST_ROWS = 1000;

/**
 * The questions that the page asks about one site, and what the answers cost together.
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

  /** @returns {Promise<{name: string, zone: string, firstView: number|null}[]>} */
  async sites() {
    const { sites } = await this.#get('sites', []);
    return sites.map(site => ({ ...site, firstView: second(site.firstView) }));
  }

  /** @param {{from: number, to: number}} range */
  async figures(range) {
    const body = await this.#get('overview', this.#about(range));
    return body.figures;
  }

  async history({ from, to }, by) {
    const body = await this.#get('history', [...this.#about({ from, to }), ['by', by]]);
    return body.buckets.map(bucket => ({
      from: second(bucket.start), views: bucket.views, visitors: bucket.visitors ?? null,
    }));
  }

  async top(dimension, range) {
    const body = await this.#get('top',
        [...this.#about(range), ['dimension', dimension], ['limit', MOST_ROWS]]);
    return body;
  }

  async #get(question, parameters) {
    const site = this.state.site ? [['site', this.state.site]] : [];
    const { body, units } = await get(`${ROOT}/${question}`, [...site, ...parameters], this.signal);
    this.units += units;
    return body;
  }

  #about({ from, to }) {
    const filters = this.state.filters.map(filter => ['filter', written(filter)]);
    return [['from', from], ['to', to], ...filters];
  }
}

function second(time) {
  return time ? Date.parse(time) / 1000 : null;
}
