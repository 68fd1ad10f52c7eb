import { el } from '../shared/dom.js';
import { compact, count } from '../shared/numbers.js';
import { bucketName } from './times.js';

const SERIES = [
  { id: 'views', label: 'Page views', colour: '--views' },
  { id: 'visitors', label: 'Unique visitors', colour: '--visitors' },
];

/**
 * The chart of views and visitors over time, with the same figures as a table for those who cannot
 * see it. What is drawn last and is not over yet is dashed.
 *
 * @typedef {{from: number, views: number, visitors: number|null, open: boolean}} Bucket
 */
export class TimeChart {
  #chart = null;
  #hidden = new Set();
  #drawn = null;

  /** @param {HTMLElement} frame holds a canvas, a `.legend` and a `table` */
  constructor(frame) {
    this.frame = frame;
    this.canvas = frame.querySelector('canvas');
  }

  /**
   * @param {Bucket[]} buckets
   * @param {{by: string, zone: string, title: string}} about
   */
  show(buckets, about) {
    this.#drawn = { buckets, about };
    const series = SERIES.filter(({ id }) => buckets.some(bucket => bucket[id] !== null));
    this.canvas.setAttribute('aria-label', summary(buckets, about));
    this.#table(buckets, about, series);
    this.#legend(series);
    this.#draw(series);
  }

  /** Draws again in the colours that hold now. */
  recolour() {
    if (this.#drawn) {
      this.show(this.#drawn.buckets, this.#drawn.about);
    }
  }

  destroy() {
    this.#chart?.destroy();
    this.#chart = null;
  }

  #draw(series) {
    const { buckets, about } = this.#drawn;
    const style = getComputedStyle(this.canvas);
    const data = {
      labels: buckets.map(bucket => bucketName(about.by, bucket.from, about.zone, true)),
      datasets: series.filter(({ id }) => !this.#hidden.has(id))
          .map(each => line(each, buckets, style.getPropertyValue(each.colour).trim())),
    };
    this.destroy();
    this.#chart = new globalThis.Chart(this.canvas, {
      type: 'line', data, options: options(buckets, about, style),
    });
  }

  #legend(series) {
    const legend = this.frame.querySelector('.legend');
    const focused = [...legend.children].indexOf(document.activeElement);
    legend.replaceChildren(...series.map(({ id, label }) => el('button', {
      type: 'button', class: `key ${id}`, 'aria-pressed': String(!this.#hidden.has(id)),
      onclick: () => this.#toggle(id),
    }, label)));
    legend.children[focused]?.focus();
  }

  #toggle(id) {
    if (!this.#hidden.delete(id)) {
      this.#hidden.add(id);
    }
    this.recolour();
  }

  #table(buckets, about, series) {
    const head = el('tr', {}, el('th', { scope: 'col' }, 'Time'),
        ...series.map(({ label }) => el('th', { scope: 'col' }, label)));
    const rows = buckets.map(bucket => el('tr', {},
        el('th', { scope: 'row' }, bucketName(about.by, bucket.from, about.zone, false)
            + (bucket.open ? ' (so far)' : '')),
        ...series.map(({ id }) => el('td', {}, count(bucket[id])))));
    this.frame.querySelector('table').replaceChildren(
        el('thead', {}, head), el('tbody', {}, ...rows));
  }
}

function line({ id, label }, buckets, colour) {
  const dashed = buckets.at(-1)?.open ? buckets.length - 1 : -1;
  const few = buckets.length < 3;
  return {
    label, data: buckets.map(bucket => bucket[id]), borderColor: colour, borderWidth: 2,
    backgroundColor: colour.replace('rgb(', 'rgba(').replace(')', ', 0.1)'),
    fill: 'origin', cubicInterpolationMode: 'monotone', pointRadius: few ? 4 : 0,
    pointHoverRadius: 4, pointBackgroundColor: colour, pointHitRadius: 12,
    segment: { borderDash: ({ p1DataIndex }) => (p1DataIndex === dashed ? [5, 5] : undefined) },
  };
}

function options(buckets, about, style) {
  const colour = name => style.getPropertyValue(name).trim();
  const still = matchMedia('(prefers-reduced-motion: reduce)').matches;
  const ticks = { color: colour('--faint'), font: { family: style.fontFamily, size: 12 } };
  return {
    responsive: true, maintainAspectRatio: false, animation: still ? false : { duration: 250 },
    interaction: { mode: 'index', intersect: false },
    scales: {
      x: { grid: { display: false }, border: { color: colour('--line') },
        ticks: { ...ticks, maxRotation: 0, autoSkipPadding: 24 } },
      y: { beginAtZero: true, suggestedMax: 4, grid: { color: colour('--line') },
        border: { display: false },
        ticks: { ...ticks, precision: 0, maxTicksLimit: 6, callback: compact } },
    },
    plugins: {
      legend: { display: false },
      tooltip: {
        backgroundColor: colour('--tip'), titleColor: colour('--tip-text'),
        bodyColor: colour('--tip-text'), padding: 10, boxPadding: 6, usePointStyle: true,
        callbacks: {
          title: ([item]) => bucketName(about.by, buckets[item.dataIndex].from, about.zone, false)
              + (buckets[item.dataIndex].open ? ' (so far)' : ''),
          label: item => ` ${item.dataset.label}: ${count(item.parsed.y)}`,
        },
      },
    },
  };
}

function summary(buckets, about) {
  const most = buckets.reduce((a, b) => (b.views > (a?.views ?? -1) ? b : a), null);
  const total = buckets.reduce((sum, bucket) => sum + bucket.views, 0);
  return most === null ? about.title
    : `${about.title}: ${count(total)} page views, the most, ${count(most.views)}, in `
      + `${bucketName(about.by, most.from, about.zone, false)}. The figures follow as a table.`;
}
