import { byId, el, icon } from '../shared/dom.js';
import { compact, count, percent } from '../shared/numbers.js';
import { fact } from './maplist.js';
import { attributeName, categoryName, extras, mapName, region, valueText } from './names.js';
import { categories } from './palette.js';
import { toAddress } from './state.js';

/** Rows of categories before a button shows the rest. */
const SHOWN = 8;

/** The head of one map: its name, its totals, and its categories, which filter the points. */
export class Summary {
  #unfolded = null;
  #shown = '';
  #element = null;

  /**
   * @param {import('./palette.js').Palette} palette
   * @param {import('./atlas.js').Atlas} atlas
   * @param {{change: () => void, remove: () => void}} actions
   */
  constructor(palette, atlas, actions) {
    this.palette = palette;
    this.atlas = atlas;
    this.actions = actions;
  }

  /**
   * Shows what is known of a map until it comes.
   *
   * @param {import('./questions.js').PlaceMap|undefined} map
   * @param {import('./state.js').State} state
   */
  wait(map, state) {
    if (map) {
      this.show(map, state);
    } else {
      byId('head').replaceChildren(back(), el('h1', { id: 'title', class: 'skeleton' }));
    }
  }

  /**
   * @param {import('./questions.js').PlaceMap} map
   * @param {import('./state.js').State} state
   */
  show(map, state) {
    const shown = JSON.stringify([map, state.category, this.#unfolded]);
    if (shown === this.#shown && byId('head').contains(this.#element)) {
      return;
    }
    this.#shown = shown;
    this.#draw(map, state);
  }

  #draw(map, state) {
    const focused = document.activeElement?.closest?.('#head') ? document.activeElement.id : '';
    const place = region(map, this.atlas.countryName);
    this.#element = el('h1', { id: 'title', tabindex: '-1' }, el('bdi', {}, mapName(map)));
    byId('head').replaceChildren(...[
      back(),
      el('div', { class: 'title-line' },
          el('div', {}, this.#element,
              place && el('p', { class: 'map-place' }, el('bdi', {}, place))),
          el('div', { class: 'buttons' },
              button('change', 'Change this map', this.actions.change),
              button('delete', 'Delete this map', this.actions.remove))),
      el('dl', { class: 'facts' }, fact('points', 'Points', map.totalPoints),
          fact('categories', 'Categories', Object.keys(map.categoryCounts).length),
          map.tourismScore === undefined ? null
            : fact('score', 'Tourism score', map.tourismScore)),
      ...this.#categories(map, state),
      attributes(extras(map, ['name', 'city', 'state', 'country'])),
    ].filter(Boolean));
    if (focused) {
      document.getElementById(focused)?.focus();
    }
  }

  #categories(map, state) {
    const rows = categories([map]);
    const most = Math.max(1, ...rows.map(row => row.count));
    const isFolded = rows.length > SHOWN + 1 && this.#unfolded !== map.mapId;
    const shown = isFolded ? rows.filter((row, i) => i < SHOWN || row.category === state.category)
      : rows;
    return rows.length === 0 ? []
      : [el('ol', { class: 'rows', id: 'categories', 'aria-label': 'Points by category' },
          ...shown.map((row, i) => this.#category(row, { i, most, map, state }))),
      isFolded ? el('button', { type: 'button', class: 'all-categories', id: 'all-categories',
        onclick: () => this.#unfold(map, state) }, `Show all ${count(rows.length)} categories`) : null];
  }

  #unfold(map, state) {
    this.#unfolded = map.mapId;
    this.show(map, state);
    document.getElementById(`category-${SHOWN}`)?.focus();
  }

  #category({ category, count: points }, { i, most, map, state }) {
    const chosen = state.category === category;
    const row = el('li', { class: chosen ? 'row chosen' : 'row' },
        el('span', { class: `dot ${this.palette.of(category)}`, 'aria-hidden': 'true' }),
        el('a', {
          class: 'name', id: `category-${i}`, 'aria-current': chosen && 'true',
          href: toAddress({ map: map.mapId, category: chosen ? null : category }),
          title: chosen ? 'Show all points' : `Show only ${categoryName(category)}`,
        }, el('bdi', {}, categoryName(category))),
        el('span', { class: 'portion' }, percent(points / map.totalPoints)),
        el('span', { class: 'number', title: count(points) }, compact(points)));
    row.style.setProperty('--share', `${100 * points / most}%`);
    return row;
  }
}

/** What a user said of a map or a point, name by name. */
export function attributes(entries) {
  return entries.length === 0 ? null
    : el('dl', { class: 'attributes' }, ...entries.map(([name, value]) => el('div', {},
        el('dt', { title: name }, attributeName(name)),
        el('dd', {}, el('bdi', {}, valueText(value))))));
}

function back() {
  return el('a', { class: 'back', href: '/places', id: 'all-maps' }, icon('left'), ' All maps');
}

function button(sign, label, onclick) {
  return el('button', {
    type: 'button', class: 'plain', id: `${sign}-map`, 'aria-label': label, title: label, onclick,
  }, icon(sign));
}
