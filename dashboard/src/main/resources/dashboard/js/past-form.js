import { h, setAttr, setText } from './dom.js';
import { now } from './time.js';

const RANGES = [['1', 'Last minute'], ['2', 'Last 2 minutes'], ['10', 'Last 10 minutes'], ['60', 'Last hour'], ['360', 'Last 6 hours'], ['own', 'From … to …']];
const MINUTE_MS = 60_000;

/** What is asked of the past: a question, a camera, and how long up to now, or from when to when. */
export class PastForm {
  #store;
  #ask;
  #text = h('input', { class: 'ask-input', id: 'past-text', type: 'text', maxlength: 500, autocomplete: 'off', placeholder: 'How many people were there?', data: { testid: 'past-text' } });
  #camera = h('select', { class: 'field-input', id: 'past-camera', data: { testid: 'past-camera' } });
  #range = h('select', { class: 'field-input', id: 'past-range', data: { testid: 'past-range' }, on: { change: () => this.#paintRange() } }, ...RANGES.map(([value, text]) => h('option', { value, selected: value === '10' }, text)));
  #from = moment('past-from');
  #to = moment('past-to');
  #own;
  #problem = h('p', { class: 'field-problem', role: 'alert' });
  element;

  /** @param {function({text: string, camera: string, lastS?: number, from?: string, to?: string}): void} ask */
  constructor(store, ask) {
    this.#store = store;
    this.#ask = ask;
    this.#own = h('div', { class: 'past-own', hidden: true }, field('past-from', 'From', this.#from), field('past-to', 'To', this.#to));
    this.element = h(
      'form',
      { class: 'ask past-form', on: { submit: event => this.#submit(event) } },
      h('label', { class: 'unseen', for: 'past-text' }, 'A question about the past'),
      h('div', { class: 'ask-line' }, this.#text, h('button', { class: 'button button-main ask-submit', type: 'submit', data: { testid: 'past-submit' } }, 'Ask')),
      h('div', { class: 'past-when' }, field('past-camera', 'Camera', this.#camera), field('past-range', 'When', this.#range), this.#own),
      this.#problem,
    );
    store.watch(['cameras'], () => this.#paintCameras());
  }

  show() {
    this.#paintCameras();
    if (this.#text.value === '') this.#text.value = [...this.#store.questions.values()][0]?.text ?? '';
    this.#text.focus();
  }

  /** Asks another question about the same time. */
  use(text) {
    this.#text.value = text;
    this.element.requestSubmit();
  }

  #paintCameras() {
    const wanted = this.#camera.value || this.#store.view.camera;
    const options = [...this.#store.cameras.values()].map(({ id, name }) => h('option', { value: id, selected: id === wanted }, name));
    this.#camera.replaceChildren(...options);
  }

  #paintRange() {
    const own = this.#range.value === 'own';
    this.#own.hidden = !own;
    if (own && !this.#from.value) [this.#from.value, this.#to.value] = [local(now() - 60 * MINUTE_MS), local(now())];
  }

  #submit(event) {
    event.preventDefault();
    const problem = this.#wrong();
    setText(this.#problem, problem);
    setAttr(this.#text, 'aria-invalid', problem && this.#text.value.trim() === '' ? 'true' : null);
    if (problem) return;
    this.#ask({ text: this.#text.value.trim(), camera: this.#camera.value, ...this.#when() });
  }

  #wrong() {
    if (this.#text.value.trim() === '') return 'Ask something.';
    if (!this.#camera.value) return 'There is no camera to ask about.';
    if (this.#range.value !== 'own') return '';
    const [from, to] = this.#span();
    return from < to ? '' : 'The time asked about has to begin before it ends.';
  }

  /** Until now is for the server to say: this clock may be behind the camera's, and would hide what was seen last. */
  #when() {
    if (this.#range.value !== 'own') return { lastS: Number(this.#range.value) * 60 };
    const [from, to] = this.#span().map(time => new Date(time).toISOString());
    return { from, to };
  }

  #span() {
    return [this.#from, this.#to].map(input => new Date(input.value).getTime());
  }
}

function moment(id) {
  return h('input', { class: 'field-input', id, type: 'datetime-local', step: '1', data: { testid: id } });
}

function field(id, label, input) {
  return h('div', { class: 'field' }, h('label', { for: id }, label), input);
}

/** A moment as such an input wants it: local time, without a zone. */
function local(time) {
  return new Date(time - new Date(time).getTimezoneOffset() * MINUTE_MS).toISOString().slice(0, 19);
}
