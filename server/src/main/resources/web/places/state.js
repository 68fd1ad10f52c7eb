/**
 * What the page shows, all of it in the address, so that back, reload and a shared link work.
 *
 * @typedef {object} State
 * @property {string|null} map the map that is open; null for all of them
 * @property {string|null} category the points shown; null for all, `''` for those without one
 * @property {string|null} point the point that is open
 */
const NAMES = ['map', 'category', 'point'];

/** @returns {State} */
export function fromAddress(search) {
  const query = new URLSearchParams(search);
  const state = Object.fromEntries(NAMES.map(name => [name, query.get(name)]));
  return state.map === null ? { map: null, category: null, point: null } : state;
}

/** @param {Partial<State>} state */
export function toAddress(state) {
  const query = new URLSearchParams();
  for (const name of NAMES) {
    if (state[name] !== null && state[name] !== undefined) {
      query.set(name, state[name]);
    }
  }
  const text = query.toString();
  return text ? `?${text}` : '/places';
}
