import { Refused } from '../shared/api.js';
import { byId } from '../shared/dom.js';
import { units } from '../shared/numbers.js';
import { emptyCards, showCards } from './cards.js';
import { TimeChart } from './chart.js';
import { PageDetail } from './detail.js';
import { filterAddress, showFilters } from './filters.js';
import { AllRows, buildPanels } from './panels.js';
import { resolve } from './periods.js';
import { outside } from './notices.js';
import { Questions } from './questions.js';
import { skeletonRows } from './rows.js';
import { showSplit, showStatuses } from './split.js';
import { toAddress } from './state.js';
import { Toolbar } from './toolbar.js';

/** Everything on the page. Shows a state: asks all its questions at once, draws each answer. */
export class Screen {
  /** @type {import('./periods.js').Period|null} */
  period = null;
  #state;
  #signal;
  #site;
  #answers = new Map();

  constructor(onChange) {
    this.onChange = onChange;
    this.toolbar = new Toolbar(onChange);
    this.chart = new TimeChart(byId('chart'));
    this.detail = new PageDetail(() => this.#state.page !== null && onChange({ page: null }));
    this.all = new AllRows();
    this.panels = buildPanels(byId('panels'), panel => this.#retab(panel));
    this.panels.forEach(panel => {
      panel.onAll = dimension =>
        this.all.open(dimension, this.#answers.get(dimension), this.#links());
    });
    emptyCards(byId('cards'));
    skeletonRows(byId('statuses'), 5);
  }

  /** Whether new lines can change what is shown. */
  get isLive() {
    return this.period === null || this.period.open;
  }

  recolour() {
    this.chart.recolour();
    this.detail.recolour();
  }

  /** @returns {Promise<void>} done when all is drawn; fails with the first question that does */
  async show(state, signal) {
    this.#state = state;
    this.#signal = signal;
    const questions = new Questions(state, signal);
    this.#wait();
    const sites = await questions.sites();
    this.#site = siteOf(sites, state.site);
    const empty = sites.every(site => site.firstDay === null);
    byId('empty').hidden = !empty;
    byId('answers').hidden = empty;
    this.#frame(sites);
    if (!empty) {
      await this.#ask(questions);
    }
    document.body.classList.remove('loading');
    byId('cost').textContent = cost(questions.units);
  }

  #wait() {
    document.body.classList.add('loading');
    showFilters(byId('filters'), this.#state);
    this.panels.forEach(panel => panel.wait(false));
    if (this.#state.page === null && this.detail.open) {
      this.detail.close();
    }
    if (this.all.dialog.open) {
      this.all.close();
    }
  }

  #frame(sites) {
    const now = Date.now() / 1000;
    this.period = resolve(this.#state, this.#site, now);
    this.toolbar.showSites(sites, this.#site.name);
    this.toolbar.show(this.#state, this.period);
    byId('zone').textContent = this.#site.zone.replace(/^Etc\//, '');
    outside(this.#site, this.period);
    document.title = `${this.#site.name || 'Page views'} · Millrace`;
  }

  async #ask(questions) {
    const range = { from: this.period.from, to: this.period.to };
    await Promise.all([
      this.#figures(questions, range),
      this.#timeline(questions, range),
      this.#lines(questions, range),
      ...this.panels.map(panel => this.#rows(questions, panel)),
      this.#state.page === null ? null : this.#page(questions, range),
    ]);
  }

  async #figures(questions, range) {
    const { now, before } = await questions.overview(range, this.period.before);
    showCards(byId('cards'), now, before);
  }

  async #timeline(questions, range) {
    const buckets = await questions.timeline(range, this.#by());
    this.chart.show(this.#past(buckets), this.#about('Page views'));
  }

  async #lines(questions, range) {
    const [kinds, statuses] = await Promise.all(
        [questions.top('kind', range), questions.top('status', range)]);
    showSplit(byId('lines'), kinds);
    showStatuses(byId('statuses'), statuses);
  }

  async #rows(questions, panel) {
    const { dimension } = panel;
    const answer = await questions.top(dimension, this.period);
    this.#answers.set(dimension, answer);
    if (panel.dimension === dimension) {
      panel.show(answer, this.#links());
    }
  }

  async #page(questions, range) {
    const { page } = this.#state;
    this.detail.wait(page);
    try {
      const answer = await questions.page(page, range, this.#by());
      this.detail.show({ ...answer, buckets: this.#past(answer.buckets) },
          this.#about('Views of this page'));
    } catch (error) {
      if (!(error instanceof Refused)) {
        throw error;
      }
      this.detail.refuse(error.message);
    }
  }

  async #retab(panel) {
    if (this.period !== null) {
      await this.#rows(new Questions(this.#state, this.#signal), panel).catch(() => {});
    }
  }

  /** Without what lies ahead; the last bucket of a period that goes on is not over. */
  #past(buckets) {
    const past = buckets.filter(bucket => bucket.from <= Date.now() / 1000);
    return past.map((bucket, i) =>
      ({ ...bucket, open: this.period.open && i === past.length - 1 }));
  }

  #by() {
    return byId('by').value;
  }

  #about(title) {
    return { by: this.#by(), zone: this.#site.zone, title };
  }

  #links() {
    return {
      filter: (dimension, value) => filterAddress(this.#state, dimension, value),
      detail: page => toAddress({ ...this.#state, page }),
    };
  }
}

function cost(read) {
  return read === 0 ? 'Answered from memory: no read units were used.'
    : `Answering this took ${units(read)} read units of DynamoDB.`;
}

function siteOf(sites, wanted) {
  return sites.find(site => site.name === wanted) ?? sites[0]
      ?? { name: '', zone: 'UTC', firstDay: null, lastDay: null };
}
