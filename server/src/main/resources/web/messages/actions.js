import { confirm, notice } from './dialogs.js';
import { MessageMenu } from './message-menu.js';

/** What a reader does with a message. */
export class Actions {
  #app;
  #menu = new MessageMenu();

  /** @param {import('./app.js').App} app */
  constructor(app) {
    this.#app = app;
  }

  /**
   * @param {string} act what its button says
   * @param {import('./rows.js').MessageRow} row
   * @param {HTMLElement} button
   */
  act(act, row, button) {
    switch (act) {
      case 'retry': this.#app.outbox.retry(row.message.client_id); break;
      case 'drop': this.#app.outbox.drop(row.message.client_id); break;
      default: this.#menu.open(button, this.#choices(row));
    }
  }

  /** Where that fails, the form has the text again. */
  async edit(message, text) {
    if (text !== message.message) {
      await this.#app.guarded(async () => {
        try {
          this.#app.putMessage(await this.#app.server.edit(message, text));
        } catch (error) {
          this.#app.conversation.edit(message, text);
          throw error;
        }
      });
    }
  }

  #choices({ message, mine }) {
    const copy = { label: 'Copy text', act: () => this.#copy(message) };
    return mine ? [
      { label: 'Edit', act: () => this.#app.conversation.edit(message) },
      copy,
      { label: 'Delete', danger: true, act: () => this.#remove(message) },
    ] : [copy];
  }

  async #copy(message) {
    await navigator.clipboard.writeText(message.message).then(
        () => notice('Copied.'), () => notice('The browser does not let this page copy.'));
  }

  async #remove(message) {
    const sure = await confirm({
      title: 'Delete this message?', yes: 'Delete',
      text: 'Everybody in the conversation sees that a message was deleted, but not what it said.',
    });
    if (sure) {
      await this.#app.guarded(async () =>
        this.#app.putMessage(await this.#app.server.remove(message)));
    }
  }
}
