import { api } from './api.js';
import { h, setText } from './dom.js';

/** Opens a camera for a few seconds and shows what it sends, or why it can't be opened. */
export class CameraTrial {
  #url;
  #button = h('button', { class: 'button', type: 'button', data: { testid: 'camera-test' }, on: { click: () => this.#run() } }, 'Test');
  #says = h('p', { class: 'trial-says', role: 'status', data: { testid: 'camera-test-says' } });
  #picture = h('img', { class: 'trial-picture', alt: '', hidden: true, data: { testid: 'camera-test-picture' } });
  #closing = new AbortController();
  element;

  /** @param {function(): string} url the address to try */
  constructor(url) {
    this.#url = url;
    this.element = h('div', { class: 'trial' }, h('div', { class: 'trial-line' }, this.#button, this.#says), this.#picture);
  }

  close() {
    this.#closing.abort();
  }

  async #run() {
    const url = this.#url();
    this.#picture.hidden = true;
    if (!url) {
      setText(this.#says, 'Write an address first.');
      return;
    }
    this.#button.disabled = true;
    this.#say('Opening it; this takes a few seconds…', 'busy');
    try {
      this.#show(await api.testCamera(url, this.#closing.signal));
    } catch (error) {
      if (error.name !== 'AbortError') this.#say(error.message.replace(/^url: /, 'The address '), 'bad');
    } finally {
      this.#button.disabled = false;
    }
  }

  #show({ codec, width, height, fps, jpeg }) {
    this.#say(`It works: ${codec.toUpperCase()}, ${width} × ${height}, ${fps.toFixed(1)} frames a second.`, 'good');
    this.#picture.src = `data:image/jpeg;base64,${jpeg}`;
    this.#picture.alt = 'What the camera shows now';
    this.#picture.hidden = false;
  }

  #say(text, kind) {
    setText(this.#says, text);
    this.#says.dataset.kind = kind;
  }
}
