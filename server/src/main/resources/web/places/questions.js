import { Refused, get, send } from '../shared/api.js';
import { parseExactly } from './exact.js';

/** Points are asked for in pages of so many. */
const PAGE = 500;
/** More points of a map are neither listed nor drawn. */
export const MOST_POINTS = 2000;
const MOST_MAPS = 2000;

/**
 * The places as the server has them. Adds up what the answers cost.
 *
 * @typedef {object} PlaceMap its members are the API's; those not named here are its user's own
 * @property {string} mapId
 * @property {number} totalPoints
 * @property {Record<string, number>} categoryCounts
 * @property {number} uncategorised
 */
export class Questions {
  units = 0;

  /**
   * @param {AbortSignal} signal
   * @param {string|null} after token of the write that the answers have to include
   */
  constructor(signal, after = null) {
    this.signal = signal;
    this.after = after;
  }

  /** @returns {Promise<PlaceMap[]>} */
  async maps() {
    const { rows } = await this.#all('/api/maps', 'maps', [], MOST_MAPS);
    return rows;
  }

  /** @returns {Promise<PlaceMap>} */
  async map(mapId) {
    return (await this.#get(mapPath(mapId), [['after', this.after]])).body;
  }

  /** @returns {Promise<{rows: object[], more: boolean}>} more: there are some beyond the limit */
  async points(mapId, category) {
    return this.#all(`${mapPath(mapId)}/points`, 'points', [['category', category]], MOST_POINTS);
  }

  /**
   * The views of places, with what they could not digest.
   *
   * @returns {Promise<{name: string, quarantined: number, records: object[]}[]>}
   */
  async views() {
    const { body } = await this.#get('/api/views');
    const views = body.views.filter(view => view.name.startsWith('map-'));
    return Promise.all(views.map(async view => ({ ...view, records: await this.#records(view) })));
  }

  /** Not every door tells which records they are: the number is shown all the same. */
  async #records(view) {
    if (view.quarantined === 0) {
      return [];
    }
    try {
      const path = `/api/views/${encodeURIComponent(view.name)}/quarantine`;
      return (await this.#get(path)).body.records;
    } catch (error) {
      if (error instanceof Refused) {
        return [];
      }
      throw error;
    }
  }

  async #all(path, name, parameters, most) {
    const rows = [];
    let cursor = null;
    do {
      const { body } = await this.#get(path,
          [...parameters, ['limit', Math.min(PAGE, most - rows.length)], ['cursor', cursor],
            ['after', this.after]]);
      rows.push(...body[name]);
      cursor = body.cursor ?? null;
    } while (cursor !== null && rows.length < most);
    return { rows, more: cursor !== null };
  }

  async #get(path, parameters = []) {
    const answer = await get(path, parameters, this.signal, parseExactly);
    this.units += answer.units;
    return answer;
  }
}

/** What stands at a path, and the tag that a conditional change of it names. */
export async function current(path) {
  const { body, headers } = await get(path, [], new AbortController().signal, parseExactly);
  return { body, tag: headers.get('ETag') };
}

/**
 * Writes a map or a point.
 *
 * @param {string} path
 * @param {object} members
 * @param {string|null} tag of what it takes the place of; null where nothing may stand there yet
 * @returns {Promise<string|null>} the token of the write
 */
export async function put(path, members, tag) {
  const headers = tag === null ? { 'If-None-Match': '*' } : { 'If-Match': tag };
  return token(await send('PUT', path, members, { headers }));
}

/** @returns {Promise<string|null>} the token of the write */
export async function remove(path) {
  return token(await send('DELETE', path));
}

export function mapPath(mapId) {
  return `/api/maps/${encodeURIComponent(mapId)}`;
}

export function pointPath(mapId, pointId) {
  return `${mapPath(mapId)}/points/${encodeURIComponent(pointId)}`;
}

function token({ headers }) {
  return headers.get('X-After');
}
