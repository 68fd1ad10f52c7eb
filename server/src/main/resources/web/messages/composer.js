import { byId } from '../shared/dom.js';
import { lengthOf } from './text.js';

export const LONGEST = 1024;

/** Those on the other side hear that one is typing at most every so often. */
const TYPING_SECONDS = 3;

/** The form below a conversation. What was begun is kept for each conversation. */
export class Composer {
  #form = byId('composer');
  #text = byId('text');
  #listener;
  #drafts = new Map();
  #key = '';
  /** @type {import('./server.js').Message|null} */
  #edited = null;
  #told = 0;

  /**
   * @param {{send: (text: string) => void, typing: () => void, editLast: () => void,
   *     edit: (message: import('./server.js').Message, text: string) => void}} listener
   */
  constructor(listener) {
    this.#listener = listener;
    this.#form.addEventListener('submit', event => {
      event.preventDefault();
      this.#submit();
    });
    this.#text.addEventListener('input', () => this.#typed());
    this.#text.addEventListener('keydown', event => this.#pressed(event));
    byId('stop-editing').addEventListener('click', () => this.#stopEditing());
  }

  /** Turns to a conversation: its draft comes back. */
  turnTo(key, placeholder) {
    if (key !== this.#key) {
      this.#leave();
      this.#key = key;
      this.#fill(this.#drafts.get(key) ?? '');
      this.#told = 0;
    }
    this.#text.placeholder = placeholder;
  }

  /** The conversation of a draft goes under another key from now on. */
  rename(from, to) {
    if (this.#key === from) {
      this.#key = to;
    }
  }

  focus() {
    this.#text.focus({ preventScroll: true });
  }

  edit(message, text) {
    if (this.#edited === null) {
      this.#drafts.set(this.#key, this.#text.value);
    }
    this.#edited = message;
    this.#fill(text);
    this.focus();
  }

  #submit() {
    const text = this.#text.value.trim();
    if (text === '' || lengthOf(text) > LONGEST) {
      return;
    }
    if (this.#edited !== null) {
      const message = this.#edited;
      this.#stopEditing();
      this.#listener.edit(message, text);
    } else {
      this.#fill('');
      this.#told = 0;
      this.#listener.send(text);
    }
    this.focus();
  }

  #pressed(event) {
    if (event.key === 'Enter' && !event.shiftKey && !event.isComposing) {
      event.preventDefault();
      this.#submit();
    } else if (event.key === 'ArrowUp' && this.#text.value === '') {
      event.preventDefault();
      this.#listener.editLast();
    } else if (event.key === 'Escape' && this.#edited !== null) {
      event.preventDefault();
      this.#stopEditing();
    }
  }

  #typed() {
    this.#count();
    const now = performance.now();
    if (this.#edited === null && this.#text.value.trim() !== ''
        && (this.#told === 0 || now - this.#told > TYPING_SECONDS * 1000)) {
      this.#told = now;
      this.#listener.typing();
    }
  }

  #leave() {
    if (this.#edited === null) {
      this.#drafts.set(this.#key, this.#text.value);
    }
    this.#edited = null;
  }

  #stopEditing() {
    this.#edited = null;
    this.#fill(this.#drafts.get(this.#key) ?? '');
    this.focus();
  }

  #fill(text) {
    this.#text.value = text;
    byId('editing').hidden = this.#edited === null;
    this.#count();
  }

  /** What is left, and why it cannot be sent. */
  #count() {
    const left = LONGEST - lengthOf(this.#text.value.trim());
    const counter = byId('counter');
    counter.textContent = String(left);
    counter.classList.toggle('over', left < 0);
    byId('too-long').textContent = left < 0 ? `${-left} characters too many.` : '';
    this.#text.setAttribute('aria-invalid', String(left < 0));
    byId('send').disabled = left < 0 || left === LONGEST;
  }
}
