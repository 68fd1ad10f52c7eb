import { byId } from '../shared/dom.js';
import { destination } from '../shared/tabs.js';
import { drawRow } from './bubble.js';
import { showRows } from './keyed.js';
import { rowsOf } from './rows.js';
import { Scroll } from './scroll.js';

/** The messages of the conversation that is open, and where its reader is among them. */
export class FeedView {
  #log = byId('log');
  #list = byId('messages');
  #end = byId('to-end');
  #listener;
  #scroll;
  #shown = null;
  #rows = [];

  /**
   * @param {{older: () => void, newer: () => void, seen: () => void, toEnd: () => void,
   *     act: (act: string, row: import('./rows.js').MessageRow, button: HTMLElement) => void}
   *     } listener
   */
  constructor(listener) {
    this.#listener = listener;
    this.#scroll = new Scroll(this.#log, {
      moved: () => this.#moved(), top: listener.older, bottom: listener.newer,
    });
    this.#log.addEventListener('click', event => this.#clicked(event));
    this.#log.addEventListener('keydown', event => this.#key(event));
    this.#end.addEventListener('click', listener.toEnd);
  }

  /** Whether the newest message that is loaded is seen. */
  get atEnd() {
    return this.#scroll.atEnd;
  }

  /**
   * Shows a conversation. Another one than before begins at its first unread message or at its end.
   *
   * @param {string} key of the conversation
   * @param {Parameters<typeof rowsOf>[0]} conversation
   * @param {{inGroup: boolean}} look
   */
  show(key, conversation, look) {
    const another = key !== this.#shown;
    this.#rows = rowsOf(conversation);
    // What is not new is not read out.
    this.#log.setAttribute('aria-live', another || this.#growsUpwards() ? 'off' : 'polite');
    if (another) {
      this.#list.replaceChildren();
      this.#shown = key;
    }
    this.#scroll.keep(() => this.#draw(look));
    if (another) {
      this.#begin();
    }
    this.#scroll.look();
  }

  /** Shows nothing until the next conversation is there. */
  clear() {
    this.#shown = null;
    this.#rows = [];
    this.#list.replaceChildren();
    this.#end.hidden = true;
  }

  toEnd() {
    this.#scroll.toEnd();
  }

  /** Goes to a message and marks it for a moment. */
  point(seq) {
    const element = this.#list.querySelector(`[data-seq="${seq}"]`);
    if (element) {
      this.#scroll.to(element, 'center');
      element.focus({ preventScroll: true });
    }
  }

  /** The `seq` of the last message that is on the screen to its end; 0 where there is none. */
  get lastSeen() {
    const seen = this.#scroll.lastSeen([...this.#list.querySelectorAll('[data-seq]')]);
    return Number(seen?.dataset.seq ?? 0);
  }

  #draw(look) {
    const now = Date.now();
    showRows(this.#list, this.#rows.map(row => ({
      key: row.key,
      text: JSON.stringify([row, look, row.kind === 'day' && new Date(now).toDateString()]),
      draw: () => drawRow(row, { ...look, now }),
    })));
  }

  #begin() {
    const unread = this.#list.querySelector('.unread-line');
    if (unread) {
      this.#scroll.to(unread, 'start');
    } else {
      this.#scroll.toEnd();
    }
  }

  #growsUpwards() {
    const first = this.#list.firstElementChild?.dataset.key;
    return first !== undefined && this.#rows[0]?.key !== first;
  }

  #moved() {
    this.#end.hidden = this.#scroll.atEnd;
    this.#listener.seen();
  }

  #clicked(event) {
    const button = event.target.closest('[data-act]');
    if (button) {
      this.#act(button.dataset.act, button);
    }
  }

  #act(act, button) {
    const { key } = button.closest('[data-key]').dataset;
    this.#listener.act(act, this.#rows.find(row => row.key === key), button);
  }

  /** Arrow keys go from message to message, Enter opens what can be done with one. */
  #key(event) {
    const messages = [...this.#list.querySelectorAll('.message')];
    const at = messages.indexOf(event.target);
    if (event.key === 'Enter' && at >= 0) {
      event.preventDefault();
      const button = event.target.querySelector('[data-act]');
      button && this.#act(button.dataset.act, button);
    } else if (at >= 0 || (event.target === this.#log && event.key === 'ArrowUp')) {
      this.#walk(event, messages, at < 0 ? messages.length : at);
    }
  }

  #walk(event, messages, at) {
    const target = destination(event.key, at, messages.length + 1);
    if (target !== null && !event.key.match(/Left|Right/)) {
      event.preventDefault();
      messages[Math.min(target, messages.length - 1)]?.focus();
    }
  }
}
