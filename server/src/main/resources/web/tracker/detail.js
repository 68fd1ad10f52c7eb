import { byId, el } from '../shared/dom.js';
import { bytes, count } from '../shared/numbers.js';
import { TimeChart } from './chart.js';
import { pageName, valueName } from './names.js';
import { exactName, instantName } from './times.js';

/** The dialog of one page: how often and when it was seen, and its latest views one by one. */
export class PageDetail {
  #dialog = byId('page');
  #chart = new TimeChart(byId('page-chart'));

  /** @param {() => void} onClose */
  constructor(onClose) {
    this.#dialog.addEventListener('close', onClose);
  }

  get open() {
    return this.#dialog.open;
  }

  /** Opens, or empties for another page, until the answers come. */
  wait(page) {
    byId('page-title').textContent = pageName(page);
    if (!this.open) {
      byId('page-facts').replaceChildren();
      byId('page-hits').replaceChildren();
      this.#dialog.showModal();
    }
    byId('page-refused').hidden = true;
    this.#dialog.setAttribute('aria-busy', 'true');
  }

  /** @param {{buckets: object[], total: number, seen: object, hits: object[]}} answer */
  show(answer, about) {
    this.#dialog.removeAttribute('aria-busy');
    const { views, first, last } = answer.seen;
    byId('page-facts').replaceChildren(
        fact('In this period', count(answer.total)),
        fact('All time', count(views)),
        fact('First view', first === null ? '–' : instantName(first, about.zone)),
        fact('Last view', last === null ? '–' : instantName(last, about.zone)));
    this.#chart.show(answer.buckets, about);
    byId('page-hits').replaceChildren(head(), el('tbody', {},
        ...answer.hits.map(hit => row(hit, about.zone))));
  }

  refuse(reason) {
    this.#dialog.removeAttribute('aria-busy');
    byId('page-refused').hidden = false;
    byId('page-refused').textContent = reason;
  }

  close() {
    this.#chart.destroy();
    this.#dialog.close();
  }

  recolour() {
    if (this.open) {
      this.#chart.recolour();
    }
  }
}

function fact(name, value) {
  return el('div', {}, el('dt', {}, name), el('dd', {}, value));
}

function head() {
  const names = ['Time', 'From', 'Country', 'Browser', 'System', 'Status', 'Size', 'Log'];
  return el('thead', {}, el('tr', {}, ...names.map(name => el('th', { scope: 'col' }, name))));
}

function row(hit, zone) {
  const cells = [
    exactName(hit.time, zone), valueName('referrer', hit.referrer),
    valueName('country', hit.country), `${valueName('browser', hit.browser)} ${hit.version}`,
    valueName('system', hit.system), String(hit.status || '–'), hit.bytes > 0 ? bytes(hit.bytes) : '–', hit.log,
  ];
  return el('tr', {}, ...cells.map(text => el('td', { title: text }, el('bdi', {}, text))));
}
