import { byId } from '../shared/dom.js';

const NOTICE_SECONDS = 6;
let noticeTimer = 0;

/** Lets every button with `data-close` close its dialog, and a click beside a dialog, too. */
export function wireDialogs() {
  document.querySelectorAll('dialog').forEach(dialog => {
    dialog.querySelectorAll('[data-close]').forEach(button =>
      button.addEventListener('click', () => dialog.close()));
    dialog.addEventListener('mousedown', event => {
      if (event.target === dialog && isBeside(dialog, event)) {
        dialog.close();
      }
    });
  });
}

/**
 * Asks before something that cannot be undone.
 *
 * @param {{title: string, text: string, yes: string}} question
 * @returns {Promise<boolean>}
 */
export function confirm({ title, text, yes }) {
  const dialog = byId('confirm');
  byId('confirm-title').textContent = title;
  byId('confirm-text').textContent = text;
  byId('confirm-yes').textContent = yes;
  dialog.returnValue = '';
  dialog.showModal();
  return new Promise(resolve => dialog.addEventListener('close',
      () => resolve(dialog.returnValue === 'yes'), { once: true }));
}

/** Says something in passing. */
export function notice(text) {
  clearTimeout(noticeTimer);
  byId('notice').textContent = text;
  noticeTimer = setTimeout(() => byId('notice').textContent = '', NOTICE_SECONDS * 1000);
}

function isBeside(dialog, { clientX, clientY }) {
  const { left, right, top, bottom } = dialog.getBoundingClientRect();
  return clientX < left || clientX > right || clientY < top || clientY > bottom;
}
