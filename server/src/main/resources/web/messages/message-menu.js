import { byId, el } from '../shared/dom.js';
import { destination } from '../shared/tabs.js';

/** What can be done with a message, beside the button that opens it. */
export class MessageMenu {
  #menu = byId('message-menu');
  #button = null;

  constructor() {
    this.#menu.addEventListener('keydown', event => this.#move(event));
    this.#menu.addEventListener('toggle', event => {
      if (event.newState === 'closed') {
        this.#button?.setAttribute('aria-expanded', 'false');
      }
    });
    byId('log').addEventListener('scroll', () => this.#menu.hidePopover(), { passive: true });
  }

  /** @param {{label: string, danger?: boolean, act: () => void}[]} choices */
  open(button, choices) {
    this.#button = button;
    this.#menu.replaceChildren(...choices.map(({ label, danger, act }) => el('button', {
      type: 'button', role: 'menuitem', tabindex: '-1', class: danger ? 'danger' : null,
      onclick: () => this.#choose(act),
    }, label)));
    this.#menu.showPopover();
    button.setAttribute('aria-expanded', 'true');
    this.#place(button.getBoundingClientRect());
    this.#menu.firstElementChild.focus();
  }

  #choose(act) {
    this.#menu.hidePopover();
    this.#button.closest('.message')?.focus({ preventScroll: true });
    act();
  }

  /** Below the button, or above it where there is no room. */
  #place({ left, right, top, bottom }) {
    const { offsetWidth, offsetHeight } = this.#menu;
    const below = bottom + 4 + offsetHeight < innerHeight;
    const x = left + offsetWidth < innerWidth ? left : right - offsetWidth;
    this.#menu.style.left = `${Math.max(8, x)}px`;
    this.#menu.style.top = `${below ? bottom + 4 : top - 4 - offsetHeight}px`;
  }

  #move(event) {
    const items = [...this.#menu.children];
    const target = destination(event.key, items.indexOf(document.activeElement), items.length);
    if (target !== null) {
      event.preventDefault();
      items[target].focus();
    } else if (event.key === 'Tab') {
      this.#menu.hidePopover();
    }
  }
}
