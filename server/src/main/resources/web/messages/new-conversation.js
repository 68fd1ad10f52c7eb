import { byId, el, icon } from '../shared/dom.js';
import { avatar } from './people.js';
import { groupPath, newPath } from './route.js';
import { LONGEST } from './composer.js';

/** The dialog that begins a conversation: one handle, or several and a name. */
export class NewConversation {
  #app;
  #dialog = byId('new-conversation');
  #to = byId('to');
  #people = [];
  #clientId = '';

  /** @param {import('./app.js').App} app */
  constructor(app) {
    this.#app = app;
    this.#to.addEventListener('keydown', event => this.#pressed(event));
    this.#to.addEventListener('input', () => this.#refuse(''));
    this.#dialog.querySelector('form').addEventListener('submit', event => {
      event.preventDefault();
      this.#submit();
    });
    byId('group-text').maxLength = LONGEST;
  }

  open() {
    this.#people = [];
    this.#clientId = crypto.randomUUID();
    this.#dialog.querySelector('form').reset();
    this.#refuse('');
    this.#draw();
    this.#dialog.showModal();
    this.#to.focus();
  }

  #pressed(event) {
    if ((event.key === 'Enter' || event.key === ',') && this.#handle !== '') {
      event.preventDefault();
      this.#gather();
    } else if (event.key === 'Backspace' && this.#to.value === '' && this.#people.length > 0) {
      this.#people.pop();
      this.#draw();
    }
  }

  get #handle() {
    return this.#to.value.trim().replace(/^@/, '').toLowerCase();
  }

  /** Takes the handle in the field among the recipients, if there is such a person. */
  async #gather() {
    const handle = this.#handle;
    if (handle === this.#app.me.handle) {
      this.#refuse('That is you.');
      return false;
    }
    let found = false;
    await this.#app.guarded(async () => {
      const person = await this.#app.server.person(handle);
      this.#people = [...this.#people.filter(each => each.uuid !== person.uuid), person];
      this.#to.value = '';
      found = true;
    }, error => this.#refuse(
        error.status === 404 ? `There is nobody with the handle @${handle}.` : error.message));
    this.#draw();
    return found;
  }

  async #submit() {
    if (this.#handle !== '' && !await this.#gather()) {
      return;
    }
    if (this.#people.length === 0) {
      this.#refuse('Whom do you want to write to?');
    } else if (this.#people.length === 1) {
      this.#dialog.close();
      this.#app.go(newPath(this.#people[0].handle));
    } else {
      await this.#startGroup();
    }
  }

  async #startGroup() {
    const title = byId('group-name').value.trim();
    const message = byId('group-text').value.trim();
    if (title === '' || message === '') {
      this.#refuse('A group needs a name and a first message.');
      return;
    }
    const handles = this.#people.map(person => person.handle);
    await this.#app.guarded(async () => {
      const { message_group_uuid: group } = await this.#app.server
          .startGroup({ title, handles, message, client_id: this.#clientId });
      this.#dialog.close();
      this.#app.go(groupPath(group));
    }, error => this.#refuse(error.message));
  }

  #draw() {
    byId('recipients').replaceChildren(...this.#people.map(person =>
      el('li', {}, avatar({ uuid: person.uuid, name: person.display_name }),
          el('bdi', {}, person.display_name),
          el('button', {
            type: 'button', class: 'plain', 'aria-label': `Without ${person.display_name}`,
            onclick: () => this.#without(person),
          }, icon('cross')))));
    byId('group-fields').hidden = this.#people.length < 2;
  }

  #without(person) {
    this.#people = this.#people.filter(each => each !== person);
    this.#draw();
    this.#to.focus();
  }

  #refuse(reason) {
    byId('to-refused').textContent = reason;
  }
}
