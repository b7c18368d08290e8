import { situation, stateName } from './camera-words.js';
import { h, setAttr, setText } from './dom.js';
import { icon } from './icons.js';
import { Picture } from './picture.js';
import { since, span } from './time.js';

const OLD_MS = 5000;

/** One camera on the wall: its picture, what it is doing, and what can be done with it. */
export class Tile {
  #store;
  #camera;
  #picture;
  #canvas = h('canvas', { data: { testid: 'camera-picture' }, role: 'img' });
  #name = h('h3', { class: 'tile-name' });
  #state = h('span', { class: 'state', data: { testid: 'camera-state' } });
  #facts = h('span', { class: 'tile-facts' });
  #age = h('span', { class: 'tile-age' });
  #panel = { title: h('strong'), error: h('p', { class: 'tile-error', data: { testid: 'camera-error' } }), advice: h('p') };
  #overlay;
  #open;
  #pause;
  #frame;
  element;

  /** @param deeds `open`, `pause`, `edit`, `remove`: each is given the camera */
  constructor(camera, store, deeds) {
    this.#store = store;
    this.#camera = camera;
    this.#canvas.dataset.camera = camera.id;
    this.#open = h('button', { class: 'tile-open', type: 'button', on: { click: () => deeds.open(this.#camera) } });
    this.#overlay = h('div', { class: 'tile-overlay' }, icon('warning'), this.#panel.title, this.#panel.error, this.#panel.advice);
    this.#frame = h('div', { class: 'tile-frame' }, this.#canvas, this.#overlay, this.#open);
    this.#pause = tool('pause', 'Pause', () => deeds.pause(this.#camera));
    this.element = h(
      'article',
      { class: 'tile', data: { testid: 'camera', camera: camera.id } },
      this.#frame,
      h(
        'div',
        { class: 'tile-caption' },
        h('div', { class: 'tile-title' }, this.#name, this.#state),
        h('div', { class: 'tile-line' }, this.#facts, this.#age),
        h(
          'div',
          { class: 'tile-tools' },
          this.#pause,
          tool('edit', 'Edit', () => deeds.edit(this.#camera)),
          tool('remove', 'Remove', () => deeds.remove(this.#camera)),
        ),
      ),
    );
    this.#picture = new Picture(this.#canvas, camera.id, store);
    this.#canvas.addEventListener('drawn', () => this.tick());
    this.update(camera);
  }

  /** A scene of this camera. */
  offer(scene) {
    this.#shape(scene.frame);
    this.#picture.offer(scene);
  }

  update(camera) {
    this.#camera = camera;
    const away = this.#store.connection.state === 'reconnecting';
    const state = away ? 'unreachable' : camera.status?.state ?? 'connecting';
    setText(this.#name, camera.name);
    setText(this.#state, stateName(state));
    setAttr(this.#state, 'data-state', state);
    setText(this.#facts, facts(camera.status));
    setAttr(this.#open, 'aria-label', `${camera.name}: large view`);
    this.#updatePause(camera);
    this.#shape(camera.status ?? {});
    this.tick();
  }

  /** Brings what depends on the time up to date. */
  tick() {
    const age = since(this.#picture.capturedAt);
    const trouble = situation(this.#camera);
    const old = age > OLD_MS;
    const waiting = Number.isNaN(age);
    setText(this.#age, waiting ? '' : `${span(age)} ago`);
    this.#frame.classList.toggle('is-old', old || (Boolean(trouble) && !waiting));
    this.#frame.classList.toggle('is-blank', waiting);
    this.#showPanel(trouble ?? (old ? { title: `Picture from ${span(age)} ago`, advice: '' } : null), waiting);
    setAttr(this.#canvas, 'aria-label', `Picture of ${this.#camera.name}${trouble ? `: ${trouble.title}` : ''}`);
  }

  draw() {
    this.#picture.draw();
  }

  close() {
    this.#picture.close();
  }

  #showPanel(trouble, waiting) {
    this.#overlay.hidden = !trouble && !waiting;
    this.#overlay.classList.toggle('is-quiet', !trouble?.error);
    setText(this.#panel.title, trouble?.title ?? 'Waiting for the first picture');
    setText(this.#panel.error, trouble?.error ?? '');
    setText(this.#panel.advice, trouble?.advice ?? '');
  }

  #updatePause(camera) {
    const word = camera.paused ? 'Resume' : 'Pause';
    if (this.#pause.dataset.word === word) return;
    this.#pause.dataset.word = word;
    this.#pause.replaceChildren(icon(camera.paused ? 'play' : 'pause'));
    setAttr(this.#pause, 'aria-label', word);
    setAttr(this.#pause, 'title', word);
  }

  #shape({ width, height }) {
    if (width > 0 && height > 0) this.#frame.style.setProperty('--shape', `${width} / ${height}`);
  }
}

function facts(status) {
  if (!status) return '';
  const parts = [];
  if (status.state === 'live') parts.push(`${status.fps.toFixed(1)} fps`);
  if (status.width > 0) parts.push(`${status.width} × ${status.height}`);
  if (status.codec) parts.push(status.codec.toUpperCase());
  if (status.restarts > 0) parts.push(`${status.restarts} ${status.restarts === 1 ? 'restart' : 'restarts'}`);
  return parts.join(' · ');
}

function tool(name, word, deed) {
  return h('button', { class: 'quiet', type: 'button', title: word, 'aria-label': word, on: { click: deed } }, icon(name));
}
