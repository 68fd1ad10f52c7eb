/** Tells the server how far the open conversation has been read. */
export class Reader {
  #app;
  #view;
  /** The last message of each conversation that the server was told of. */
  #told = new Map();

  /**
   * @param {import('./app.js').App} app
   * @param {import('./feed-view.js').FeedView} view
   */
  constructor(app, view) {
    this.#app = app;
    this.#view = view;
  }

  /**
   * Whatever is on the screen has been read, if somebody is looking.
   *
   * @param {import('./feed.js').Feed} feed the one that the view shows
   */
  read(feed) {
    const seen = this.#app.isWatched ? this.#view.lastSeen : undefined;
    const unread = seen && feed.firstUnread(this.#app.me.uuid);
    if (unread && unread <= seen && seen > (this.#told.get(feed.group) ?? '')) {
      this.#tell(feed, seen);
    }
  }

  async #tell(feed, message) {
    this.#told.set(feed.group, message);
    feed.putRead(this.#app.me.uuid, message);
    try {
      const { unread_count: unread } = await this.#app.server.read(feed.group, message);
      this.#app.putUnread(feed.group, unread);
    } catch (error) {
      this.#told.delete(feed.group);
      await this.#app.quietly(Promise.reject(error));
    }
  }
}
