/** The conversations of whoever is signed in, the latest first, as far as they are loaded. */
export class Inbox {
  /** @type {Map<string, import('./server.js').Conversation>} */
  #rows = new Map();
  #next = null;
  #server;
  loaded = false;

  /** @param {import('./server.js').Server} server */
  constructor(server) {
    this.#server = server;
  }

  get rows() {
    return [...this.#rows.values()].sort((a, b) => instant(b) - instant(a));
  }

  get hasMore() {
    return this.#next !== null;
  }

  row(uuid) {
    return this.#rows.get(uuid);
  }

  /** The direct conversation with somebody, if it is among those loaded. */
  with(handle) {
    return this.rows.find(row => row.kind === 'direct' && row.handle === handle);
  }

  /** Loads the latest ones afresh. */
  async load() {
    const { rows, next } = await this.#server.conversations(null);
    this.#rows = new Map(rows.map(row => [row.uuid, row]));
    this.#next = next;
    this.loaded = true;
  }

  /** Loads those before the oldest loaded. */
  async loadMore() {
    const cursor = this.#next;
    this.#next = null;
    try {
      const { rows, next } = await this.#server.conversations(cursor);
      rows.forEach(row => this.#rows.has(row.uuid) || this.#rows.set(row.uuid, row));
      this.#next = next;
    } catch (error) {
      this.#next = cursor;
      throw error;
    }
  }

  put(row) {
    this.#rows.set(row.uuid, { ...this.#rows.get(row.uuid), ...row });
  }

  remove(uuid) {
    this.#rows.delete(uuid);
  }
}

function instant(row) {
  return row.created_at === null ? Infinity : Date.parse(row.created_at);
}

/** The conversation with somebody that has not begun. */
export function rowOf(person) {
  return {
    uuid: `new ${person.handle}`, kind: 'direct', display_name: person.display_name,
    handle: person.handle, user_uuid: person.uuid, message: '', message_kind: null,
    message_user_uuid: null, message_deleted: false, created_at: null, unread_count: 0,
    read_seq: 0,
  };
}
