import { el } from '../shared/dom.js';
import { compact, count, decimal, duration, percent } from '../shared/numbers.js';

/**
 * The figures on top. `rises` says whether more is better (1), worse (-1).
 */
const CARDS = [
  { id: 'visitors', label: 'Unique visitors', show: compact, rises: 1 },
  { id: 'visits', label: 'Visits', show: compact, rises: 1 },
  { id: 'views', label: 'Page views', show: compact, rises: 1 },
  { id: 'viewsPerVisit', label: 'Views per visit', show: decimal, rises: 1 },
  { id: 'bounceRate', label: 'Bounce rate', show: percent, rises: -1 },
  { id: 'visitSeconds', label: 'Visit duration', show: duration, rises: 1 },
];

/** Draws the cards without figures, so that nothing moves when the figures come. */
export function emptyCards(list) {
  list.replaceChildren(...CARDS.map(card => el('div', { class: 'card', 'data-card': card.id },
      el('dt', {}, card.label), el('dd', { class: 'figure skeleton' }, '\u00a0'),
      el('dd', { class: 'change' }, '\u00a0'))));
}

/**
 * @param {HTMLElement} list
 * @param {Record<string, number>} now
 * @param {Record<string, number>|null} before the same figures of the period before
 */
export function showCards(list, now, before) {
  list.replaceChildren(...CARDS.map(card => el('div', { class: 'card', 'data-card': card.id },
      el('dt', {}, card.label),
      el('dd', { class: 'figure', title: exact(card, now) }, shown(card, now)),
      el('dd', { class: 'change' }, before ? change(card, now[card.id], before[card.id])
          : '\u00a0'))));
}

function shown(card, figures) {
  const figure = figures[card.id];
  return figure === null ? '–' : card.show(figure);
}

function exact(card, figures) {
  return card.show === compact ? count(figures[card.id]) : shown(card, figures);
}

function change(card, now, before) {
  if (now === null || before === null || (before === 0 && now === 0)) {
    return '\u00a0';
  }
  if (before === 0) {
    return el('span', {}, 'none before');
  }
  const ratio = now / before - 1;
  const direction = Math.abs(ratio) < 0.005 ? 0 : Math.sign(ratio);
  const arrow = ['↓', '→', '↑'][direction + 1];
  const words = ['less', 'no change', 'more'][direction + 1];
  const mood = ['bad', 'same', 'good'][direction * card.rises + 1];
  return el('span', { class: mood, title: `${card.show(before)} in the period before` },
      el('span', { 'aria-hidden': 'true' }, arrow), ` ${percent(Math.abs(ratio))} `,
      el('span', { class: 'unseen' }, `${words} than in the period before`));
}
