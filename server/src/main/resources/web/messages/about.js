import { byId, el } from '../shared/dom.js';
import { confirm, notice } from './dialogs.js';
import { avatar } from './people.js';

/** The dialog about the open conversation: who is in it, who is to come, and how to get out of it. */
export class About {
  #app;
  #dialog = byId('about');

  /** @param {import('./app.js').App} app */
  constructor(app) {
    this.#app = app;
    byId('details').addEventListener('click', () => this.open());
    byId('block').addEventListener('click', () => this.#block());
    byId('leave').addEventListener('click', () => this.#leave());
    byId('group-changes').addEventListener('submit', event => {
      event.preventDefault();
      this.#change(document.activeElement === byId('about-name')
          || event.submitter?.name === 'rename');
    });
  }

  open() {
    const { row } = this.#app.conversation;
    const isGroup = row.kind === 'group';
    const isBlocked = this.#app.blocked.has(row.user_uuid);
    byId('group-changes').hidden = !isGroup;
    byId('block').hidden = isGroup;
    byId('block').textContent = isBlocked ? 'Unblock' : 'Block';
    byId('block').classList.toggle('danger', !isBlocked);
    byId('leave').hidden = !isGroup;
    byId('about-refused').textContent = '';
    this.#draw();
    this.#dialog.showModal();
  }

  #draw() {
    const { row, members } = this.#app.conversation;
    byId('about-title').textContent = row.display_name;
    byId('about-name').value = row.display_name;
    byId('add-handle').value = '';
    byId('about-count').textContent =
        row.kind === 'group' ? `${members.length} members` : 'In this conversation';
    byId('members').replaceChildren(...members.map(member => this.#member(member)));
  }

  #member(member) {
    const { me, presence } = this.#app;
    const online = presence.isOnline(member.uuid) ? ' · online' : '';
    return el('li', {}, avatar({ uuid: member.uuid, name: member.display_name }),
        el('span', {}, el('bdi', {}, member.display_name), member.uuid === me.uuid && ' (you)',
            el('small', {}, `@${member.handle}${online}`)));
  }

  async #change(isName) {
    const { server, conversation } = this.#app;
    const { uuid } = conversation.row;
    const handle = byId('add-handle').value.trim().replace(/^@/, '').toLowerCase();
    await this.#guarded(async () => {
      this.#app.putRow(await (isName
        ? server.changeGroup(uuid, { title: byId('about-name').value.trim() })
        : server.add(uuid, [handle])));
      await conversation.membersChanged(uuid);
      this.#draw();
    });
  }

  async #block() {
    const { row } = this.#app.conversation;
    const isBlocked = this.#app.blocked.has(row.user_uuid);
    const sure = isBlocked || await confirm({
      title: `Block ${row.display_name}?`, yes: 'Block',
      text: 'Neither of you can write to the other any more. '
          + 'You can unblock them here at any time.',
    });
    if (sure) {
      await this.#guarded(async () => {
        await this.#app.setBlocked({ uuid: row.user_uuid, handle: row.handle }, !isBlocked);
        this.#dialog.close();
        notice(`${row.display_name} is ${isBlocked ? 'not blocked any more' : 'blocked'}.`);
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
      await this.#guarded(async () => {
        await this.#app.server.leave(row.uuid);
        this.#app.inbox.remove(row.uuid);
        this.#app.conversation.forget(row.uuid);
        this.#dialog.close();
        this.#app.go('/messages');
      });
    }
  }

  #guarded(task) {
    byId('about-refused').textContent = '';
    return this.#app.guarded(task, error => {
      byId('about-refused').textContent = error.message;
    });
  }
}
