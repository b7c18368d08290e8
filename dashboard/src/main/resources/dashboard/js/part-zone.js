import { api } from './api.js';
import { h, setText } from './dom.js';
import { icon } from './icons.js';

/** Makes a part of the picture a named zone, and offers what can be asked about it then. */
export class PartZone {
  #store;
  #camera;
  #corners;
  #name = h('input', { class: 'field-input', type: 'text', maxlength: 64, 'aria-label': 'Name of the zone', placeholder: 'bench', autocomplete: 'off', data: { testid: 'part-zone-name' } });
  #problem = h('p', { class: 'field-problem', role: 'alert' });
  #form;
  element;

  constructor(store, { camera, frame, box: [x, y, width, height] }) {
    this.#store = store;
    this.#camera = camera;
    const corners = [[x, y], [x + width, y], [x + width, y + height], [x, y + height]];
    this.#corners = corners.map(([left, top]) => [share(left / frame.width), share(top / frame.height)]);
    this.#form = h(
      'form',
      { class: 'part-zone', hidden: !store.may('admin'), on: { submit: event => this.#save(event) } },
      h('label', { class: 'ask-hint' }, 'Name it to keep asking about this part', this.#name),
      h('button', { class: 'button', type: 'submit', data: { testid: 'part-zone-save' } }, icon('zone'), 'Make it a zone'),
      this.#problem,
    );
    this.element = h('div', {}, this.#form);
  }

  async #save(event) {
    event.preventDefault();
    const name = this.#name.value.trim();
    if (name === '') {
      setText(this.#problem, 'Give it a name that questions can use, like “bench”.');
      this.#name.focus();
      return;
    }
    const { zones = [] } = this.#store.cameras.get(this.#camera) ?? {};
    try {
      const others = zones.filter(zone => zone.name !== name);
      this.#store.putCamera(await api.changeCamera(this.#camera, { zones: [...others, { name, polygon: this.#corners }] }));
      this.#offer(name);
    } catch (error) {
      setText(this.#problem, error.message);
    }
  }

  #offer(name) {
    const questions = [`Is anyone in the ${name}?`, `How many people are in the ${name}?`, `Has anyone entered the ${name} in the last hour?`];
    const chips = questions.map(question =>
      h('button', { class: 'chip', type: 'button', data: { testid: 'part-question' }, on: { click: () => this.#store.dispatchEvent(new CustomEvent('suggest', { detail: question })) } }, question),
    );
    this.element.replaceChildren(h('p', { class: 'ask-hint', role: 'status' }, `“${name}” is a zone now. You could ask`), h('div', { class: 'chips' }, ...chips));
    chips[0].focus();
  }
}

const share = value => Math.round(Math.max(0, Math.min(1, value)) * 10_000) / 10_000;
