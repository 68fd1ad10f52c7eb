import { byId, el } from '../shared/dom.js';
import { count } from '../shared/numbers.js';
import { sentence } from './names.js';

/** Records that are told one by one. */
const SHOWN = 5;

/** Says what the server refuses; an empty reason takes it away. */
export function refused(reason) {
  byId('refused').hidden = reason === '';
  byId('refused-reason').textContent = reason && sentence(reason);
}

/**
 * Says which records the views could not digest, why, and what to do about them.
 *
 * @param {{name: string, quarantined: number, records: object[]}[]} views
 */
export function quarantined(views) {
  const behind = views.filter(view => view.quarantined > 0);
  const records = behind.reduce((sum, view) => sum + view.quarantined, 0);
  byId('quarantine').hidden = records === 0;
  byId('quarantined').textContent = records === 1 ? 'One record could not be counted.'
    : `${count(records)} records could not be counted.`;
  const told = behind.flatMap(view => view.records);
  const more = records - Math.min(SHOWN, told.length);
  byId('quarantined-records').replaceChildren(...told.slice(0, SHOWN).map(record =>
    el('li', {}, el('bdi', {}, `${recordName(record)}: ${reason(record)}`))),
  ...(more > 0 ? [el('li', {}, `${count(more)} more`)] : []));
  byId('remedy').textContent =
      behind.map(view => `millrace view rebuild ${view.name}`).join(' && ');
}

function recordName({ table, partition, sort }) {
  return table === 'Point' ? `Point ${sort} of map ${partition}`
    : `${table} ${[partition, sort].filter(Boolean).join(' ')}`;
}

/** Without the name of the error's class. */
function reason(record) {
  return sentence(record.reason.replace(/^[\w.$]+(Exception|Error): /, ''));
}
