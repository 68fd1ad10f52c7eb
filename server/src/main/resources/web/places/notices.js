import { byId } from '../shared/dom.js';
import { count } from '../shared/numbers.js';
import { sentence } from './names.js';

/** Says what the server refuses; an empty reason takes it away. */
export function refused(reason) {
  byId('refused').hidden = reason === '';
  byId('refused-reason').textContent = reason && sentence(reason);
}

/**
 * Says how many records the views could not digest, and what to do about them.
 *
 * @param {{name: string, quarantined: number}[]} views
 */
export function quarantined(views) {
  const [worst] = [...views].sort((a, b) => b.quarantined - a.quarantined);
  const records = worst?.quarantined ?? 0;
  byId('quarantine').hidden = records === 0;
  byId('quarantined').textContent = records === 1 ? 'One record could not be counted.'
    : `${count(records)} records could not be counted.`;
  byId('remedy-list').textContent = `millrace view verify ${worst?.name ?? ''}`;
  byId('remedy-rebuild').textContent = `millrace view rebuild ${worst?.name ?? ''}`;
}
