import { Refused } from '../shared/api.js';
import { byId } from '../shared/dom.js';
import { Composer } from './composer.js';
import { Feed } from './feed.js';
import { FeedView } from './feed-view.js';
import { rowOf } from './inbox.js';
import { Reader } from './reader.js';
import {
  missing, showBlocked, showEnds, showHeader, showTrouble, showUnknown,
} from './surroundings.js';

/**
 * The conversation that is open, if any. What another one asked for and comes late is never shown
 * here.
 */
export class Conversation {
  #app;
  #view;
  #composer;
  /** @type {Map<string, Feed>} those that were open once, kept up to date by what is told */
  #feeds = new Map();
  /** @type {import('./route.js').Route} */
  #route = { group: null, handle: null, at: null };
  #person = null;
  #firstUnread = null;
  #reader;
  #loading = false;

  /** @param {import('./app.js').App} app */
  constructor(app) {
    this.#app = app;
    this.#view = new FeedView({
      older: () => this.#grow('loadOlder', feed => feed.hasOlder),
      newer: () => this.#grow('loadNewer', feed => !feed.atEnd),
      seen: () => this.read(),
      toEnd: () => this.#toEnd(),
      act: (act, row, button) => app.actions.act(act, row, button),
    });
    this.#composer = new Composer(app.drafts, {
      send: text => this.#send(text),
      typing: () => this.#route.group && app.quietly(app.server.typing(this.#route.group)),
      editLast: () => this.#editLast(),
      edit: (message, text) => app.actions.edit(message, text),
    });
    this.#reader = new Reader(app, this.#view);
    addEventListener('focus', () => this.read());
    document.addEventListener('visibilitychange', () => this.read());
  }

  get group() {
    return this.#route.group;
  }

  /** Whether nothing that is to be shown has yet to come. */
  get isLoaded() {
    const { group, handle } = this.#route;
    return group !== null ? this.#feed?.loaded === true : handle === null || this.#person !== null;
  }

  /** Somebody to whom nothing has been said yet, if the page is about to begin with them. */
  get newPerson() {
    return this.#route.handle === null ? null : this.#person;
  }

  /** @type {import('./server.js').Conversation|null} */
  get row() {
    const { group } = this.#route;
    return group === null ? null : this.#app.inbox.row(group) ?? this.#feed?.row ?? null;
  }

  get members() {
    return this.#feed?.members ?? [];
  }

  get #feed() {
    return this.#feeds.get(this.#route.group) ?? null;
  }

  get #key() {
    return this.#route.group ?? `new ${this.#route.handle}`;
  }

  /** @param {import('./route.js').Route} route */
  async show(route) {
    const another = route.group !== this.#route.group || route.handle !== this.#route.handle;
    this.#route = route;
    if (another) {
      this.#person = null;
      this.#view.clear();
      this.#rule();
    }
    showTrouble('');
    this.draw();
    if (route.group !== null || route.handle !== null) {
      await this.#guarded(() => (route.group === null ? this.#meet(route) : this.#open(route)));
    }
  }

  /** Loads again after a gap; tries again what failed. */
  async catchUp() {
    [...this.#feeds.keys()].filter(group => group !== this.#route.group)
        .forEach(group => this.#feeds.delete(group));
    const feed = this.#feed;
    if (feed?.loaded) {
      await feed.refresh();
      this.draw();
    } else {
      await this.show(this.#route);
    }
  }

  /** Loads a conversation that begins, so that it can take the place of the form at once. */
  async prepare(group) {
    await this.#load(group, { unread: 0, at: null });
  }

  beginsAs(group) {
    this.#composer.rename(group);
  }

  draw() {
    const { group, handle } = this.#route;
    byId('nothing-open').hidden = group !== null || handle !== null;
    byId('open').hidden = group === null && handle === null;
    byId('app').dataset.pane = group === null && handle === null ? 'list' : 'conversation';
    const row = this.row ?? (this.#person && rowOf(this.#person));
    if (row) {
      this.#drawRow(row);
    } else {
      showUnknown();
      this.#composer.turnTo(this.#key, '');
    }
  }

  /** Tells the server what has been seen. */
  read() {
    if (this.#feed?.loaded) {
      this.#reader.read(this.#feed, this.row);
    }
  }

  /** Whether whatever arrives in a conversation is read at once. */
  isReading(group) {
    return group === this.#route.group && this.#feed?.loaded === true && this.#feed.atEnd
        && this.#view.atEnd && this.#app.isWatched;
  }

  /** A letter has become a message; the reply to one to a handle does not say which. */
  arrived(letter, reply) {
    this.#composer.arrived(letter, letter.message_group_uuid === null
      ? this.#feed?.lastOf(this.#app.me.uuid) : reply);
  }

  /** @param {import('./server.js').Message} message new or changed */
  put(message) {
    this.#feeds.get(message.message_group_uuid)?.put(message);
  }

  putRead({ message_group_uuid: group, user_uuid: user, seq }) {
    this.#feeds.get(group)?.putRead(user, seq);
  }

  /** Somebody came, left or was renamed. */
  membersChanged(group) {
    const feed = this.#feeds.get(group);
    return feed?.loaded
      ? this.#app.quietly(feed.loadMembers().then(() => this.#app.draw())) : Promise.resolve();
  }

  forget(group) {
    this.#feeds.delete(group);
  }

  edit(message, text = message.message) {
    this.#composer.edit(message, text);
  }

  #drawRow(row) {
    const { me, presence, outbox } = this.#app;
    const feed = this.#feed;
    const members = feed?.members ?? [];
    showHeader(row, { members, me, presence });
    byId('details').hidden = this.#route.group === null;
    showBlocked(row, this.#app.blocked.has(row.user_uuid));
    this.#composer.turnTo(this.#key, `Message ${row.display_name}`);
    if (this.#route.group === null || feed?.loaded) {
      const atEnd = feed?.atEnd ?? true;
      this.#view.show(this.#key, {
        messages: feed?.messages ?? [], members, me, firstUnread: this.#firstUnread,
        letters: atEnd ? outbox.to(this.#route) : [],
      }, { inGroup: row.kind === 'group' });
      showEnds(row, feed?.hasOlder ?? false);
    }
  }

  /** Begins with somebody, unless that was done before. */
  async #meet(route) {
    const known = this.#app.inbox.with(route.handle);
    if (known) {
      this.#app.goInstead(known.uuid);
      return;
    }
    const person = await this.#app.server.person(route.handle);
    if (route === this.#route) {
      this.#person = person;
      this.draw();
      this.#app.draw();
      this.#ready();
    }
  }

  async #open(route) {
    const row = this.#app.inbox.row(route.group);
    if (!this.#feed?.loaded || route.at !== null || !this.#feed.atEnd) {
      this.#view.clear();
      await this.#load(route.group, { unread: row?.unread_count ?? 0, at: route.at });
      if (route === this.#route) {
        this.#rule();
      }
    }
    if (route === this.#route) {
      this.draw();
      this.#app.draw();
      this.#ready();
      this.#view.point(route.at);
    }
  }

  /** Decides, before anything is read, where the line above the new messages stands. */
  #rule() {
    const { row } = this;
    const unread = this.#feed?.loaded && row?.unread_count > 0
      ? this.#feed.firstAfter(row.read_seq, this.#app.me.uuid) : null;
    this.#firstUnread = unread?.seq ?? null;
  }

  async #load(group, place) {
    const feed = new Feed(group, this.#app.server);
    this.#feeds.set(group, feed);
    await feed.open(place);
  }

  #ready() {
    if (!matchMedia('(pointer: coarse)').matches && this.#route.at === null) {
      this.#composer.focus();
    }
  }

  async #send(text) {
    this.#firstUnread = null;
    this.#app.outbox.write(this.#route, text);
    await this.#toEnd();
  }

  /** Edits what was said last; where that is still on its way, returns the id of its letter. */
  #editLast() {
    const letter = this.#app.outbox.to(this.#route).findLast(each => each.refusal === null);
    if (letter) {
      return letter.client_id;
    }
    const last = this.#feed?.lastOf(this.#app.me.uuid);
    if (last) {
      this.edit(last);
    }
    return null;
  }

  async #toEnd() {
    const feed = this.#feed;
    if (feed && !feed.atEnd) {
      await this.#guarded(() => feed.loadNewest());
      this.draw();
    }
    this.#view.toEnd();
    this.read();
  }

  async #grow(load, wanted) {
    const feed = this.#feed;
    if (feed?.loaded && wanted(feed) && !this.#loading) {
      this.#loading = true;
      try {
        await this.#app.guarded(() => feed[load]());
      } finally {
        this.#loading = false;
      }
      this.draw();
    }
  }

  /** Shows in place of the messages why there are none. */
  async #guarded(task) {
    const route = this.#route;
    await this.#app.guarded(task, error => {
      if (route === this.#route && error instanceof Refused) {
        showTrouble(error.status === 404 ? missing(route) : error.message);
      }
    });
  }
}
