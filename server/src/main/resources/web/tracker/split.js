import { el } from '../shared/dom.js';
import { compact, count, percent } from '../shared/numbers.js';
import { valueName } from './names.js';
import { showRows } from './rows.js';

const KINDS = ['view', 'bot', 'asset', 'error', 'other'];

/**
 * Every line of the logs, told apart: what was counted as a page view, and what was not.
 *
 * @param {HTMLElement} section
 * @param {{rows: {value: string, count: number}[]}} kinds lines by kind
 */
export function showSplit(section, kinds) {
  const of = kind => kinds.rows.find(row => row.value === kind)?.count ?? 0;
  const total = KINDS.reduce((sum, kind) => sum + of(kind), 0);
  const parts = KINDS.map(kind => part(kind, of(kind), total));
  section.querySelector('.stack').replaceChildren(...parts.map(({ bar }) => bar));
  section.querySelector('.split').replaceChildren(...parts.map(({ item }) => item));
  section.querySelector('.total').textContent =
      total === 0 ? 'No lines in this period.' : `${count(total)} log lines read`;
}

export function showStatuses(list, statuses) {
  showRows(list, 'status', { ...statuses, rows: statuses.rows.slice(0, 5) },
      { filter: () => null, detail: () => '' });
}

function part(kind, lines, total) {
  const bar = el('span', { class: `part ${kind}` });
  bar.style.setProperty('--share', String(lines));
  const item = el('li', { class: 'kind', 'data-kind': kind },
      el('span', { class: `dot ${kind}`, 'aria-hidden': 'true' }),
      el('span', { class: 'name' }, valueName('kind', kind)),
      el('span', { class: 'portion' }, total > 0 ? percent(lines / total) : ''),
      el('span', { class: 'number', title: count(lines) }, compact(lines)));
  return { bar, item };
}
