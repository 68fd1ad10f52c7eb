import { Refused, Unreachable } from '../shared/api.js';
import { SignedOut } from './server.js';
import { eventsOf } from './sse.js';

/** The server sends a sign of life every 15 seconds: after three without, the line is dead. */
const SILENCE_SECONDS = 45;
const POLL_SECONDS = 10;

/**
 * The stream of what happens, from the server to this page. After a break it goes on where it
 * stopped; the server breaks it now and then on purpose, so the first attempt is made at once. Where the server has no stream, looks again and again instead.
 */
export class Live {
  #server;
  #listener;
  #lastId = null;
  #isOpen = false;
  #running = new AbortController();
  #watch = 0;

  /**
   * @param {import('./server.js').Server} server
   * @param {{event: (type: string, data: any) => void, start: () => void, lost: () => void,
   *     signedOut: () => void}} listener `start`: from now on all that happens is told, but what was
   *     before may be unknown
   */
  constructor(server, listener) {
    this.#server = server;
    this.#listener = listener;
  }

  /** Connects, unless it is about to. */
  async connect() {
    this.stop();
    const { signal } = this.#running = new AbortController();
    try {
      await this.#listen(signal);
    } catch (error) {
      if (!signal.aborted) {
        this.#failed(error);
      }
    }
  }

  stop() {
    clearTimeout(this.#watch);
    this.#running.abort();
  }

  async #listen(signal) {
    this.#expectLife();
    const response = await this.#server.live(this.#lastId, signal);
    for await (const event of eventsOf(this.#watched(response.body))) {
      if (signal.aborted) {
        return;
      }
      this.#isOpen = true;
      this.#take(event);
    }
    throw new Unreachable('The stream ended.');
  }

  #take({ id, type, data }) {
    const begins = type === 'reset' || (type === 'ready' && this.#lastId === null);
    this.#lastId = id ?? this.#lastId;
    if (data !== null) {
      this.#listener.event(type, JSON.parse(data));
    }
    if (begins) {
      this.#listener.start();
    }
  }

  #watched(stream) {
    const alive = () => this.#expectLife();
    return stream.pipeThrough(new TransformStream({
      transform(chunk, controller) {
        alive();
        controller.enqueue(chunk);
      },
    }));
  }

  #expectLife() {
    clearTimeout(this.#watch);
    this.#watch = setTimeout(() => {
      this.stop();
      this.#listener.lost();
    }, SILENCE_SECONDS * 1000);
  }

  #failed(error) {
    clearTimeout(this.#watch);
    if (error instanceof SignedOut) {
      this.#listener.signedOut();
    } else if (error instanceof Refused) {
      this.#listener.start();
      this.#watch = setTimeout(() => this.connect(), POLL_SECONDS * 1000);
    } else if (error instanceof Unreachable && this.#isOpen) {
      this.#isOpen = false;
      this.connect();
    } else if (error instanceof Unreachable) {
      this.#listener.lost();
    } else {
      throw error;
    }
  }
}
