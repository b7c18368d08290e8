import { arrange, h, setText } from './dom.js';
import { icon } from './icons.js';
import { kindSpan, motionWords, paintKinds, swatches, thingWords } from './thing-words.js';
import { everySecond } from './time.js';

const MOST = 30;

/** The things on the picture as a list, to go through without a pointer; each can be chosen as a part to ask about. */
export class Things {
  #store;
  #camera;
  #picture;
  #choose;
  #list = h('ul', { class: 'things' });
  #rows = new Map();
  #stop;
  element;

  constructor(store, { camera, picture, choose, close }) {
    this.#store = store;
    this.#camera = camera;
    this.#picture = picture;
    this.#choose = choose;
    this.element = h(
      'section',
      { class: 'part', 'aria-label': 'Things on the picture', data: { testid: 'things' } },
      h('div', { class: 'part-head' }, h('h4', {}, 'On the picture now'), h('button', { class: 'quiet', type: 'button', 'aria-label': 'Close', title: 'Close', on: { click: close } }, icon('close'))),
      this.#list,
    );
    this.#stop = everySecond(() => this.#paint());
    this.#paint();
  }

  opened() {
    this.#list.querySelector('button')?.focus();
  }

  close() {
    this.#stop();
    this.element.remove();
  }

  #paint() {
    const tracks = (this.#picture.scene?.tracks ?? []).filter(track => track.probability >= 0.5).slice(0, MOST);
    const ids = new Set(tracks.map(track => track.id));
    [...this.#rows.keys()].filter(id => !ids.has(id)).forEach(id => this.#rows.delete(id));
    const rows = tracks.map(track => this.#row(track));
    arrange(this.#list, rows.length > 0 ? rows : [h('li', { class: 'ask-hint' }, 'Nothing that the detector knows.')]);
  }

  #row(track) {
    if (!this.#rows.has(track.id)) this.#rows.set(track.id, this.#made(track.id));
    const row = this.#rows.get(track.id);
    setText(row.querySelector('.thing-words'), thingWords(track));
    paintKinds(row.querySelector('.thing-kind'), track);
    setText(row.querySelector('.thing-motion'), motionWords(track.velocity));
    row.querySelector('.swatches').replaceWith(swatches(track));
    return row;
  }

  #made(id) {
    const light = () => this.#store.attend({ camera: this.#camera, tracks: new Map([[id, 1]]) });
    const dim = () => this.#store.attend(null);
    const choose = () => {
      const track = this.#picture.scene?.tracks.find(candidate => candidate.id === id);
      if (track) this.#choose(track.box);
    };
    const button = h('button', { class: 'thing', type: 'button', on: { click: choose, pointerenter: light, focus: light, pointerleave: dim, blur: dim } },
      h('span', { class: 'swatches' }), h('span', { class: 'thing-words' }), kindSpan(), h('span', { class: 'thing-motion' }));
    return h('li', {}, button);
  }
}
