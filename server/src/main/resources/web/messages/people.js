import { el } from '../shared/dom.js';

const HUES = 8;

/** A round picture of a name: its initials on a colour that is always the same for one person. */
export function avatar({ uuid, name }) {
  return el('span', { class: `avatar hue-${hueOf(uuid || name)}`, 'aria-hidden': 'true' },
      initials(name));
}

/** `Andrew Brown` is AB, `bayko` is B. */
export function initials(name) {
  const words = name.match(/[\p{L}\p{N}][\p{L}\p{M}\p{N}]*/gu) ?? ['?'];
  const ends = words.length > 1 ? [words[0], words.at(-1)] : words;
  return ends.map(first).join('').toLocaleUpperCase();
}

/** Names in a row: `Bayko`, `Bayko and Londo`, `Bayko, Londo and 3 others`. */
export function namesOf(people) {
  const names = people.map(person => person.name);
  if (names.length > 3) {
    return `${names.slice(0, 2).join(', ')} and ${names.length - 2} others`;
  }
  return new Intl.ListFormat(undefined, { type: 'conjunction' }).format(names);
}

function first(word) {
  const [{ segment }] = new Intl.Segmenter().segment(word);
  return segment;
}

function hueOf(text) {
  let sum = 0;
  for (const character of text) {
    sum = (sum * 31 + character.codePointAt(0)) >>> 0;
  }
  return sum % HUES;
}
