import { byId } from '../shared/dom.js';
import { rangeName } from './times.js';

/** Says that the server refuses the question, and why; an empty reason takes it away. */
export function refused(reason) {
  byId('refused').hidden = reason === '';
  byId('refused-reason').textContent = reason;
}

/** Says where the log is, if the period lies wholly before or after it. */
export function outside({ firstDay, lastDay }, period) {
  const isOutside = firstDay !== null && (period.first > lastDay || period.last < firstDay);
  byId('outside').hidden = !isOutside;
  if (isOutside) {
    byId('logged').textContent = rangeName(firstDay, lastDay);
    byId('show-logged').href = `?period=custom&from=${firstDay}&to=${lastDay}`;
  }
}
