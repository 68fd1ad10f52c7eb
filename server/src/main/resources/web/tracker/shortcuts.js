import { byId } from '../shared/dom.js';
import { PERIODS } from './periods.js';

/**
 * Keys that work wherever nothing is being typed and no dialog is open.
 *
 * @param {{period: (id: string) => void, shift: (direction: number) => void,
 *     clear: () => void}} actions
 */
export function shortcuts(actions) {
  const keys = new Map(PERIODS.map(({ id, key }) => [key.toLowerCase(), () => actions.period(id)]));
  keys.set('arrowleft', () => actions.shift(-1));
  keys.set('arrowright', () => actions.shift(1));
  keys.set('x', () => actions.clear());
  keys.set('?', () => byId('keys').showModal());
  document.addEventListener('keydown', event => {
    const action = keys.get(event.key.toLowerCase());
    if (action && !isBusy(event)) {
      event.preventDefault();
      action();
    }
  });
}

function isBusy(event) {
  return event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented
      || document.querySelector('dialog[open]') !== null
      || event.target.closest?.('input, select, textarea') !== null;
}
