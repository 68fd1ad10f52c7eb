import { byId, el } from '../shared/dom.js';
import { confirm, notice } from './dialogs.js';
import { avatar } from './people.js';

/** The dialog about the open conversation: who is in it, and how to get out of it. */
export class About {
  #app;
  #dialog = byId('about');

  /** @param {import('./app.js').App} app */
  constructor(app) {
    this.#app = app;
    byId('details').addEventListener('click', () => this.open());
    byId('block').addEventListener('click', () => this.#block());
    byId('leave').addEventListener('click', () => this.#leave());
  }

  open() {
    const { row, members } = this.#app.conversation;
    const isGroup = row.kind === 'group';
    byId('about-title').textContent = row.display_name;
    byId('about-count').textContent = isGroup ? `${members.length} members` : 'In this conversation';
    byId('members').replaceChildren(...members.map(member => this.#draw(member)));
    byId('block').hidden = isGroup;
    byId('block').textContent = row.blocked ? 'Unblock' : 'Block';
    byId('block').classList.toggle('danger', !row.blocked);
    byId('leave').hidden = !isGroup;
    byId('about-refused').textContent = '';
    this.#dialog.showModal();
  }

  #draw(member) {
    const { me, presence } = this.#app;
    const online = presence.isOnline(member.uuid) ? ' · online' : '';
    return el('li', {}, avatar({ uuid: member.uuid, name: member.display_name }),
        el('span', {}, el('bdi', {}, member.display_name), member.uuid === me.uuid && ' (you)',
            el('small', {}, `@${member.handle}${online}`)));
  }

  async #block() {
    const { row } = this.#app.conversation;
    const sure = row.blocked || await confirm({
      title: `Block ${row.display_name}?`, yes: 'Block',
      text: 'Neither of you can write to the other in this conversation. '
          + 'You can unblock them here at any time.',
    });
    if (sure) {
      await this.#do(async () => {
        const { blocked } = await this.#app.server.block(row.handle, !row.blocked);
        this.#app.inbox.put({ ...row, blocked });
        notice(`${row.display_name} is ${blocked ? 'blocked' : 'not blocked any more'}.`);
      });
    }
  }

  async #leave() {
    const { row } = this.#app.conversation;
    const sure = await confirm({
      title: `Leave ${row.display_name}?`, yes: 'Leave',
      text: 'You will neither see nor get its messages any more.',
    });
    if (sure) {
      await this.#do(async () => {
        await this.#app.server.leave(row.uuid);
        this.#app.inbox.remove(row.uuid);
        this.#app.conversation.forget(row.uuid);
        this.#app.go('/messages');
      });
    }
  }

  async #do(task) {
    await this.#app.guarded(async () => {
      await task();
      this.#dialog.close();
      this.#app.draw();
    }, error => {
      byId('about-refused').textContent = error.message;
    });
  }
}
