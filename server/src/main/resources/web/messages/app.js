import { Refused, Unreachable } from '../shared/api.js';
import { byId } from '../shared/dom.js';
import { Actions } from './actions.js';
import { Conversation } from './conversation.js';
import { notice } from './dialogs.js';
import { Drafts } from './drafts.js';
import { Inbox } from './inbox.js';
import { Listing } from './listing.js';
import { Live } from './live.js';
import { Outbox } from './outbox.js';
import { Presence } from './presence.js';
import { groupPath, routeOf } from './route.js';
import { Search } from './search.js';
import { SignedOut, TooFast } from './server.js';

/** The page of whoever is signed in: it holds what is known, and shows it when it changes. */
export class App {
  #gone;
  #isLost = false;
  /** Whether what is known may lack something that happened. */
  #isStale = false;
  #live;
  #listing = new Listing(this);
  #drawing = 0;

  /**
   * @param {import('./server.js').Server} server
   * @param {{uuid: string, handle: string, display_name: string}} me
   * @param {import('../shared/gone.js').Gone} gone
   */
  constructor(server, me, gone) {
    this.server = server;
    this.#gone = gone;
    gone.retry = () => this.#retry();
    this.me = me;
    this.inbox = new Inbox(server);
    /** @type {Set<string>} uuids of those whom one has blocked */
    this.blocked = new Set();
    this.presence = new Presence(() => this.draw());
    this.outbox = new Outbox(me.uuid, server, {
      changed: () => this.draw(), arrived: (letter, reply) => this.#arrived(letter, reply),
      lost: () => this.lost(), signedOut: () => this.signedOut(),
    });
    this.drafts = new Drafts(me.uuid);
    this.actions = new Actions(this);
    this.conversation = new Conversation(this);
    this.search = new Search(this);
    this.#live = new Live(server, {
      event: (type, data) => this.#told(type, data), start: () => this.#load(),
      lost: () => this.lost(), signedOut: () => this.signedOut(),
    });
  }

  begin() {
    byId('app').hidden = false;
    this.#listing.wait();
    addEventListener('popstate', () => this.#route());
    document.addEventListener('click', event => this.#follow(event));
    addEventListener('offline', () => this.lost());
    // A page that the browser keeps for going back would keep its stream, of which it has but few.
    addEventListener('pagehide', () => this.#live.stop());
    addEventListener('pageshow', event => event.persisted && this.#live.connect());
    this.#live.connect();
  }

  /** Whether somebody looks at the page. */
  get isWatched() {
    return !document.hidden && document.hasFocus();
  }

  go(path) {
    if (path !== location.pathname + location.hash) {
      history.pushState(null, '', path);
    }
    this.#route();
  }

  /** Goes to a conversation in place of the address that led to it. */
  goInstead(group) {
    history.replaceState(null, '', groupPath(group));
    this.#route();
  }

  /** The conversation before (-1) or after (1) the open one. */
  step(by) {
    const path = this.#listing.neighbour(by);
    if (path !== null) {
      this.go(path);
    }
  }

  /** Draws once, however much changes in a moment. */
  draw() {
    clearTimeout(this.#drawing);
    this.#drawing = setTimeout(() => this.#draw());
  }

  putMessage(message) {
    this.conversation.put(message);
    this.draw();
  }

  /** @param {import('./server.js').Conversation} row new or changed */
  putRow(row) {
    this.inbox.put(row);
    this.draw();
  }

  async setBlocked({ uuid, handle }, blocked) {
    await this.server.block(handle, blocked);
    blocked ? this.blocked.add(uuid) : this.blocked.delete(uuid);
    this.draw();
  }

  /**
   * Does what may fail: a server that is gone is waited for, what it refuses is said.
   *
   * @param {() => Promise<void>} task
   * @param {(error: Error) => void} [refused]
   */
  async guarded(task, refused = error => notice(error.message)) {
    try {
      await task();
    } catch (error) {
      if (error instanceof SignedOut) {
        this.signedOut();
      } else if (error instanceof TooFast || error instanceof Refused) {
        refused(error);
      } else if (error instanceof Unreachable) {
        this.lost();
      } else {
        throw error;
      }
    }
  }

  /** Does what nobody misses if it fails. */
  quietly(promise) {
    return promise.catch(error => {
      if (error instanceof SignedOut) {
        this.signedOut();
      } else if (!(error instanceof Refused || error instanceof Unreachable)) {
        throw error;
      }
    });
  }

  lost() {
    this.#live.stop();
    if (!this.#isLost) {
      this.#isLost = true;
      this.#gone.failed();
    }
  }

  /** One signs in again as the page begins anew; what was not sent stays in the outbox. */
  signedOut() {
    location.reload();
  }

  #retry() {
    this.#isLost = false;
    this.#live.connect();
  }

  async #load() {
    this.#isStale = true;
    await this.guarded(async () => {
      const [blocked] = await Promise.all([this.server.blocked(), this.inbox.load()]);
      this.blocked = new Set(blocked.map(person => person.uuid));
      document.body.classList.remove('loading');
      this.draw();
      await (this.conversation.group || this.conversation.newPerson
        ? this.conversation.catchUp() : this.#route());
      this.#isStale = false;
      this.#answered();
    });
  }

  #answered() {
    this.#isLost = false;
    this.#gone.answered();
    this.outbox.flush();
  }

  #route() {
    const route = routeOf(location);
    this.search.clear();
    const shown = this.conversation.show(route);
    this.#draw();
    return shown;
  }

  #told(type, data) {
    switch (type) {
      case 'ready': this.#ready(data); break;
      case 'message': this.#toldMessage(data); break;
      case 'group': this.#toldGroup(data); break;
      case 'read': this.conversation.putRead(data); break;
      case 'typing': this.#toldTyping(data); break;
      case 'presence': this.presence.set(data.user_uuid, data.online); break;
      default: // a newer server may say more
    }
    this.draw();
  }

  #ready({ online }) {
    this.#answered();
    this.presence.online(online);
    if (this.#isStale || !this.conversation.isLoaded) {
      this.#load();
    }
  }

  /** What one has sent from here is told by its reply, which knows the letter that it was. */
  async #toldMessage(message) {
    this.presence.stops(message.message_group_uuid, message.user_uuid);
    if (message.user_uuid === this.me.uuid) {
      await this.outbox.settled;
    }
    this.putMessage(message);
  }

  #toldGroup(row) {
    const last = this.inbox.row(row.uuid);
    this.inbox.put(row);
    if (row.message_kind !== 'text' && row.message_uuid !== last?.message_uuid) {
      this.conversation.membersChanged(row.uuid);
    }
  }

  #toldTyping({ message_group_uuid: group, user_uuid: user, display_name: name }) {
    if (user !== this.me.uuid) {
      this.presence.types(group, user, name);
    }
  }

  /** A letter to a handle began a conversation or found the one there was: the page goes there. */
  async #arrived(letter, reply) {
    if (letter.message_group_uuid !== null) {
      this.conversation.put(reply);
    } else if (letter.handle === routeOf(location).handle) {
      const group = reply.message_group_uuid;
      await this.conversation.prepare(group);
      this.outbox.readdress(letter, group);
      if (letter.handle === routeOf(location).handle) {
        this.conversation.beginsAs(group);
        this.goInstead(group);
      }
    }
    this.conversation.arrived(letter, reply);
  }

  #draw() {
    this.#listing.draw();
    this.conversation.draw();
    this.conversation.read();
  }

  /** Links within the application need no new page; with Ctrl or the like, they open one. */
  #follow(event) {
    const link = event.target.closest?.('main a[href^="/messages"]');
    if (link && event.button === 0 && !event.ctrlKey && !event.metaKey && !event.shiftKey) {
      event.preventDefault();
      this.go(link.getAttribute('href'));
    }
  }
}
