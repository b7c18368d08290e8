import { situation, stateName } from './camera-words.js';
import { h, setAttr, setText } from './dom.js';
import { icon } from './icons.js';
import { Picture } from './picture.js';
import { Stage } from './stage.js';
import { clock, since, span } from './time.js';

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
  #held = h('button', { class: 'tile-held', type: 'button', hidden: true, data: { testid: 'held' }, on: { click: () => this.#picture.release() } });
  #stage = null;
  #panelRoot;
  element;

  /**
   * @param deeds `open`, `pause`, `edit`, `remove`: each is given the camera
   * @param {Element} panel where what is done on the large picture goes on
   */
  constructor(camera, store, deeds, panel) {
    this.#panelRoot = panel;
    this.#store = store;
    this.#camera = camera;
    this.#canvas.dataset.camera = camera.id;
    this.#open = h('button', { class: 'tile-open', type: 'button', on: { click: () => deeds.open(this.#camera) } });
    this.#overlay = h('div', { class: 'tile-overlay' }, icon('warning'), this.#panel.title, this.#panel.error, this.#panel.advice);
    this.#frame = h('div', { class: 'tile-frame' }, this.#canvas, this.#overlay, this.#open, this.#held);
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
          tool('edit', 'Edit', () => deeds.edit(this.#camera), 'camera-edit'),
          tool('remove', 'Remove', () => deeds.remove(this.#camera), 'camera-remove'),
        ),
      ),
    );
    this.#picture = new Picture(this.#canvas, camera.id, store);
    store.pictures.set(camera.id, this.#picture);
    this.#canvas.addEventListener('drawn', () => !this.#overlay.hidden && this.tick());
    this.#canvas.addEventListener('held', () => this.#showHeld());
    this.update(camera);
  }

  /** A scene of this camera. */
  offer(scene) {
    this.#shape(scene.frame);
    this.#picture.offer(scene);
    this.#stage?.update();
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
    this.element.querySelector('.tile-tools').hidden = !this.#store.may('admin');
    this.#stage?.update();
    this.tick();
  }

  /** Brings what depends on the time up to date. */
  tick() {
    const age = since(this.#picture.capturedAt);
    const trouble = situation(this.#camera);
    const old = age > OLD_MS && !this.#picture.held;
    const waiting = Number.isNaN(age);
    setText(this.#age, waiting ? '' : `${span(age)} ago`);
    this.#frame.classList.toggle('is-old', old || (Boolean(trouble) && !waiting));
    this.#frame.classList.toggle('is-blank', waiting);
    this.#showPanel(trouble ?? (old ? { title: `Picture from ${span(age)} ago`, advice: '' } : null), waiting);
    const parts = this.#store.partsOn(this.#camera.id).map(({ number }) => `[${number}]`);
    const marked = parts.length > 0 ? `, with ${parts.join(', ')} marked on it` : '';
    setAttr(this.#canvas, 'aria-label', `Picture of ${this.#camera.name}${marked}${trouble ? `: ${trouble.title}` : ''}`);
  }

  /** Whether this is the one that is looked at, with everything that can be done on a large picture. */
  setLarge(on) {
    this.element.classList.toggle('is-large', on);
    if (on && !this.#stage) {
      this.#stage = new Stage(this.#store, this.#camera.id, this.#picture, { frame: this.#frame, panel: this.#panelRoot });
      this.element.append(this.#stage.element);
    } else if (!on) {
      this.#stage?.close();
      this.#stage = null;
    }
  }

  /** Closes what is open on the large picture; false where nothing is. */
  escape() {
    return this.#stage?.escape() ?? false;
  }

  draw() {
    this.#picture.draw();
  }

  close() {
    this.setLarge(false);
    this.#store.pictures.delete(this.#camera.id);
    this.#picture.close();
  }

  #showHeld() {
    const { held, capturedAt } = this.#picture;
    this.#held.hidden = !held;
    if (held) setText(this.#held, `Held at ${clock(capturedAt)} · go on`);
    this.tick();
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

function tool(name, word, deed, testid) {
  return h('button', { class: 'quiet', type: 'button', title: word, 'aria-label': word, data: testid ? { testid } : {}, on: { click: deed } }, icon(name));
}
