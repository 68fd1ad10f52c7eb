import { byId, el } from '../shared/dom.js';
import { destination } from '../shared/tabs.js';
import { PERIODS } from './periods.js';
import { rangeName } from './times.js';

/** The choice of site, period and granularity. */
export class Toolbar {
  #menu = byId('period-menu');
  #button = byId('period');
  #custom = byId('custom-range');

  /** @param {(change: Partial<import('./state.js').State>) => void} onChange */
  constructor(onChange) {
    this.onChange = onChange;
    byId('site').addEventListener('change', event =>
        onChange({ site: event.target.value, filters: [], page: null }));
    byId('by').addEventListener('change', event => onChange({ by: event.target.value }));
    this.#menu.replaceChildren(...PERIODS.map(period => this.#item(period)));
    this.#menu.addEventListener('keydown', event => this.#move(event));
    this.#menu.addEventListener('toggle', event => this.#toggled(event.newState === 'open'));
    this.#custom.querySelector('form').addEventListener('submit', () => this.#apply());
    byId('custom-cancel').addEventListener('click', () => this.#custom.close());
  }

  /** @param {string} id a key of `PERIODS` */
  choose(id) {
    this.#menu.hidePopover();
    if (id === 'custom') {
      this.#custom.showModal();
    } else {
      this.onChange({ period: id, from: '', to: '', by: '' });
    }
  }

  showSites(sites, current) {
    const select = byId('site');
    select.replaceChildren(...sites.map(({ name }) =>
        el('option', { value: name, selected: name === current }, name || 'Default site')));
    byId('site-choice').hidden = sites.length < 2;
  }

  /** @param {import('./periods.js').Period} period */
  show(state, period) {
    const { label } = PERIODS.find(({ id }) => id === state.period) ?? PERIODS[3];
    const days = rangeName(period.first, period.last);
    this.#button.querySelector('.choice').textContent = state.period === 'custom' ? days : label;
    byId('range').textContent = days;
    for (const item of this.#menu.children) {
      item.setAttribute('aria-checked', String(item.dataset.period === state.period));
    }
    byId('custom-from').value = period.first;
    byId('custom-to').value = period.last;
    this.#granularities(period.bys, state.by);
  }

  #granularities(bys, chosen) {
    const current = bys.includes(chosen) ? chosen : bys[0];
    const order = ['hour', 'day', 'week', 'month'].filter(by => bys.includes(by));
    byId('by').replaceChildren(...order.map(by =>
        el('option', { value: by, selected: by === current }, `By ${by}`)));
  }

  #item({ id, key, label }) {
    return el('button', {
      type: 'button', role: 'menuitemradio', tabindex: '-1', 'data-period': id,
      onclick: () => this.choose(id),
    }, el('span', {}, label), el('kbd', {}, key));
  }

  #toggled(open) {
    this.#button.setAttribute('aria-expanded', String(open));
    if (open) {
      (this.#menu.querySelector('[aria-checked=true]') ?? this.#menu.firstElementChild).focus();
    }
  }

  #move(event) {
    const items = [...this.#menu.children];
    const target = destination(event.key, items.indexOf(document.activeElement), items.length);
    if (target !== null) {
      event.preventDefault();
      event.stopPropagation();
      items[target].focus();
    }
  }

  #apply() {
    const [a, b] = [byId('custom-from').value, byId('custom-to').value];
    const [from, to] = a <= b ? [a, b] : [b, a];
    this.onChange({ period: 'custom', from, to, by: '' });
  }
}
