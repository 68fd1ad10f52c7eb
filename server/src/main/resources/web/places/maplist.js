import { byId, el, icon } from '../shared/dom.js';
import { compact, count } from '../shared/numbers.js';
import { categoryName, mapName, region } from './names.js';
import { categories } from './palette.js';
import { toAddress } from './state.js';

const SEARCH_FROM = 9;
const NAMED = 3;

/** All maps with their totals, and a field that narrows them. */
export class MapList {
  #shown = '';
  #list = el('ul', { class: 'maps' });
  #nothing = el('p', { class: 'nothing', hidden: true }, 'No map has this in its name or place.');
  #search = el('input', { type: 'search', 'aria-label': 'Search the maps',
    placeholder: 'Search by name, country or category', oninput: () => this.#narrow() });

  /**
   * @param {import('./palette.js').Palette} palette
   * @param {import('./atlas.js').Atlas} atlas
   * @param {() => void} onAdd
   */
  constructor(palette, atlas, onAdd) {
    this.palette = palette;
    this.atlas = atlas;
    this.onAdd = onAdd;
  }

  /** Places for maps until they come. */
  wait() {
    if (!byId('body').contains(this.#list)) {
      if (this.#shown === '') {
        this.#search.hidden = true;
        this.#list.replaceChildren(...Array.from({ length: 4 }, () =>
          el('li', { class: 'map skeleton', 'aria-hidden': 'true' })));
      }
      this.#shown = '';
      byId('head').replaceChildren(title());
      byId('body').replaceChildren(this.#search, this.#list, this.#nothing);
    }
  }

  /** @param {import('./questions.js').PlaceMap[]} maps */
  show(maps) {
    if (this.#shown === JSON.stringify(maps)) {
      return;
    }
    this.#shown = JSON.stringify(maps);
    const points = maps.reduce((sum, map) => sum + map.totalPoints, 0);
    byId('head').replaceChildren(
        el('div', { class: 'title-line' }, title(),
            el('button', { type: 'button', class: 'primary', id: 'add-map', onclick: this.onAdd },
                icon('plus'), ' Add a map')),
        el('dl', { class: 'facts' }, fact('maps', 'Maps', maps.length),
            fact('points', 'Points', points),
            fact('categories', 'Categories',
                categories(maps).filter(({ category }) => category).length)));
    this.#search.hidden = maps.length < SEARCH_FROM;
    const focused = document.activeElement?.closest?.('.map')?.dataset.map;
    this.#list.replaceChildren(...maps.map(map => this.#row(map)));
    [...this.#list.children].find(row => row.dataset.map === focused)?.querySelector('a').focus();
    this.#narrow();
  }

  /** Shows only what has this text in it. */
  search(text) {
    this.#search.value = text;
    this.#search.hidden = false;
    this.#narrow();
    this.#search.focus();
  }

  #row(map) {
    const rows = categories([map]);
    const stack = el('span', { class: 'stack', 'aria-hidden': 'true' }, ...rows.map(row => {
      const part = el('span', { class: `part ${this.palette.of(row.category)}` });
      part.style.setProperty('--share', String(row.count));
      return part;
    }));
    const place = region(map, this.atlas.countryName);
    return el('li', { class: 'map', 'data-map': map.mapId },
        el('a', { href: toAddress({ map: map.mapId }) },
            el('span', { class: 'map-name' }, el('bdi', {}, mapName(map))),
            el('span', { class: 'map-place' }, el('bdi', {}, place)),
            el('span', { class: 'number', title: count(map.totalPoints) }, compact(map.totalPoints),
                el('span', { class: 'unseen' }, map.totalPoints === 1 ? ' point' : ' points')),
            stack, el('span', { class: 'map-categories' }, ...this.#named(rows))));
  }

  #named(rows) {
    const named = rows.slice(0, rows.length > NAMED + 1 ? NAMED : NAMED + 1).map(row =>
      el('span', { class: 'category' },
          el('span', { class: `dot ${this.palette.of(row.category)}`, 'aria-hidden': 'true' }),
          el('bdi', {}, categoryName(row.category)), ` ${count(row.count)}`));
    const more = rows.length - named.length;
    return rows.length === 0 ? ['No points yet']
      : more > 0 ? [...named, el('span', { class: 'category' }, `${more} more`)] : named;
  }

  #narrow() {
    const wanted = this.#search.value.trim().toLowerCase();
    let seen = 0;
    for (const row of this.#list.children) {
      row.hidden = !row.textContent.toLowerCase().includes(wanted);
      seen += row.hidden ? 0 : 1;
    }
    this.#nothing.hidden = seen > 0 || this.#list.children.length === 0;
  }
}

function title() {
  return el('h1', { id: 'title', tabindex: '-1' }, 'Places');
}

/** One figure of the head. */
export function fact(id, name, number) {
  return el('div', { class: 'fact', 'data-fact': id }, el('dt', {}, name),
      el('dd', { title: count(number) }, compact(number)));
}
