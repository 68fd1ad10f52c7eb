import { byId, el } from '../shared/dom.js';

const LIST = [['Enter', 'Send'], ['Shift Enter', 'New line'], ['↑', 'Edit your last message'],
  ['Alt ↑ ↓', 'Conversation above or below'], ['N', 'New conversation'],
  ['/', 'Search'], ['Esc', 'Out of the form, then back to the list'], ['?', 'These shortcuts']];

/**
 * Keys that work wherever no dialog is open; letters only where nothing is being typed.
 *
 * @param {{begin: () => void, search: () => void, step: (by: number) => void, list: () => void
 *     }} actions
 */
export function shortcuts(actions) {
  byId('key-list').replaceChildren(...LIST.map(([keys, label]) => el('div', {},
      el('dt', {}, ...keys.split(' ').map(key => el('kbd', {}, key))), el('dd', {}, label))));
  byId('show-keys').addEventListener('click', () => byId('keys').showModal());
  const letters = new Map([['n', actions.begin], ['/', actions.search],
    ['?', () => byId('keys').showModal()]]);
  document.addEventListener('keydown', event => {
    const action = event.altKey ? stepOf(event, actions)
      : event.key === 'Escape' ? () => escape(actions) : letters.get(event.key.toLowerCase());
    if (action && !isBusy(event)) {
      event.preventDefault();
      action();
    }
  });
}

function stepOf(event, { step }) {
  const by = { ArrowUp: -1, ArrowDown: 1 }[event.key];
  return by && (() => step(by));
}

function escape({ list }) {
  if (document.activeElement.matches('textarea, input')) {
    byId('log').focus();
  } else {
    list();
  }
}

function isBusy(event) {
  const types = event.target.closest?.('input, select, textarea') !== null;
  return event.ctrlKey || event.metaKey || event.defaultPrevented
      || document.querySelector('dialog[open], :popover-open') !== null
      || (types && !event.altKey && event.key !== 'Escape');
}
