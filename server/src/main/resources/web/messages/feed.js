const PAGE = 50;

/** With so many unread ones, the first of them is loaded with what came before it by itself. */
const FEW = 30;

/** The messages of one conversation: an unbroken run of them, which grows at both ends. */
export class Feed {
  /** @type {import('./server.js').Message[]} oldest first */
  messages = [];
  /** @type {{uuid: string, handle: string, display_name: string, read_seq: number|null}[]} */
  members = [];
  /** @type {import('./server.js').Conversation|null} as it was when the members were loaded */
  row = null;
  loaded = false;
  #older = null;
  #newer = null;
  #server;
  /** Moves when another run takes the place of this one. */
  #run = 0;
  /** What was told while a page was on its way, and is newer than that page. */
  #told = [];

  /**
   * @param {string} group
   * @param {import('./server.js').Server} server
   */
  constructor(group, server) {
    this.group = group;
    this.#server = server;
  }

  get hasOlder() {
    return this.#older !== null;
  }

  /** Whether the run ends with the newest message. */
  get atEnd() {
    return this.#newer === null;
  }

  get newest() {
    return this.messages.at(-1);
  }

  /** Loads members, and messages around a place: the first unread one, the end, or a given one. */
  async open({ unread, at }) {
    const place = at === null ? this.#loadEnd(unread)
      : this.#load({ before: at + PAGE / 2, limit: PAGE });
    await Promise.all([this.loadMembers(), place]);
    this.loaded = true;
  }

  /** Catches up after a gap. What was loaded stays if the newest page joins it. */
  async refresh() {
    this.#told = [];
    const [page] = await Promise.all([this.#page({ limit: PAGE }), this.loadMembers()]);
    const joins = page.older === null
        || page.messages.some(message => this.#indexOf(message.uuid) >= 0);
    if (joins && this.atEnd) {
      [...page.messages, ...this.#told].forEach(message => this.#merge(message));
    } else {
      this.#replace(page);
    }
  }

  async loadMembers() {
    const { members, ...row } = await this.#server.conversation(this.group);
    this.members = members;
    this.row = row;
  }

  async loadOlder() {
    const run = this.#run;
    const { messages, older } = await this.#page({ before: this.#older, limit: PAGE });
    if (run === this.#run) {
      this.messages = [...messages, ...this.messages];
      this.#older = older;
    }
  }

  async loadNewer() {
    const run = this.#run;
    const { messages, newer } = await this.#page({ after: this.#newer, limit: PAGE });
    if (run === this.#run) {
      this.messages = [...this.messages, ...messages];
      this.#newer = newer;
    }
  }

  loadNewest() {
    return this.#load({ limit: PAGE });
  }

  /** A message that is new or has changed. One beyond the end of the run waits to be loaded. */
  put(message) {
    this.#told.push(message);
    this.#merge(message);
  }

  /** The first message of somebody else's after a place, as far as loaded. */
  firstAfter(seq, user) {
    return this.messages.find(message => message.seq > seq && message.user_uuid !== user) ?? null;
  }

  /** The last message that somebody wrote and can still edit, as far as loaded. */
  lastOf(user) {
    return this.messages.findLast(message =>
      message.kind === 'text' && message.user_uuid === user && !message.deleted) ?? null;
  }

  /** Somebody has read up to a message. */
  putRead(user, seq) {
    this.members = this.members.map(member => member.uuid === user
      ? { ...member, read_seq: Math.max(seq, member.read_seq ?? 0) } : member);
  }

  #merge(message) {
    const index = this.#indexOf(message.uuid);
    if (index >= 0) {
      const known = this.messages[index];
      this.messages[index] = { ...message, client_id: message.client_id ?? known.client_id };
    } else if (this.atEnd && this.#isAfterStart(message)) {
      this.messages = [...this.messages, message].sort((a, b) => a.seq - b.seq);
    }
  }

  async #loadEnd(unread) {
    await this.#load(unread <= FEW ? { limit: PAGE } : { from: 'unread', limit: PAGE });
    if (unread > FEW && this.hasOlder) {
      await this.loadOlder();
    }
  }

  async #load(part) {
    this.#told = [];
    this.#replace(await this.#page(part));
  }

  #page(part) {
    return this.#server.messages(this.group, part);
  }

  #replace({ messages, older, newer }) {
    this.#run += 1;
    this.messages = messages;
    this.#older = older;
    this.#newer = newer;
    this.#told.forEach(message => this.#merge(message));
  }

  #indexOf(uuid) {
    return this.messages.findLastIndex(message => message.uuid === uuid);
  }

  #isAfterStart(message) {
    return this.messages.length === 0 || !this.hasOlder || message.seq > this.messages[0].seq;
  }
}
