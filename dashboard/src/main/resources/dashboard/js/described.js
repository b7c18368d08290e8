import { api } from './api.js';
import { PartZone } from './part-zone.js';
import { h } from './dom.js';
import { noModel } from './model-words.js';
import { icon } from './icons.js';
import { kindSpan, mainColour, motionWords, paintKinds, swatches, thingWords } from './thing-words.js';

const MOST_THINGS = 8;
const MOST_RELATIONS = 5;
const INSIDE_FROM = 0.5;

/** What is in a part of the picture, in words and one by one, and what can be asked about it. */
export class Described {
  #store;
  #camera;
  #scene;
  #box;
  #body = h('div', { class: 'part-body' }, h('p', { class: 'ask-hint', role: 'status' }, 'Looking…'));
  #zone;
  #closing = new AbortController();
  element;

  constructor(store, { camera, scene, box, close }) {
    this.#store = store;
    this.#camera = camera;
    this.#scene = scene;
    this.#box = box;
    this.#zone = new PartZone(store, { camera, frame: scene.frame, box });
    this.element = h(
      'section',
      { class: 'part', 'aria-label': 'This part of the picture', data: { testid: 'described' } },
      h('div', { class: 'part-head' }, h('h4', {}, 'In this part'), h('button', { class: 'quiet', type: 'button', 'aria-label': 'Close', title: 'Close', on: { click: close } }, icon('close'))),
      // above what is still to come, which would move it away under the pointer
      this.#asking(close),
      this.#body,
      this.#zone.element,
    );
    this.#look();
  }

  /** The way to refer to this part in a question, which a model then looks at. */
  #asking(close) {
    const { models, parts, roomForPart } = this.#store;
    if (!this.#store.may('operator') || models === null) return '';
    if (models.length === 0) return noModel('A model could be asked about this part');
    const refer = () => {
      close();
      this.#store.addPart({ camera: this.#camera, box: this.#box });
    };
    const words = roomForPart ? `Ask ${models.length > 1 ? 'a model' : models[0].name} about it as [${parts.length + 1}]` : `No more than ${parts.length} parts in one question`;
    return h('div', {}, h('button', { class: 'button', type: 'button', disabled: !roomForPart, data: { testid: 'part-ask' }, on: { click: refer } }, icon('question'), words));
  }

  close() {
    this.#closing.abort();
    this.element.remove();
  }

  async #look() {
    try {
      this.#show(await api.describe({ camera: this.#camera, box: this.#box, at: this.#scene.frame.capturedAt }));
    } catch (error) {
      if (this.#closing.signal.aborted) return;
      if (error.status === 0) this.#body.replaceChildren(h('p', { class: 'ask-failed' }, error.message));
      else this.#show(fromScene(this.#scene, this.#box));
    }
  }

  #show({ text, things, relations = [], caption }) {
    if (this.#closing.signal.aborted) return;
    const lit = new Map(things.map(({ track }) => [track, 1]));
    this.#store.attend({ camera: this.#camera, tracks: lit });
    const list = h('ul', { class: 'things' }, ...things.slice(0, MOST_THINGS).map(thing => this.#thing(thing, lit)));
    const said = relations.slice(0, MOST_RELATIONS).map(relation => h('li', {}, relation.text));
    this.#body.replaceChildren(
      h('p', { class: 'part-text', data: { testid: 'described-text' } }, text),
      caption?.text ? h('p', { class: 'part-caption' }, h('span', { class: 'ask-hint' }, `${caption.model}: `), caption.text) : '',
      things.length > 0 ? list : '',
      said.length > 0 ? h('ul', { class: 'relations' }, ...said) : '',
      things.length > 0 ? h('div', { class: 'chips' }, ...questions(things).map(question => this.#chip(question))) : '',
    );
  }

  #thing(thing, all) {
    const only = () => this.#store.attend({ camera: this.#camera, tracks: new Map([[thing.track, 1]]) });
    const back = () => this.#store.attend({ camera: this.#camera, tracks: all });
    const kind = kindSpan();
    paintKinds(kind, thing);
    const line = h('button', { class: 'thing', type: 'button', on: { pointerenter: only, focus: only, click: only, pointerleave: back, blur: back } },
      swatches(thing), h('span', {}, thingWords(thing)), kind, h('span', { class: 'thing-motion' }, motionWords(thing.velocity)));
    return h('li', {}, line);
  }

  #chip(question) {
    const ask = () => this.#store.dispatchEvent(new CustomEvent('suggest', { detail: question }));
    return h('button', { class: 'chip', type: 'button', data: { testid: 'part-question' }, on: { click: ask } }, question);
  }
}

/** The same from the scene alone, for a server that can't describe. */
function fromScene(scene, box) {
  const inside = scene.tracks.filter(track => track.probability >= 0.5 && share(track.box, box) >= INSIDE_FROM);
  const things = inside.map(({ id, ...track }) => ({ track: id, ...track }));
  const text = things.length > 0 ? '' : 'Nothing that the detector knows.';
  return { text, things };
}

/** How much of a box lies in another. */
function share([x, y, width, height], [left, top, wide, high]) {
  const across = Math.min(x + width, left + wide) - Math.max(x, left);
  const down = Math.min(y + height, top + high) - Math.max(y, top);
  return across > 0 && down > 0 ? (across * down) / (width * height) : 0;
}

/** Questions about the first things found; each is one the engine understands. */
function questions(things) {
  const { label, colours, upper } = things[0];
  const colour = mainColour(colours);
  const clothes = mainColour(upper);
  const named = clothes ? `${label} in ${clothes}` : colour ? `${colour} ${label}` : label;
  const article = /^[aeiou]/.test(named) ? 'an' : 'a';
  return [`Is there ${article} ${named}?`, `Where is the ${named}?`, `What colour is the ${label}?`];
}
