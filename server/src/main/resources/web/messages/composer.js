import { byId } from '../shared/dom.js';
import { lengthOf } from './text.js';

export const LONGEST = 1024;

/** Those on the other side hear that one is typing at most every so often. */
const TYPING_SECONDS = 3;

/** The form below a conversation. What was begun is kept for each conversation. */
export class Composer {
  #form = byId('composer');
  #text = byId('text');
  #drafts;
  #listener;
  #key = '';
  /** @type {import('./server.js').Message|null} */
  #edited = null;
  #told = -Infinity;
  /** @type {string|null} the letter on its way that is to be edited as soon as it has arrived */
  #wanted = null;

  /**
   * @param {import('./drafts.js').Drafts} drafts
   * @param {{send: (text: string) => void, typing: () => void, editLast: () => string|null,
   *     edit: (message: import('./server.js').Message, text: string) => void}} listener
   */
  constructor(drafts, listener) {
    this.#drafts = drafts;
    this.#listener = listener;
    this.#form.addEventListener('submit', event => {
      event.preventDefault();
      this.#submit();
    });
    this.#text.addEventListener('input', () => this.#typed());
    this.#text.addEventListener('keydown', event => this.#pressed(event));
    this.#text.addEventListener('blur', () => { this.#wanted = null; });
    byId('stop-editing').addEventListener('click', () => this.#stopEditing());
  }

  /** Turns to a conversation: its draft comes back. */
  turnTo(key, placeholder) {
    if (key !== this.#key) {
      this.#key = key;
      this.#edited = null;
      this.#wanted = null;
      this.#told = -Infinity;
      this.#fill(this.#drafts.of(key));
    }
    this.#text.placeholder = placeholder;
  }

  /** The conversation in the form goes under another key from now on. */
  rename(key) {
    this.#drafts.keep(key, this.#drafts.of(this.#key));
    this.#drafts.keep(this.#key, '');
    this.#key = key;
  }

  focus() {
    this.#text.focus({ preventScroll: true });
  }

  edit(message, text) {
    this.#edited = message;
    this.#wanted = null;
    this.#fill(text);
    this.focus();
  }

  /** A letter has become a message, if that is known. */
  arrived({ client_id: letter }, message) {
    if (letter === this.#wanted && message) {
      this.edit(message, message.message);
    }
  }

  #submit() {
    this.#wanted = null;
    const text = this.#text.value.trim();
    if (text === '' || lengthOf(text) > LONGEST) {
      return;
    }
    const message = this.#edited;
    if (message === null) {
      this.#drafts.keep(this.#key, '');
      this.#told = -Infinity;
      this.#listener.send(text);
    } else {
      this.#listener.edit(message, text);
    }
    this.#stopEditing();
  }

  #pressed(event) {
    if (event.key === 'Enter' && !event.shiftKey && !event.isComposing) {
      event.preventDefault();
      this.#submit();
    } else if (event.key === 'ArrowUp' && isAlone(event) && this.#edited === null
        && this.#text.value === '') {
      event.preventDefault();
      this.#wanted = this.#listener.editLast();
    } else if (event.key === 'Escape' && this.#edited !== null) {
      event.preventDefault();
      this.#stopEditing();
    }
  }

  #typed() {
    this.#wanted = null;
    this.#count();
    if (this.#edited === null) {
      this.#drafts.keep(this.#key, this.#text.value);
      this.#tell();
    }
  }

  #tell() {
    const now = performance.now();
    if (this.#text.value.trim() !== '' && now - this.#told > TYPING_SECONDS * 1000) {
      this.#told = now;
      this.#listener.typing();
    }
  }

  #stopEditing() {
    this.#edited = null;
    this.#fill(this.#drafts.of(this.#key));
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

/** Whether a key is pressed without another that changes what it means. */
function isAlone(event) {
  return !(event.altKey || event.ctrlKey || event.metaKey || event.shiftKey);
}
