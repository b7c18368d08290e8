import { api } from './api.js';
import { h, setText } from './dom.js';
import { CameraFlow } from './status-camera.js';
import { cameraState, checkRow, facts, headline } from './status-words.js';

const EVERY_MS = 5000;

/** How Watchword is doing: in plain words first, the numbers on demand. */
export class Status {
  #store;
  #root;
  #headline = h('p', { class: 'status-headline', role: 'status', data: { testid: 'status-headline' } });
  #flows = h('ul', { class: 'flows', 'aria-label': 'Where frames go', data: { testid: 'status-cameras' } });
  #checks = h('ul', { class: 'checks', 'aria-label': 'What it needs', data: { testid: 'status-checks' } });
  #numbers = h('dl', { class: 'numbers' });
  #cards = new Map();
  #timer = null;

  constructor(store, root) {
    this.#store = store;
    this.#root = root;
    root.append(
      h('h2', { class: 'view-title' }, 'Status'),
      this.#headline,
      h('h3', { class: 'view-part' }, 'Where frames go'),
      this.#flows,
      h('h3', { class: 'view-part' }, 'What it needs'),
      this.#checks,
      h('details', { class: 'more' }, h('summary', {}, 'Numbers'), this.#numbers),
    );
  }

  /** Called whenever the view is opened; goes on while it is. */
  show() {
    clearTimeout(this.#timer);
    this.#look();
  }

  async #look() {
    if (this.#root.hidden) return;
    const [status, checks] = await Promise.all([api.status().catch(error => ({ error })), api.checks().catch(() => [])]);
    this.#paint(status, status.checks ?? checks);
    this.#timer = setTimeout(() => this.#look(), EVERY_MS);
  }

  #paint(status, checks) {
    if (status.error?.status === 0) {
      setText(this.#headline, 'Watchword doesn’t answer. What is below is from before.');
      return;
    }
    const cameras = status.cameras ?? [...this.#store.cameras.values()].map(cameraState);
    const { words, ok } = headline(cameras, checks);
    setText(this.#headline, words);
    this.#headline.dataset.ok = String(ok);
    this.#checks.replaceChildren(...checks.map(checkRow));
    this.#paintFlows(cameras);
    this.#numbers.replaceChildren(...facts(status).flatMap(([name, value]) => [h('dt', {}, name), h('dd', {}, value)]));
    this.#root.querySelector('.more').hidden = status.error !== undefined;
  }

  #paintFlows(cameras) {
    const ids = new Set(cameras.map(({ id }) => id));
    [...this.#cards.keys()].filter(id => !ids.has(id)).forEach(id => this.#cards.delete(id));
    for (const camera of cameras) {
      if (!this.#cards.has(camera.id)) this.#cards.set(camera.id, new CameraFlow());
      this.#cards.get(camera.id).update(camera, this.#store.cameras.get(camera.id));
    }
    const rows = cameras.map(({ id }) => this.#cards.get(id).element);
    this.#flows.replaceChildren(...(rows.length > 0 ? rows : [h('li', { class: 'ask-hint' }, 'No cameras yet.')]));
  }
}
