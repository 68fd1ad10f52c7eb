/** Nearer to the end than this, one is at the end. */
const NEAR = 40;

/** Nearer to either end than this, more is wanted. */
const SOON = 600;

/**
 * Keeps a scrolled box where its reader is: at the end while the reader is there, else on what the
 * reader sees, whatever is added above or below.
 */
export class Scroll {
  #box;
  #atEnd = true;
  #listener;

  /**
   * @param {HTMLElement} box
   * @param {{moved: () => void, top: () => void, bottom: () => void}} listener `top` and `bottom`:
   *     the reader comes near that end
   */
  constructor(box, listener) {
    this.#box = box;
    this.#listener = listener;
    box.addEventListener('scroll', () => this.look(), { passive: true });
    new ResizeObserver(() => this.#atEnd && this.toEnd()).observe(box);
  }

  get atEnd() {
    return this.#atEnd;
  }

  /** Changes what is in the box by `change`. */
  keep(change) {
    const seen = this.#atEnd ? undefined : this.#firstSeen();
    const top = seen?.getBoundingClientRect().top;
    change();
    if (this.#atEnd) {
      this.toEnd();
    } else {
      const again = this.#children().find(child => child.dataset.key === seen?.dataset.key);
      this.#box.scrollTop += again ? again.getBoundingClientRect().top - top : 0;
    }
  }

  toEnd() {
    this.#atEnd = true;
    this.#box.scrollTop = this.#box.scrollHeight;
  }

  /** Puts an element near the top or in the middle of what is seen. */
  to(element, block) {
    this.#atEnd = false;
    element.scrollIntoView({ block, behavior: 'instant' });
    this.look();
  }

  /** The last child that is seen to its end. */
  lastSeen(children) {
    const end = this.#box.getBoundingClientRect().bottom + 1;
    return children.findLast(child => child.getBoundingClientRect().bottom <= end);
  }

  /** Looks where the reader is, and tells. */
  look() {
    const { scrollTop, scrollHeight, clientHeight } = this.#box;
    const left = scrollHeight - scrollTop - clientHeight;
    this.#atEnd = left < NEAR;
    this.#listener.moved();
    if (scrollTop < SOON) {
      this.#listener.top();
    }
    if (left < SOON) {
      this.#listener.bottom();
    }
  }

  #firstSeen() {
    const start = this.#box.getBoundingClientRect().top;
    return this.#children().find(child => child.getBoundingClientRect().bottom > start);
  }

  #children() {
    return [...this.#box.querySelectorAll('.message')];
  }
}
