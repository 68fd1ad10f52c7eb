import { byId } from '../shared/dom.js';
import { InboxView, lineOf, newLine } from './inbox-view.js';
import { lastOf } from './said.js';

/** Draws the list of conversations from all that is known: rows, letters, who types, who is there. */
export class Listing {
  #app;
  #view = new InboxView(() => this.#more());

  /** @param {import('./app.js').App} app */
  constructor(app) {
    this.#app = app;
  }

  wait() {
    this.#view.wait();
  }

  neighbour(step) {
    return this.#view.neighbour(step);
  }

  draw() {
    const { inbox, conversation, search } = this.#app;
    if (!inbox.loaded) {
      return;
    }
    const person = conversation.newPerson;
    const rows = inbox.rows.filter(row => search.matches(row)).map(row => this.#line(row));
    this.#view.show([...(person ? [newLine(person)] : []), ...rows]);
    byId('inbox-empty').hidden = inbox.rows.length > 0 || person !== null;
    this.#title(conversation.row?.display_name ?? person?.display_name ?? null);
  }

  #title(name) {
    const unread = this.#app.inbox.rows.reduce((sum, row) => sum + this.#unread(row), 0);
    document.title = [unread > 0 && `(${unread})`, name && `${name} ·`, 'Messages · Millrace']
        .filter(Boolean).join(' ');
  }

  #line(row) {
    const { presence, conversation } = this.#app;
    return lineOf(row, {
      preview: this.#preview(row),
      online: row.user_uuid !== null && presence.isOnline(row.user_uuid),
      current: row.uuid === conversation.group,
      unread: this.#unread(row),
    });
  }

  #preview(row) {
    const { presence, outbox, drafts, conversation } = this.#app;
    const [typing] = presence.typingIn(row.uuid);
    if (typing) {
      return `${typing} is typing…`;
    }
    const letter = outbox.to({ group: row.uuid, handle: null }).at(-1);
    if (letter) {
      return `${letter.refusal === null ? 'Sending' : 'Not sent'}: ${letter.message}`;
    }
    const draft = row.uuid === conversation.group ? '' : drafts.of(row.uuid).trim();
    return draft === '' ? lastOf(row, this.#app.me.uuid) : `Draft: ${draft}`;
  }

  /** What arrives before one's eyes is never shown as unread. */
  #unread(row) {
    return this.#app.conversation.isReading(row.uuid) ? 0 : row.unread_count;
  }

  async #more() {
    if (this.#app.inbox.hasMore) {
      await this.#app.guarded(() => this.#app.inbox.loadMore());
      this.#app.draw();
    }
  }
}
