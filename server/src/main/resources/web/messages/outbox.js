import { Refused, Unreachable } from '../shared/api.js';
import { SignedOut, TooFast } from './server.js';

/**
 * What was written and has not arrived yet. It is kept in the browser, so that neither a server that
 * is gone nor a closed tab loses it, and sent one by one, oldest first. Each goes under an id of its
 * own: sent twice, it still arrives once.
 *
 * @typedef {object} Letter
 * @property {string} client_id
 * @property {string} message
 * @property {string|null} message_group_uuid
 * @property {string|null} handle of the person, where the conversation has not begun
 * @property {string} created_at
 * @property {string|null} refusal why the server does not take it; null while it is on its way
 */
export class Outbox {
  /** @type {Map<string, Letter>} */
  #letters = new Map();
  #prefix;
  #server;
  #listener;
  #sending = false;
  #flight = Promise.resolve();

  /**
   * @param {string} user whose letters these are
   * @param {import('./server.js').Server} server
   * @param {{changed: () => void, arrived: (letter: Letter, reply: any) => Promise<void>,
   *     lost: () => void, signedOut: () => void}} listener
   */
  constructor(user, server, listener) {
    this.#prefix = `millrace.outbox.${user}.`;
    this.#server = server;
    this.#listener = listener;
    stored(this.#prefix).forEach(letter => this.#letters.set(letter.client_id, letter));
  }

  get size() {
    return this.#letters.size;
  }

  /** Letters to a group or to a handle, oldest first. */
  to({ group, handle }) {
    return [...this.#letters.values()].filter(letter => group === null
      ? letter.handle !== null && letter.handle === handle : letter.message_group_uuid === group);
  }

  write({ group, handle }, message) {
    this.#keep({
      client_id: crypto.randomUUID(), message, message_group_uuid: group,
      handle: group === null ? handle : null, created_at: new Date().toISOString(), refusal: null,
    });
    this.flush();
  }

  retry(clientId) {
    this.#keep({ ...this.#letters.get(clientId), refusal: null });
    this.flush();
  }

  /** A letter began a conversation: what else waits for that person goes there, too. */
  readdress({ client_id: begun, handle }, group) {
    this.to({ group: null, handle }).filter(letter => letter.client_id !== begun).forEach(letter =>
      this.#keep({ ...letter, message_group_uuid: group, handle: null }));
  }

  /** Done when the letter that is on its way, if any, has arrived or not. */
  get settled() {
    return this.#flight.catch(() => {});
  }

  /** Takes a letter out: it has arrived, or is not wanted any more. */
  drop(clientId) {
    if (this.#letters.delete(clientId)) {
      localStorage.removeItem(this.#prefix + clientId);
      this.#listener.changed();
    }
  }

  clear() {
    [...this.#letters.keys()].forEach(clientId => this.drop(clientId));
  }

  /** Sends all that waits, unless that is under way. */
  async flush() {
    if (this.#sending) {
      return;
    }
    this.#sending = true;
    try {
      for (let letter = this.#next(); letter; letter = this.#next()) {
        this.#flight = this.#send(letter);
        await this.#flight;
      }
    } catch (error) {
      this.#stopped(error);
    } finally {
      this.#sending = false;
    }
  }

  async #send(letter) {
    try {
      const { client_id, message, message_group_uuid, handle } = letter;
      const reply = await this.#server.send(message_group_uuid === null
        ? { client_id, message, handle } : { client_id, message, message_group_uuid });
      await this.#listener.arrived(letter, reply);
      this.drop(client_id);
    } catch (error) {
      this.#refused(letter, error);
    }
  }

  #refused(letter, error) {
    if (!(error instanceof Refused)) {
      throw error;
    }
    if (this.#letters.has(letter.client_id)) {
      this.#keep({ ...letter, refusal: error.message });
    }
  }

  #stopped(error) {
    if (error instanceof TooFast) {
      setTimeout(() => this.flush(), error.seconds * 1000);
    } else if (error instanceof SignedOut) {
      this.#listener.signedOut();
    } else if (error instanceof Unreachable) {
      this.#listener.lost();
    } else {
      throw error;
    }
  }

  #next() {
    return [...this.#letters.values()].find(letter => letter.refusal === null);
  }

  #keep(letter) {
    this.#letters.set(letter.client_id, letter);
    localStorage.setItem(this.#prefix + letter.client_id, JSON.stringify(letter));
    this.#listener.changed();
  }
}

function stored(prefix) {
  return Object.keys(localStorage)
      .filter(key => key.startsWith(prefix))
      .map(key => JSON.parse(localStorage.getItem(key)))
      .sort((a, b) => a.created_at.localeCompare(b.created_at));
}
