/** Somebody who types says so again and again; silent for so long, nobody types. */
const TYPING_SECONDS = 6;

/** Who is there, and who is typing where. */
export class Presence {
  #online = new Set();
  /** @type {Map<string, Map<string, {name: string, timer: number}>>} by conversation and person */
  #typing = new Map();

  /** @param {() => void} changed */
  constructor(changed) {
    this.changed = changed;
  }

  isOnline(user) {
    return this.#online.has(user);
  }

  /** @returns {string[]} names */
  typingIn(group) {
    return [...this.#typing.get(group)?.values() ?? []].map(({ name }) => name);
  }

  /** @param {string[]} users all who are there */
  online(users) {
    this.#online = new Set(users);
    this.changed();
  }

  set(user, online) {
    online ? this.#online.add(user) : this.#online.delete(user);
    this.changed();
  }

  types(group, user, name) {
    const people = this.#typing.get(group) ?? new Map();
    clearTimeout(people.get(user)?.timer);
    const timer = setTimeout(() => this.stops(group, user), TYPING_SECONDS * 1000);
    this.#typing.set(group, people.set(user, { name, timer }));
    this.changed();
  }

  /** What somebody typed has arrived, or is given up. */
  stops(group, user) {
    const person = this.#typing.get(group)?.get(user);
    if (person) {
      clearTimeout(person.timer);
      this.#typing.get(group).delete(user);
      this.changed();
    }
  }
}
