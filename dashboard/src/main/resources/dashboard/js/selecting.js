import { shape } from './svg.js';

const SMALLEST = 8;

/** Choosing a part of a picture: by dragging a box, or a thing by clicking it. In pixels of the frame. */
export class Selecting {
  #svg;
  #picture;
  #chosen;
  #rect = shape('rect', { class: 'stage-selection', rx: 3, visibility: 'hidden' });
  #from = null;
  #paused = false;
  #listening = new AbortController();

  /** @param deeds `chosen` is given `[x, y, width, height]` */
  constructor(svg, picture, { chosen }) {
    this.#svg = svg;
    this.#picture = picture;
    this.#chosen = chosen;
    svg.append(this.#rect);
    const on = (type, listener) => svg.addEventListener(type, listener, { signal: this.#listening.signal });
    on('pointerdown', event => this.#begin(event));
    on('pointermove', event => this.#move(event));
    on('pointerup', event => this.#end(event));
    on('pointercancel', () => this.#giveUp());
  }

  /** Chooses a box as if it had been drawn. */
  choose(box) {
    this.#show(box);
    this.#chosen(box.map(Math.round));
  }

  clear() {
    this.#from = null;
    this.#rect.setAttribute('visibility', 'hidden');
  }

  pause() {
    this.#paused = true;
    this.clear();
  }

  resume() {
    this.#paused = false;
  }

  close() {
    this.#listening.abort();
    this.#rect.remove();
  }

  #begin(event) {
    if (this.#paused || event.button !== 0 || !this.#picture.scene) return;
    this.#from = pointIn(this.#svg, event);
    this.#svg.setPointerCapture(event.pointerId);
    this.#picture.hold();
  }

  #move(event) {
    if (this.#from) this.#show(between(this.#from, pointIn(this.#svg, event), this.#picture.scene.frame));
  }

  #end(event) {
    if (!this.#from) return;
    const to = pointIn(this.#svg, event);
    const box = between(this.#from, to, this.#picture.scene.frame);
    this.#from = null;
    if (box[2] >= SMALLEST && box[3] >= SMALLEST) {
      this.choose(box);
      return;
    }
    const thing = thingAt(this.#picture.scene, to);
    if (thing) {
      this.choose(thing.box);
    } else {
      this.clear();
      this.#picture.release();
    }
  }

  /** The browser took the gesture for scrolling. */
  #giveUp() {
    if (!this.#from) return;
    this.clear();
    this.#picture.release();
  }

  #show([x, y, width, height]) {
    Object.entries({ x, y, width, height, visibility: 'visible' }).forEach(([key, value]) => this.#rect.setAttribute(key, value));
  }
}

/** Where an event was, in the SVG's own units. */
export function pointIn(svg, event) {
  const point = new DOMPoint(event.clientX, event.clientY).matrixTransform(svg.getScreenCTM().inverse());
  return { x: point.x, y: point.y };
}

function between(a, b, { width, height }) {
  const within = (value, most) => Math.max(0, Math.min(most, value));
  const [left, right] = [a.x, b.x].map(x => within(x, width)).sort((p, q) => p - q);
  const [top, bottom] = [a.y, b.y].map(y => within(y, height)).sort((p, q) => p - q);
  return [left, top, right - left, bottom - top];
}

/** The smallest probable thing under a point. */
function thingAt(scene, { x, y }) {
  const under = ({ box: [left, top, width, height] }) => x >= left && x <= left + width && y >= top && y <= top + height;
  const things = scene.tracks.filter(track => track.probability >= 0.5 && under(track));
  return things.sort((a, b) => a.box[2] * a.box[3] - b.box[2] * b.box[3])[0] ?? null;
}
