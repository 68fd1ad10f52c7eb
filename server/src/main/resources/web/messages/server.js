import { Refused, Unreachable } from '../shared/api.js';

/** An answer that takes longer will not come. */
const PATIENCE_SECONDS = 20;

/** Nobody is signed in, or no longer. */
export class SignedOut extends Error {}

/** Said too much too fast: worth trying again after a pause. */
export class TooFast extends Unreachable {
  /** @param {number} seconds */
  constructor(text, seconds) {
    super(text);
    this.seconds = seconds;
  }
}

/**
 * The server's calls, in the words of its API, asked in the name of whoever is signed in.
 *
 * @typedef {object} Message
 * @property {string} uuid
 * @property {string} message_group_uuid
 * @property {number} seq counts from 1 in each conversation
 * @property {'text'|'added'|'left'|'titled'|'retained'} kind text, or a notice of what its sender did
 * @property {string} user_uuid
 * @property {string} display_name
 * @property {string} message the text; empty where deleted; of a notice, what it is about
 * @property {string} created_at
 * @property {string|null} edited_at
 * @property {boolean} deleted
 * @property {string} [client_id] of one's own, as far as they were sent from this page
 *
 * @typedef {object} Conversation
 * @property {string} uuid
 * @property {'direct'|'group'} kind
 * @property {string} display_name the other person's or the group's
 * @property {string|null} handle the other person's
 * @property {string|null} user_uuid the other person's
 * @property {string} message the last one
 * @property {string|null} message_kind of the last one
 * @property {string|null} message_user_uuid of the last one
 * @property {boolean} message_deleted
 * @property {string|null} created_at of the last one
 * @property {number} unread_count
 * @property {number} read_seq how far one has read
 */
export class Server {
  #token;

  /** @param {string} token */
  constructor(token) {
    this.#token = token;
  }

  me() {
    return this.#body('GET', '/api/users/me');
  }

  changeMe(changes) {
    return this.#body('PUT', '/api/users/me', changes);
  }

  person(handle) {
    return this.#body('GET', `/api/users/@${encodeURIComponent(handle)}/short`);
  }

  block(handle, blocked) {
    const path = `/api/users/@${encodeURIComponent(handle)}/block`;
    return this.#body(blocked ? 'PUT' : 'DELETE', path, blocked ? {} : undefined);
  }

  blocked() {
    return this.#body('GET', '/api/blocked_users');
  }

  /** @returns {Promise<{rows: Conversation[], next: string|null}>} */
  async conversations(cursor) {
    const path = withQuery('/api/message_groups', { limit: 50, cursor });
    const response = await this.#ask('GET', path);
    return { rows: await json(response), next: response.headers.get('X-Next-Cursor') };
  }

  /** A conversation with its members. */
  conversation(group) {
    return this.#body('GET', `/api/message_groups/${group}`);
  }

  startGroup(group) {
    return this.#body('POST', '/api/message_groups', group);
  }

  /** @param {{title?: string, retention_seconds?: number}} changes 0 seconds: for ever */
  changeGroup(group, changes) {
    return this.#body('PUT', `/api/message_groups/${group}`, changes);
  }

  add(group, handles) {
    return this.#body('POST', `/api/message_groups/${group}/members`, { handles });
  }

  leave(group) {
    return this.#body('POST', `/api/message_groups/${group}/leave`, {});
  }

  /** @returns {Promise<Conversation>} */
  read(group, seq) {
    return this.#body('PUT', `/api/message_groups/${group}/read`, { seq });
  }

  typing(group) {
    return this.#body('POST', `/api/message_groups/${group}/typing`, {});
  }

  /**
   * @param {{before?: number|string, after?: number|string, from?: 'unread', limit?: number}} part
   * @returns {Promise<{messages: Message[], older: string|null, newer: string|null}>} oldest first
   */
  async messages(group, part) {
    const path = withQuery(`/api/messages/${group}`, part);
    const response = await this.#ask('GET', path);
    return {
      messages: await json(response),
      older: response.headers.get('X-Older-Cursor'),
      newer: response.headers.get('X-Newer-Cursor'),
    };
  }

  /** Sends into a group or, where there is none yet, to a handle. */
  send(message) {
    return this.#body('POST', '/api/messages', message);
  }

  edit({ message_group_uuid: group, uuid }, text) {
    return this.#body('PUT', `/api/messages/${group}/${uuid}`, { message: text });
  }

  remove({ message_group_uuid: group, uuid }) {
    return this.#body('DELETE', `/api/messages/${group}/${uuid}`);
  }

  /** @returns {Promise<{messages: Message[], next: string|null}>} maybe none, though there are more */
  async search(words, cursor, signal) {
    const path = withQuery('/api/message_search', { q: words, cursor });
    const response = await this.#ask('GET', path, undefined, signal);
    return { messages: await json(response), next: response.headers.get('X-Next-Cursor') };
  }

  /** @returns {Promise<Response>} a stream of events from the one after `lastId` on */
  live(lastId, signal) {
    const headers = { Accept: 'text/event-stream' };
    return this.#fetch('/api/live', {
      signal, cache: 'no-store',
      headers: lastId === null ? headers : { ...headers, 'Last-Event-ID': lastId },
    });
  }

  async #body(method, path, body, signal) {
    return json(await this.#ask(method, path, body, signal));
  }

  #ask(method, path, body, given) {
    const patience = AbortSignal.timeout(PATIENCE_SECONDS * 1000);
    const signal = given ? AbortSignal.any([given, patience]) : patience;
    const headers = { Accept: 'application/json' };
    return this.#fetch(path, body === undefined ? { method, signal, headers } : {
      method, signal, body: JSON.stringify(body),
      headers: { ...headers, 'Content-Type': 'application/json' },
    });
  }

  async #fetch(path, { headers, ...options }) {
    const response = await reach(path, {
      ...options, headers: { ...headers, Authorization: `Bearer ${this.#token}` },
    });
    if (!response.ok) {
      throw await failure(response);
    }
    return response;
  }
}

/** @throws {Unreachable} where no answer comes */
export async function reach(url, options) {
  try {
    return await fetch(url, options);
  } catch (error) {
    throw wanted(error);
  }
}

function json(response) {
  return response.json().catch(error => {
    throw wanted(error);
  });
}

/** What was broken off on purpose is no failure of the server's. */
function wanted(error) {
  return error.name === 'AbortError' ? error : new Unreachable('The server does not answer.');
}

export async function failure(response) {
  const problem = await response.json().catch(() => ({}));
  const text = problem.detail ?? problem.title ?? `The server answered ${response.status}.`;
  switch (response.status) {
    case 401: return new SignedOut(text);
    case 429: return new TooFast(text, Number(response.headers.get('Retry-After') ?? 1));
    default: return response.status >= 500 ? new Unreachable(text)
      : new Refused(text, { status: response.status });
  }
}

function withQuery(path, parameters) {
  const given = Object.entries(parameters)
      .filter(([, value]) => value !== null && value !== undefined);
  return given.length > 0 ? `${path}?${new URLSearchParams(given)}` : path;
}
