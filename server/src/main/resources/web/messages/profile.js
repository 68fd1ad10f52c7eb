import { byId, el } from '../shared/dom.js';
import { confirm, notice } from './dialogs.js';
import { avatar } from './people.js';

/** The button of whoever is signed in, and the dialog behind it. */
export class Profile {
  #app;
  #dialog = byId('profile');

  #session;

  /**
   * @param {import('./app.js').App} app
   * @param {import('./session.js').Session} session
   */
  constructor(app, session) {
    this.#app = app;
    this.#session = session;
    byId('account').addEventListener('click', () => this.#open());
    byId('sign-out').addEventListener('click', () => this.#signOut());
    this.#dialog.querySelector('form').addEventListener('submit', event => {
      event.preventDefault();
      this.#save();
    });
    this.#drawButton();
  }

  #drawButton() {
    const { me } = this.#app;
    byId('account').hidden = false;
    byId('account').title = `${me.display_name} (@${me.handle})`;
    byId('account').replaceChildren(avatar({ uuid: me.uuid, name: me.display_name }));
  }

  async #open() {
    const { me } = this.#app;
    byId('profile-handle').textContent = `@${me.handle}`;
    byId('profile-name').value = me.display_name;
    byId('profile-receipts').checked = me.read_receipts;
    byId('profile-refused').textContent = '';
    byId('blocked-part').hidden = true;
    this.#dialog.showModal();
    await this.#guarded(async () => this.#drawBlocked(await this.#app.server.blocked()));
  }

  #drawBlocked(people) {
    byId('blocked-part').hidden = people.length === 0;
    byId('blocked').replaceChildren(...people.map(person => el('li', {},
        avatar({ uuid: person.uuid, name: person.display_name }),
        el('span', {}, el('bdi', {}, person.display_name), el('small', {}, `@${person.handle}`)),
        el('button', { type: 'button', onclick: () => this.#unblock(person) }, 'Unblock'))));
  }

  async #unblock(person) {
    await this.#guarded(async () => {
      await this.#app.setBlocked(person, false);
      this.#drawBlocked(await this.#app.server.blocked());
    });
  }

  async #save() {
    await this.#guarded(async () => {
      this.#app.me = await this.#app.server.changeMe({
        display_name: byId('profile-name').value.trim(),
        read_receipts: byId('profile-receipts').checked,
      });
      this.#drawButton();
      this.#dialog.close();
      notice('Saved.');
    });
  }

  /** What was not sent is lost with the outbox: it stays on no computer that somebody else may use. */
  async #signOut() {
    const unsent = this.#app.outbox.size;
    const sure = unsent === 0 || await confirm({
      title: 'Sign out?', yes: 'Sign out',
      text: unsent === 1 ? 'One message has not been sent and will be lost.'
        : `${unsent} messages have not been sent and will be lost.`,
    });
    if (sure) {
      this.#app.outbox.clear();
      this.#app.drafts.clear();
      this.#session.signOut();
      location.reload();
    }
  }

  #guarded(task) {
    return this.#app.guarded(task, error => {
      byId('profile-refused').textContent = error.message;
    });
  }
}
