import { Refused, Unreachable } from '../shared/api.js';
import { byId, el } from '../shared/dom.js';
import { ExtraFields, require } from './extrafields.js';
import { number } from './exact.js';
import { sentence } from './names.js';

/**
 * The dialog that makes or changes a map or a point.
 *
 * @typedef {object} Field
 * @property {string} name the member; `''` for the identifier
 * @property {string} label
 * @property {boolean} [required]
 * @property {[number, number]} [range] of a number
 * @property {string[]} [choices] that are offered, while others may be typed
 * @property {string} [hint]
 * @typedef {object} Plan
 * @property {string} title
 * @property {Field[]} fields
 * @property {Record<string, unknown>} members what stands there now
 * @property {((typed: Record<string, string>) => string)|null} suggest an identifier for what is
 *     typed; null where the identifier stands
 * @property {(id: string, members: object) => Promise<void>} save
 * @property {() => void} done called when it is saved and the dialog is closed
 */
export class Form {
  #dialog = byId('form');
  #extras = new ExtraFields();
  /** @type {Plan|null} */
  #plan = null;
  #suggested = '';

  constructor() {
    const form = this.#dialog.querySelector('form');
    form.addEventListener('submit', event => {
      event.preventDefault();
      this.#submit();
    });
    form.addEventListener('input', event => this.#typed(event.target));
    this.#dialog.querySelectorAll('.close, .cancel').forEach(button =>
      button.addEventListener('click', () => this.#dialog.close()));
  }

  /** @param {Plan} plan */
  open(plan) {
    this.#plan = plan;
    this.#suggested = '';
    const named = plan.fields.map(field => field.name);
    byId('form-title').replaceChildren(el('bdi', {}, plan.title));
    byId('form-fields').replaceChildren(...plan.fields.map(field => this.#field(field)));
    this.#extras.show(Object.entries(plan.members).filter(([name]) => !named.includes(name)));
    this.#complain('');
    byId('form-save').disabled = false;
    if (!this.#dialog.open) {
      this.#dialog.showModal();
    }
    byId('form-fields').querySelector('input').focus();
  }

  #field({ name, label, required = false, choices, hint, range }) {
    const value = this.#plan.members[name];
    const id = `field-${name || 'id'}`;
    const text = value === undefined ? '' : typeof value === 'string' ? value
      : JSON.stringify(value);
    return el('label', { for: id, class: range ? 'half' : null },
        el('span', {}, label, required ? el('span', { class: 'must' }, ' (needed)') : null),
        el('input', {
          id, name, value: text, 'aria-required': required && 'true', autocomplete: 'off',
          inputmode: range ? 'decimal' : null, list: choices ? `${id}-choices` : null,
          'aria-describedby': hint ? `${id}-hint` : null,
        }),
        choices ? el('datalist', { id: `${id}-choices` },
            ...choices.map(choice => el('option', { value: choice }))) : null,
        hint ? el('span', { class: 'hint', id: `${id}-hint` }, hint) : null);
  }

  /** Keeps the identifier in step with the name until it is typed over. */
  #typed(input) {
    input.removeAttribute('aria-invalid');
    const identifier = document.getElementById('field-id');
    if (identifier && input !== identifier && identifier.value === this.#suggested) {
      const typed = Object.fromEntries([...byId('form-fields').querySelectorAll('input')]
          .map(each => [each.name, each.value]));
      this.#suggested = this.#plan.suggest(typed);
      identifier.value = this.#suggested;
    }
  }

  async #submit() {
    this.#complain('');
    try {
      const { id, members } = this.#read();
      byId('form-save').disabled = true;
      await this.#plan.save(id, members);
      this.#dialog.close();
      this.#plan.done();
    } catch (error) {
      this.#failed(error);
    } finally {
      byId('form-save').disabled = false;
    }
  }

  #read() {
    const members = {};
    for (const field of this.#plan.fields) {
      const input = byId(`field-${field.name || 'id'}`);
      const text = input.value.trim();
      require(input, !field.required || text !== '', `${field.label} is needed.`);
      if (text !== '' && field.name !== '') {
        members[field.name] = field.range ? within(field, input, text)
          : kept(this.#plan.members[field.name], text);
      }
    }
    const id = document.getElementById('field-id')?.value.trim() ?? '';
    return { id, members: { ...this.#extras.values(), ...members } };
  }

  #failed(error) {
    if (error instanceof Unreachable) {
      this.#complain('The server does not answer, so nothing is saved yet. Try again.');
    } else if (error instanceof Refused || error.input) {
      this.#blame(error);
    } else {
      throw error;
    }
  }

  #blame(error) {
    const input = error.input ?? document.getElementById(`field-${error.field || 'none'}`)
        ?? this.#extras.input(error.field);
    input?.setAttribute('aria-invalid', 'true');
    input?.focus();
    this.#complain(sentence(error.message), error.reload);
  }

  #complain(text, reload = null) {
    byId('form-error').hidden = text === '';
    byId('form-error').replaceChildren(text, ...(reload ? [' ',
      el('button', { type: 'button', id: 'form-reload', onclick: reload },
          'Load what stands there now')] : []));
  }
}

function within({ label, range: [least, most] }, input, text) {
  const value = number(text.replace(',', '.'));
  require(input, value !== null && Number(text.replace(',', '.')) >= least
      && Number(text.replace(',', '.')) <= most,
  `${label} is a number from ${least} to ${most}.`);
  return value;
}

/** What was not typed over stays what it is, even if it is no text. */
function kept(before, text) {
  return before !== undefined && typeof before !== 'string' && JSON.stringify(before) === text
    ? before : text;
}
