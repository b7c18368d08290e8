import { api } from './api.js';

const SILENCE_MS = 20_000;
const LONGEST_WAIT_MS = 15_000;

/**
 * Keeps the event stream open. The browser reconnects by itself where it can (with Last-Event-ID); where it gives up,
 * or the stream is silent and the server does not answer either, it is opened again, ever more slowly.
 */
export class Stream extends EventTarget {
  #source = null;
  #heard = 0;
  #wait = 1000;
  #retry = null;

  open() {
    clearTimeout(this.#retry);
    this.#source?.close();
    const source = new EventSource(api.streamUrl);
    this.#source = source;
    this.#heard = Date.now();
    source.addEventListener('open', () => this.#opened());
    source.addEventListener('error', () => this.#failed(source));
    for (const type of ['answer', 'scene', 'camera', 'question']) {
      source.addEventListener(type, event => this.#arrived(type, event));
    }
  }

  /** Stops following, until it is opened again. */
  close() {
    clearTimeout(this.#retry);
    this.#source?.close();
    this.#source = null;
  }

  /** Call now and then: opens the stream again if it seems dead. Rejects never. */
  async check() {
    if (Date.now() - this.#heard < SILENCE_MS || this.#source?.readyState !== EventSource.OPEN) return;
    try {
      await api.trouble();
      this.#heard = Date.now();
    } catch {
      this.#state('reconnecting');
      this.open();
    }
  }

  #opened() {
    this.#heard = Date.now();
    this.#wait = 1000;
    this.#state('live');
  }

  #failed(source) {
    this.#state('reconnecting');
    if (source.readyState !== EventSource.CLOSED) return;
    this.#retry = setTimeout(() => this.open(), this.#wait);
    this.#wait = Math.min(this.#wait * 2, LONGEST_WAIT_MS);
  }

  #arrived(type, event) {
    this.#heard = Date.now();
    try {
      this.dispatchEvent(new CustomEvent(type, { detail: JSON.parse(event.data) }));
    } catch (error) {
      if (!(error instanceof SyntaxError)) throw error;
      console.warn(`an event of type ${type} was not JSON`);
    }
  }

  #state(state) {
    this.dispatchEvent(new CustomEvent('state', { detail: state }));
  }
}
