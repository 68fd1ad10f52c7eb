import { el } from './dom.js';

/**
 * A row of tabs after the ARIA pattern: one tab stop, arrow keys, Home and End move.
 *
 * @param {{label: string}[]} choices
 * @param {string} panelId the element that the tabs fill
 * @param {(index: number) => void} onChoose
 * @returns {HTMLElement}
 */
export function tabs(choices, panelId, onChoose) {
  const buttons = choices.map(({ label }, index) => el('button', {
    type: 'button', role: 'tab', id: `${panelId}-tab-${index}`, 'aria-controls': panelId,
    onclick: () => choose(index),
  }, label));
  const list = el('div', { role: 'tablist', class: 'tabs', onkeydown: move }, ...buttons);
  mark(0);
  return list;

  function mark(index) {
    buttons.forEach((button, i) => {
      button.setAttribute('aria-selected', String(i === index));
      button.tabIndex = i === index ? 0 : -1;
    });
  }

  function choose(index) {
    mark(index);
    buttons[index].focus();
    onChoose(index);
  }

  function move(event) {
    const target = destination(event.key, buttons.indexOf(document.activeElement), buttons.length);
    if (target !== null) {
      event.preventDefault();
      event.stopPropagation();
      choose(target);
    }
  }
}

/** Where a key leads from a position in a row or a list; null for any other key. */
export function destination(key, at, length) {
  switch (key) {
    case 'ArrowRight': case 'ArrowDown': return (at + 1) % length;
    case 'ArrowLeft': case 'ArrowUp': return (at + length - 1) % length;
    case 'Home': return 0;
    case 'End': return length - 1;
    default: return null;
  }
}
