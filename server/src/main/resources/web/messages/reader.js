/** Tells the server how far the open conversation has been read. */
export class Reader {
  #app;
  #view;
  /** The `seq` in each conversation that the server was told of last. */
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
   * @param {import('./server.js').Conversation} row
   */
  read(feed, row) {
    const seen = this.#app.isWatched ? this.#view.lastSeen : 0;
    const read = Math.max(row.read_seq, this.#told.get(feed.group) ?? 0);
    const unread = feed.firstAfter(read, this.#app.me.uuid);
    if (unread !== null && unread.seq <= seen) {
      this.#tell(feed.group, seen);
    }
  }

  async #tell(group, seq) {
    this.#told.set(group, seq);
    try {
      this.#app.putRow(await this.#app.server.read(group, seq));
    } catch (error) {
      this.#told.delete(group);
      await this.#app.quietly(Promise.reject(error));
    }
  }
}
