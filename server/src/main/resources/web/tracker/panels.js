import { byId, el } from '../shared/dom.js';
import { tabs } from '../shared/tabs.js';
import { dimensionName } from './names.js';
import { showRows, skeletonRows } from './rows.js';

const ROWS = 9;
const FEW_ROWS = 7;

const NO_COUNTRIES = 'Nothing here tells which country an address belongs to.';

const UNITS = { views: 'Views', visits: 'Visits', lines: 'Lines' };

/** The panels below the chart, each with the dimensions it has tabs for, and how many rows it shows. */
const PANELS = [
  { id: 'pages', title: 'Pages', rows: ROWS, dimensions: [['page', 'Top pages'], ['entry', 'Entry'],
    ['exit', 'Exit']] },
  { id: 'sources', title: 'Sources', rows: ROWS, dimensions: [['source', 'Sources'],
    ['referrer', 'Referrers'], ['campaign', 'Campaigns']] },
  { id: 'browsers', title: 'Browsers', rows: FEW_ROWS, dimensions: [['browser', 'Browsers'],
    ['version', 'Versions']] },
  { id: 'devices', title: 'Devices', rows: FEW_ROWS, dimensions: [['system', 'Systems'],
    ['device', 'Devices'], ['country', 'Countries']] },
];

/** @returns {Panel[]} the panels, standing on the page and empty */
export function buildPanels(container, onTab) {
  const panels = PANELS.map(plan => new Panel(plan, onTab));
  container.replaceChildren(...panels.map(panel => panel.element));
  return panels;
}

class Panel {
  constructor(plan, onTab) {
    const bodyId = `panel-${plan.id}`;
    this.dimension = plan.dimensions[0][0];
    this.rows = plan.rows;
    this.list = el('ol', { class: 'rows' });
    this.empty = el('p', { class: 'nothing', hidden: true });
    this.note = el('p', { class: 'note', hidden: true }, NO_COUNTRIES);
    this.unit = el('span', {}, 'Views');
    this.what = el('span', {}, dimensionName(this.dimension));
    this.all = el('button', {
      type: 'button', class: 'all', hidden: true, onclick: () => this.onAll(this.dimension),
    }, 'Show all');
    const choose = index => {
      this.dimension = plan.dimensions[index][0];
      this.wait(true);
      onTab(this);
    };
    this.element = el('section', { class: 'panel', id: plan.id, 'aria-label': plan.title },
        el('header', {}, el('h2', {}, plan.title), plan.dimensions.length > 1
          ? tabs(plan.dimensions.map(([, label]) => ({ label })), bodyId, choose) : null),
        el('div', { id: bodyId, role: plan.dimensions.length > 1 ? 'tabpanel' : 'group' },
            el('p', { class: 'heads' }, this.what, this.unit),
            this.list, this.note, this.empty),
        el('footer', {}, this.all));
    this.element.style.setProperty('--rows', String(plan.rows));
    this.onAll = () => {};
    this.wait(true);
  }

  /** @param {boolean} fresh whether what is shown answers another question */
  wait(fresh) {
    this.element.setAttribute('aria-busy', 'true');
    if (fresh) {
      this.what.textContent = dimensionName(this.dimension);
      this.empty.hidden = true;
      this.all.hidden = true;
      skeletonRows(this.list, this.rows);
    }
  }

  show(answer, links) {
    this.element.removeAttribute('aria-busy');
    this.unit.textContent = UNITS[answer.unit];
    showRows(this.list, this.dimension, { ...answer, rows: answer.rows.slice(0, this.rows) }, links);
    this.all.hidden = answer.rows.length <= this.rows;
    this.empty.hidden = answer.rows.length > 0;
    this.empty.textContent = 'Nothing in this period.';
    this.note.hidden = this.dimension !== 'country' || answer.rows.length === 0
        || answer.rows.some(row => row.value !== '');
  }

  refuse(reason) {
    this.element.removeAttribute('aria-busy');
    this.list.replaceChildren();
    this.all.hidden = true;
    this.empty.hidden = false;
    this.empty.textContent = reason;
  }
}

/** The dialog with every row of a dimension, and a field that narrows them. */
export class AllRows {
  constructor() {
    this.dialog = byId('all-rows');
    this.search = this.dialog.querySelector('input');
    this.list = this.dialog.querySelector('ol');
    this.search.addEventListener('input', () => this.#narrow());
  }

  open(dimension, answer, links) {
    this.dialog.querySelector('h2').textContent = dimensionName(dimension);
    showRows(this.list, dimension, answer, links);
    this.search.value = '';
    this.dialog.showModal();
  }

  close() {
    this.dialog.close();
  }

  #narrow() {
    const wanted = this.search.value.trim().toLowerCase();
    for (const row of this.list.children) {
      row.hidden = !row.textContent.toLowerCase().includes(wanted);
    }
  }
}
