import { api } from './api.js';
import { h, setText } from './dom.js';
import { icon } from './icons.js';
import { PlaceRow } from './place-row.js';
import { PlaceShape } from './place-shape.js';
import { Drawing } from './drawing.js';

const STANDARD = {
  zone: [[0.35, 0.35], [0.65, 0.35], [0.65, 0.65], [0.35, 0.65]],
  line: [[0.3, 0.5], [0.7, 0.5]],
};

/** Draws, names, changes and removes the zones and lines of a camera; nothing is kept until it is saved. */
export class PlacesEditor {
  #store;
  #camera;
  #svg;
  #close;
  #drawing;
  #places = [];
  #rows = h('ul', { class: 'places' });
  #hint = h('p', { class: 'ask-hint', role: 'status' });
  #problem = h('p', { class: 'field-problem', role: 'alert', data: { testid: 'places-problem' } });
  #save = h('button', { class: 'button button-main', type: 'submit', data: { testid: 'places-save' } }, 'Save');
  element;

  constructor(store, { camera, svg, close }) {
    this.#store = store;
    this.#camera = camera;
    this.#svg = svg;
    this.#close = close;
    this.#drawing = new Drawing(svg);
    this.element = h(
      'form',
      { class: 'part', 'aria-label': 'Zones and lines', data: { testid: 'places' }, on: { submit: event => this.#keep(event) } },
      h('div', { class: 'part-head' }, h('h4', {}, 'Zones and lines'), this.#adder('zone', 'Add zone'), this.#adder('line', 'Add line')),
      this.#hint,
      this.#rows,
      this.#problem,
      h('div', { class: 'dialog-actions' }, h('button', { class: 'button', type: 'button', on: { click: close } }, 'Cancel'), this.#save),
    );
    const { zones = [], lines = [] } = store.cameras.get(camera) ?? {};
    zones.forEach(({ name, polygon }) => this.#add({ kind: 'zone', name, points: polygon }));
    lines.forEach(({ name, points }) => this.#add({ kind: 'line', name, points }));
    this.#rest();
  }

  close() {
    this.#drawing.stop();
    this.#places.forEach(({ shape }) => shape.close());
    this.element.remove();
  }

  #adder(kind, word) {
    const press = event => (event.detail === 0 ? this.#insert(kind) : this.#draw(kind));
    return h('button', { class: 'quiet', type: 'button', data: { testid: `add-${kind}` }, on: { click: press } }, icon(kind), word);
  }

  /** A standard shape in the middle, for those who have no pointer. */
  #insert(kind) {
    this.#add({ kind, name: this.#freeName(kind), points: STANDARD[kind] }).row.focus();
    this.#rest();
  }

  async #draw(kind) {
    setText(this.#hint, kind === 'zone'
      ? 'Click its corners on the picture; click the first again, or press Enter, to close it. Escape gives up.'
      : 'Click its points on the picture; double-click, or press Enter, to end it. Escape gives up.');
    const points = await this.#drawing.start(kind);
    if (points) this.#add({ kind, name: this.#freeName(kind), points }).row.focus();
    this.#rest();
  }

  #add({ kind, name, points }) {
    const place = { kind };
    place.shape = new PlaceShape(this.#svg, { kind, name, points });
    place.row = new PlaceRow({ kind, name }, { named: text => place.shape.rename(text), lit: on => place.shape.light(on), remove: () => this.#remove(place) });
    this.#places.push(place);
    this.#rows.append(place.row.element);
    return place;
  }

  #remove(place) {
    this.#places = this.#places.filter(other => other !== place);
    place.shape.close();
    place.row.element.remove();
    this.#rest();
    this.element.querySelector('button')?.focus();
  }

  #rest() {
    setText(this.#hint, this.#places.length > 0
      ? 'Drag the corners, or move them with the arrow keys. Insert adds a corner, Delete removes one. Questions use the names: “How many people are in the …?”'
      : 'A zone is a part of the picture to ask about; a line is something that is crossed.');
  }

  #freeName(kind) {
    const taken = new Set(this.#places.map(({ row }) => row.name));
    let number = 1;
    while (taken.has(`${kind} ${number}`)) number++;
    return `${kind} ${number}`;
  }

  async #keep(event) {
    event.preventDefault();
    setText(this.#problem, '');
    const names = this.#places.map(({ row }) => row.name);
    const bad = this.#places.find(({ row }, i) => row.name === '' || names.indexOf(row.name) !== i);
    if (bad) {
      setText(this.#problem, bad.row.name === '' ? 'Each needs a name.' : `Two have the name “${bad.row.name}”.`);
      bad.row.focus();
      return;
    }
    this.#save.disabled = true;
    try {
      this.#store.putCamera(await api.changeCamera(this.#camera, this.#stored()));
      this.#close();
    } catch (error) {
      setText(this.#problem, error.message);
    } finally {
      this.#save.disabled = false;
    }
  }

  #stored() {
    const of = (kind, field) => this.#places.filter(place => place.kind === kind).map(({ row, shape }) => ({ name: row.name, [field]: shape.points }));
    return { zones: of('zone', 'polygon'), lines: of('line', 'points') };
  }
}
