import { el, icon } from '../shared/dom.js';
import { compact, count as exact, percent } from '../shared/numbers.js';
import { pageName, valueName } from './names.js';

const PATHS = new Set(['page', 'entry', 'exit', 'referrer']);

/**
 * Rows of names and figures over bars as long as their share of the longest.
 *
 * @typedef {{value: string, count: number}} Row
 * @typedef {object} Links
 * @property {(dimension: string, value: string) => string|null} filter the address that a name
 *     leads to, null where it cannot be filtered by
 * @property {(page: string) => string} detail the address of a page's details
 *
 * @param {HTMLElement} list
 * @param {string} dimension
 * @param {{rows: Row[], total: number}} answer
 * @param {Links} links
 */
export function showRows(list, dimension, { rows, total }, links) {
  const most = Math.max(1, ...rows.map(row => row.count));
  list.replaceChildren(...rows.map(row => rowOf(dimension, row, { most, total }, links)));
}

export function skeletonRows(list, length) {
  list.replaceChildren(...Array.from({ length }, (_, i) => {
    const row = el('li', { class: 'row skeleton', 'aria-hidden': 'true' }, '\u00a0');
    row.style.setProperty('--share', `${90 / (1 + i / 3)}%`);
    return row;
  }));
}

function rowOf(dimension, { value, count }, { most, total }, links) {
  const row = el('li', { class: 'row', 'data-value': value },
      nameOf(dimension, value, links),
      dimension === 'page' ? detailLink(value, links) : null,
      el('span', { class: 'portion' }, total > 0 ? percent(count / total) : ''),
      el('span', { class: 'number', title: exact(count) }, compact(count)));
  row.style.setProperty('--share', `${(100 * count) / most}%`);
  return row;
}

/** `bdi` keeps a right-to-left name from turning the figures around; a path begins on the left. */
function nameOf(dimension, value, links) {
  const text = valueName(dimension, value);
  const address = links.filter(dimension, value);
  const name = el('bdi', { dir: PATHS.has(dimension) ? 'ltr' : 'auto' }, text);
  return address === null ? el('span', { class: 'name', title: text }, name)
    : el('a', { class: 'name', href: address, title: text }, name);
}

function detailLink(page, links) {
  return el('a', {
    class: 'detail', href: links.detail(page), title: 'History and recent views',
    'aria-label': `History and recent views of ${pageName(page)}`,
  }, icon('history'));
}
