import { Described } from './described.js';
import { h, setAttr } from './dom.js';
import { icon } from './icons.js';
import { PlacesEditor } from './places-editor.js';
import { Selecting } from './selecting.js';
import { shape } from './svg.js';
import { Things } from './things.js';

const HINT = 'Drag over a part of the picture, or click a thing, to ask about it.';

/**
 * What can be done on a large picture: ask about a part of it, go through what is there, draw zones and lines. One of
 * these at a time, in a panel of its own.
 */
export class Stage {
  #store;
  #camera;
  #picture;
  #svg = shape('svg', { class: 'stage', preserveAspectRatio: 'xMidYMid meet', 'aria-hidden': 'true' });
  #selecting;
  #panel;
  #tools;
  #open = null;
  element;

  /** @param {{frame: Element, panel: Element}} places what the picture lies in, and where panels go */
  constructor(store, camera, picture, { frame, panel }) {
    this.#panel = panel;
    this.#store = store;
    this.#camera = camera;
    this.#picture = picture;
    this.#tools = {
      hint: h('p', { class: 'stage-hint' }, HINT),
      things: this.#tool('things', 'Things', () => this.#showThings()),
      places: this.#tool('zone', 'Zones and lines', () => this.#editPlaces()),
    };
    this.element = h('div', { class: 'stage-tools' }, ...Object.values(this.#tools));
    this.#selecting = new Selecting(this.#svg, picture, { chosen: box => this.#describe(box) });
    frame.append(this.#svg);
    this.update();
  }

  /** The camera, its picture's size or who looks at it changed. */
  update() {
    const { width, height } = this.#picture.scene?.frame ?? {};
    if (width > 0) setAttr(this.#svg, 'viewBox', `0 0 ${width} ${height}`);
    this.#tools.places.hidden = !this.#store.may('admin');
  }

  /** Closes the panel; false where none is open. */
  escape() {
    const open = this.#open !== null;
    if (open) this.#closePanel();
    return open;
  }

  close() {
    this.#closePanel();
    this.#selecting.close();
    this.#svg.remove();
    this.element.remove();
  }

  #tool(symbol, word, deed) {
    const press = () => (this.#open?.tool === symbol ? this.#closePanel() : deed());
    return h('button', { class: 'quiet', type: 'button', data: { testid: `stage-${symbol}` }, on: { click: press } }, icon(symbol), word);
  }

  #describe(box) {
    const scene = this.#picture.scene;
    if (!scene) return;
    this.#picture.hold();
    this.#show(new Described(this.#store, { camera: this.#camera, scene, box, close: () => this.#closePanel() }), 'part');
  }

  #showThings() {
    this.#show(new Things(this.#store, { camera: this.#camera, picture: this.#picture, choose: box => this.#selecting.choose(box), close: () => this.#closePanel() }), 'things');
  }

  #editPlaces() {
    this.#show(new PlacesEditor(this.#store, { camera: this.#camera, svg: this.#svg, close: () => this.#closePanel() }), 'zone');
  }

  #show(panel, tool) {
    const held = this.#picture.held && tool === 'part';
    this.#closePanel({ keepSelection: tool === 'part', hold: held });
    this.#open = { panel, tool };
    this.#panel.replaceChildren(panel.element);
    panel.element.scrollIntoView({ block: 'nearest' });
    this.#tools.hint.hidden = true;
    if (tool === 'zone') {
      this.#picture.showPlaces(false);
      this.#selecting.pause();
    }
    panel.opened?.();
  }

  #closePanel({ keepSelection = false, hold = false } = {}) {
    const open = this.#open;
    this.#open = null;
    open?.panel.close();
    this.#tools.hint.hidden = false;
    if (!keepSelection) this.#selecting.clear();
    this.#selecting.resume();
    this.#picture.showPlaces(true);
    if (!hold) this.#picture.release();
    this.#store.attend(null);
  }
}
