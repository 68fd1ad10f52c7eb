import { byId } from './dom.js';

const FIRST_PAUSE_SECONDS = 2;
const LONGEST_PAUSE_SECONDS = 30;

/**
 * The banner of a server that is gone: says so, counts down, tries again, and goes when an answer
 * comes. What is on the screen stays.
 */
export class Gone {
  #banner = byId('gone');
  #failures = 0;
  #timer = 0;

  /** @param {() => void} retry */
  constructor(retry) {
    this.retry = retry;
    byId('retry').addEventListener('click', () => this.#now());
    addEventListener('online', () => this.#failures > 0 && this.#now());
  }

  failed() {
    this.#failures += 1;
    const pause = Math.min(LONGEST_PAUSE_SECONDS, FIRST_PAUSE_SECONDS ** this.#failures);
    this.#banner.hidden = false;
    document.body.classList.add('stale');
    this.#countDown(pause);
  }

  answered() {
    clearTimeout(this.#timer);
    this.#failures = 0;
    this.#banner.hidden = true;
    document.body.classList.remove('stale');
  }

  #countDown(seconds) {
    clearTimeout(this.#timer);
    byId('retry-in').textContent = `Next try in ${seconds} s.`;
    this.#timer = setTimeout(
        () => (seconds > 1 ? this.#countDown(seconds - 1) : this.#now()), 1000);
  }

  #now() {
    clearTimeout(this.#timer);
    byId('retry-in').textContent = 'Trying…';
    this.retry();
  }
}
