import { Refused } from '../shared/api.js';
import { byId, el } from '../shared/dom.js';
import { shortTime } from './days.js';
import { groupPath, newPath } from './route.js';

const PAUSE_MILLIS = 250;
const SHORTEST = 2;
const ENOUGH = 20;
const HANDLE = /^@?[a-z0-9_.-]{1,30}$/;

/** So much of a long message stands before the words that were found. */
const BEFORE = 24;

/** The field above the list: conversations whose names match, and messages that hold the words. */
export class Search {
  #app;
  #field = byId('search');
  #running = new AbortController();
  #timer = 0;

  /** @param {import('./app.js').App} app */
  constructor(app) {
    this.#app = app;
    this.#field.addEventListener('input', () => this.#changed());
    this.#field.addEventListener('keydown', event => this.#pressed(event));
  }

  matches(row) {
    const words = this.#words.replace(/^@/, '');
    return words === '' || [row.display_name, row.handle ?? '']
        .some(name => name.toLowerCase().includes(words));
  }

  focus() {
    this.#field.focus();
    this.#field.select();
  }

  clear() {
    if (this.#field.value !== '') {
      this.#field.value = '';
      this.#changed();
    }
  }

  get #words() {
    return this.#field.value.trim().toLowerCase();
  }

  #changed() {
    this.#running.abort();
    clearTimeout(this.#timer);
    const words = this.#words;
    byId('found').hidden = true;
    this.#app.draw();
    if (words.length >= SHORTEST) {
      this.#timer = setTimeout(() => this.#ask(words), PAUSE_MILLIS);
    }
  }

  async #ask(words) {
    const { signal } = this.#running = new AbortController();
    await this.#app.guarded(async () => {
      try {
        this.#show(words, await this.#find(words, signal));
      } catch (error) {
        if (!signal.aborted) {
          throw error;
        }
      }
    }, error => this.#without(words, error));
  }

  /** The server looks through a part of the messages at a time. */
  async #find(words, signal) {
    const found = [];
    let cursor = null;
    do {
      const { messages, next } = await this.#app.server.search(words, cursor, signal);
      found.push(...messages);
      cursor = next;
    } while (cursor !== null && found.length < ENOUGH);
    return found.sort((a, b) => Date.parse(b.created_at) - Date.parse(a.created_at));
  }

  /** A server may not search messages: then people alone are found. */
  #without(words, error) {
    const known = error instanceof Refused && error.status === 404 ? '' : error.message;
    this.#show(words, []);
    byId('found-title').hidden = known === '';
    byId('found-none').hidden = known === '';
    byId('found-none').textContent = known;
  }

  #show(words, messages) {
    byId('found').hidden = false;
    byId('found-title').hidden = false;
    const handle = words.replace(/^@/, '');
    const writeTo = HANDLE.test(words) && !this.#app.inbox.with(handle)
      ? [el('li', {}, el('a', { href: newPath(handle) }, `Write to @${handle}`))] : [];
    byId('found-messages').replaceChildren(
        ...messages.map(message => this.#result(message, words)), ...writeTo);
    byId('found-none').hidden = messages.length > 0;
    byId('found-none').textContent = `No message holds “${words}”.`;
  }

  #result(message, words) {
    const { message_group_uuid: group, seq, created_at: at } = message;
    const row = this.#app.inbox.row(group);
    const mine = message.user_uuid === this.#app.me.uuid;
    return el('li', {}, el('a', { href: groupPath(group, seq) },
        el('span', { class: 'pair' },
            el('bdi', { class: 'name' }, row?.display_name ?? message.display_name),
            el('time', { datetime: at }, shortTime(Date.parse(at), Date.now()))),
        el('span', { class: 'preview', dir: 'auto' }, mine && 'You: ',
            ...marked(message.message, words))));
  }

  #pressed(event) {
    if (event.key === 'Escape' && this.#field.value !== '') {
      event.preventDefault();
      this.clear();
    } else if (event.key === 'ArrowDown' || event.key === 'Enter') {
      event.preventDefault();
      const target = byId('inbox-scroll').querySelector('a');
      event.key === 'Enter' ? target?.click() : target?.focus();
    }
  }
}

/** The text around the first of the words, and that word marked. */
function marked(text, words) {
  const lower = text.toLowerCase();
  const [word, at] = words.split(/\s+/).map(each => [each, lower.indexOf(each)])
      .find(([, index]) => index >= 0) ?? ['', 0];
  const from = at > BEFORE ? at - BEFORE : 0;
  return [
    (from > 0 ? '…' : '') + text.slice(from, at),
    el('mark', {}, text.slice(at, at + word.length)), text.slice(at + word.length),
  ];
}
