import { el, icon } from '../shared/dom.js';
import { dimensionName, valueName } from './names.js';
import { toAddress, withFilter, withoutFilter } from './state.js';

/** What can only be looked at, not filtered by. */
const UNFILTERED = new Set(['kind', 'status']);

/** The address that adds a filter, null where there can be none. */
export function filterAddress(state, dimension, value) {
  return UNFILTERED.has(dimension) ? null
    : toAddress({ ...withFilter(state, { dimension, value }), page: null });
}

/** The filters that hold, each with a way out. */
export function showFilters(container, state) {
  container.hidden = state.filters.length === 0;
  const chips = state.filters.map(filter => chip(state, filter));
  const clear = state.filters.length < 2 ? null
    : el('li', {}, el('a', { class: 'clear', href: toAddress({ ...state, filters: [] }) },
        'Clear all'));
  container.querySelector('ul').replaceChildren(...[...chips, clear].filter(Boolean));
}

function chip(state, filter) {
  const name = dimensionName(filter.dimension);
  const value = valueName(filter.dimension, filter.value);
  return el('li', { class: 'chip' },
      el('span', { class: 'chip-text', title: `${name}: ${value}` }, `${name} `,
          el('bdi', {}, value)),
      el('a', {
        class: 'chip-out', href: toAddress(withoutFilter(state, filter)),
        'aria-label': `Remove the filter ${name} ${value}`,
      }, icon('cross')));
}
