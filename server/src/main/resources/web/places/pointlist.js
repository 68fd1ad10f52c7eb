import { byId, el, icon } from '../shared/dom.js';
import { count } from '../shared/numbers.js';
import { categoryName, categoryOf, coordinates, extras, pointName, positionName } from './names.js';
import { MOST_POINTS } from './questions.js';
import { attributes } from './summary.js';

const SEARCH_FROM = 12;

/** The points of one map: each opens to show all that is known of it. */
export class PointList {
  #list = el('ul', { class: 'points' });
  #nothing = el('p', { class: 'nothing', hidden: true });
  #note = el('p', { class: 'note', hidden: true });
  #search = el('input', { type: 'search', 'aria-label': 'Search the points',
    placeholder: 'Search the points', oninput: () => this.#narrow() });
  #mapId = null;
  #shown = '';

  /**
   * @param {import('./palette.js').Palette} palette
   * @param {{add: () => void, change: (point: object) => void, remove: (point: object) => void,
   *     choose: (id: string|null) => void}} actions
   */
  constructor(palette, actions) {
    this.palette = palette;
    this.actions = actions;
    this.head = el('header', { class: 'list-head' }, el('h2', {}, 'Points'),
        el('button', { type: 'button', class: 'primary', id: 'add-point', onclick: actions.add },
            icon('plus'), ' Add a point'));
  }

  /** Rows without names until the points come. */
  wait(mapId) {
    if (this.#mapId !== mapId) {
      this.#mapId = mapId;
      this.#shown = '';
      this.#search.value = '';
      this.#search.hidden = true;
      this.#nothing.hidden = true;
      this.#list.replaceChildren(...Array.from({ length: 4 }, () =>
        el('li', { class: 'point skeleton', 'aria-hidden': 'true' }, '\u00a0')));
    }
    if (!byId('body').contains(this.#list)) {
      byId('body').replaceChildren(this.head, this.#search, this.#note, this.#list, this.#nothing);
    }
  }

  /**
   * @param {{rows: object[], more: boolean}} points
   * @param {import('./state.js').State} state
   */
  show({ rows, more }, state) {
    const shown = JSON.stringify([rows, state.category]);
    if (shown === this.#shown) {
      return;
    }
    this.#shown = shown;
    const focused = document.activeElement?.closest?.('.point')?.dataset.point;
    this.#search.hidden = rows.length < SEARCH_FROM;
    this.#list.replaceChildren(...rows.map(point => this.#row(point, state)));
    this.#list.classList.toggle('many', rows.length > 200);
    this.#note.hidden = !more;
    this.#note.textContent = `Here are the first ${count(MOST_POINTS)} points; the totals count all.`;
    this.#nothing.textContent = state.category === null
      ? `No points yet. Files of GeoJSON or CSV are read by: millrace places load FILE --map ${state.map}`
      : state.category === '' ? 'Every point has a category.'
        : `No point is in ${state.category}.`;
    this.#nothing.hidden = rows.length > 0;
    this.#narrow();
    this.#find(focused)?.querySelector('button').focus();
  }

  /** Opens one point and closes the others. */
  open(id, focus) {
    for (const row of this.#list.querySelectorAll('.point')) {
      const isOpen = row.dataset.point === id;
      row.querySelector('button')?.setAttribute('aria-expanded', String(isOpen));
      row.querySelector('.details')?.toggleAttribute('hidden', !isOpen);
      if (isOpen && focus) {
        row.querySelector('button').focus({ preventScroll: true });
        row.scrollIntoView({ block: 'nearest' });
      }
    }
  }

  #row(point, state) {
    const at = coordinates(point);
    const isOpen = state.point === point.pointId;
    const head = el('button', {
      type: 'button', class: 'plain point-head', 'aria-expanded': String(isOpen),
      onclick: () => this.#toggle(point.pointId),
    }, el('span', { class: `dot ${this.palette.of(categoryOf(point))}`, 'aria-hidden': 'true' }),
    el('span', { class: 'point-name' }, el('bdi', {}, pointName(point))),
    el('span', { class: 'point-category' }, el('bdi', {}, categoryName(categoryOf(point)))),
    icon('down'));
    return el('li', { class: 'point', 'data-point': point.pointId }, head,
        el('div', { class: 'details', hidden: !isOpen },
            attributes([['Identifier', point.pointId],
              ['Position', at ? positionName(at) : 'Not known, so it is not drawn'],
              ...extras(point, ['name', 'category', ...(at ? ['latitude', 'longitude'] : [])])]),
            el('div', { class: 'actions' },
                el('button', { type: 'button', class: 'change', 'aria-label':
                  `Change ${pointName(point)}`, onclick: () => this.actions.change(point) },
                'Change'),
                el('button', { type: 'button', class: 'delete', 'aria-label':
                  `Delete ${pointName(point)}`, onclick: () => this.actions.remove(point) },
                'Delete'))));
  }

  #toggle(id) {
    const row = this.#find(id);
    const isOpen = row.querySelector('button').getAttribute('aria-expanded') === 'true';
    this.actions.choose(isOpen ? null : id);
  }

  #find(id) {
    return [...this.#list.children].find(row => row.dataset.point === id);
  }

  #narrow() {
    const wanted = this.#search.value.trim().toLowerCase();
    for (const row of this.#list.querySelectorAll('.point')) {
      row.hidden = wanted !== '' && !row.textContent.toLowerCase().includes(wanted);
    }
  }
}
