/** What was begun and not sent, by conversation; kept for as long as the tab is open. */
export class Drafts {
  #key;
  #texts;

  /** @param {string} user whose drafts these are */
  constructor(user) {
    this.#key = `millrace.drafts.${user}`;
    this.#texts = new Map(JSON.parse(sessionStorage.getItem(this.#key) ?? '[]'));
  }

  of(conversation) {
    return this.#texts.get(conversation) ?? '';
  }

  keep(conversation, text) {
    if (text === '') {
      this.#texts.delete(conversation);
    } else {
      this.#texts.set(conversation, text);
    }
    sessionStorage.setItem(this.#key, JSON.stringify([...this.#texts]));
  }

  clear() {
    sessionStorage.removeItem(this.#key);
  }
}
