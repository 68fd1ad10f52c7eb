import { byId, el, icon } from '../shared/dom.js';
import { number, parseExactly } from './exact.js';

const KINDS = [['text', 'Text'], ['number', 'Number'], ['json', 'JSON']];

/** Fields for attributes of any name: a name, a kind and a value each. */
export class ExtraFields {
  #rows = byId('extra-rows');

  constructor() {
    byId('extra-add').addEventListener('click', () => {
      this.#rows.append(this.#row('', ''));
      this.#rows.lastElementChild.querySelector('input').focus();
    });
  }

  /** @param {[string, unknown][]} entries */
  show(entries) {
    this.#rows.replaceChildren(...entries.map(([name, value]) => this.#row(name, value)));
  }

  /**
   * @returns {Record<string, unknown>}
   * @throws {Error} with the field to blame as `input`
   */
  values() {
    const values = {};
    for (const row of this.#rows.children) {
      const [name, kind, value] = row.querySelectorAll('input, select');
      if (name.value === '' && value.value === '') {
        continue;
      }
      require(name, name.value !== '', 'An attribute needs a name.');
      require(name, !Object.hasOwn(values, name.value), `There are two attributes ${name.value}.`);
      values[name.value] = valueOf(kind.value, value);
    }
    return values;
  }

  /** @returns {HTMLElement|undefined} the field of the value of an attribute */
  input(wanted) {
    return [...this.#rows.children].map(row => [...row.querySelectorAll('input')])
        .find(([name]) => name.value === wanted)?.[1];
  }

  #row(name, value) {
    const kind = kindOf(value);
    const row = el('div', { class: 'extra' },
        el('input', { 'aria-label': 'Name of the attribute', placeholder: 'name', value: name,
          autocomplete: 'off' }),
        el('select', { 'aria-label': 'Kind of the value' }, ...KINDS.map(([id, label]) =>
          el('option', { value: id, selected: id === kind }, label))),
        el('input', { 'aria-label': 'Value of the attribute', placeholder: 'value',
          value: kind === 'text' ? value : JSON.stringify(value), autocomplete: 'off' }),
        el('button', {
          type: 'button', class: 'plain', 'aria-label': `Remove the attribute ${name}`,
          onclick: () => { row.remove(); byId('extra-add').focus(); },
        }, icon('cross')));
    return row;
  }
}

/** Stops what is being done, with what is wrong and where. */
export function require(input, isRight, text) {
  if (!isRight) {
    throw Object.assign(new Error(text), { input });
  }
}

function kindOf(value) {
  return typeof value === 'string' ? 'text'
    : typeof value === 'number' || JSON.isRawJSON?.(value) ? 'number' : 'json';
}

function valueOf(kind, input) {
  if (kind === 'text') {
    return input.value;
  }
  if (kind === 'number') {
    const value = number(input.value.trim());
    require(input, value !== null, 'This is no number, such as 12.5.');
    return value;
  }
  try {
    return parseExactly(input.value);
  } catch {
    return require(input, false, 'This is no JSON, such as ["a", "b"] or true.');
  }
}
