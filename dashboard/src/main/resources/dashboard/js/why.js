import { api } from './api.js';
import { h, setAttr } from './dom.js';
import { icon } from './icons.js';
import { Still } from './still.js';
import { clock } from './time.js';
import { stepWords } from './why-words.js';

/** The picture beside the tree is only of use where the live one can't be seen at the same time. */
const NARROW = matchMedia('(width < 1000px)');

/**
 * Why an answer is what it is: the question's program as a tree, run on the picture that is held meanwhile. Each step,
 * when it is pointed at, lights the boxes it picked out.
 */
export class Why {
  #store;
  #camera;
  #picture;
  #closing = new AbortController();
  #still = NARROW.matches ? new Still('why-picture') : null;
  #body = h('div', { class: 'why-body' }, h('p', { class: 'ask-hint', role: 'status' }, 'Looking closely…'));
  element;

  constructor(store, { question, camera, close }) {
    this.#store = store;
    this.#camera = camera;
    this.#picture = store.pictures.get(camera);
    this.element = h(
      'section',
      { class: 'why', 'aria-label': `Why: ${question.text}`, data: { testid: 'why' } },
      h('div', { class: 'why-head' }, h('h4', {}, 'Why'), h('button', { class: 'quiet', type: 'button', 'aria-label': 'Close', title: 'Close', on: { click: close } }, icon('close'))),
      this.#still ? h('div', { class: 'evidence-picture' }, this.#still.element) : null,
      this.#body,
    );
    this.#explain(question);
  }

  close() {
    this.#closing.abort();
    this.#picture?.release();
    this.#still?.close();
    if (this.#store.attention?.camera === this.#camera) this.#store.attend(null);
    this.element.remove();
  }

  async #explain(question) {
    const scene = this.#picture?.scene;
    if (scene) this.#picture.hold();
    try {
      const at = scene ? { at: scene.frame.capturedAt } : {};
      const told = await api.askOnce({ text: question.text, camera: this.#camera, trace: true, ...at }, this.#closing.signal);
      this.#show(told);
    } catch (error) {
      if (error.name === 'AbortError') return;
      this.#body.replaceChildren(h('p', { class: 'ask-failed' }, error.message));
    }
  }

  #show({ trace: steps, frame, answer }) {
    if (!steps?.length) {
      this.#body.replaceChildren(h('p', { class: 'ask-hint' }, answer.reason ?? 'There is nothing to explain.'));
      return;
    }
    const tree = h('ul', { class: 'why-tree' }, this.#node(steps, steps.at(-1), new Set()));
    const when = h('p', { class: 'ask-hint' }, `On the picture of ${clock(frame.capturedAt)}, which is held. Point at a step to see what it picked out.`);
    this.#body.replaceChildren(when, tree);
    this.#attend(steps.findLast(step => step.tracks.length > 0) ?? steps.at(-1));
  }

  #node(steps, step, above) {
    const { deed, result } = stepWords(step);
    const button = h(
      'button',
      { class: 'why-step', type: 'button', 'aria-pressed': 'false', data: { testid: 'why-step', step: step.step } },
      h('span', {}, deed),
      h('span', { class: 'why-result' }, result),
    );
    for (const type of ['click', 'pointerenter', 'focus']) button.addEventListener(type, () => this.#attend(step));
    const inputs = step.inputs.filter(input => !above.has(input) && steps[input]);
    const below = new Set([...above, step.step]);
    const children = inputs.map(input => this.#node(steps, steps[input], below));
    return h('li', {}, button, children.length > 0 ? h('ul', {}, ...children) : null);
  }

  #attend(step) {
    this.element.querySelectorAll('.why-step').forEach(button => setAttr(button, 'aria-pressed', String(button.dataset.step === String(step.step))));
    const tracks = new Map(step.tracks.map(({ track, degree }) => [track, degree]));
    this.#store.attend({ camera: this.#camera, tracks });
    this.#showStill(tracks, step);
  }

  #showStill(tracks, step) {
    const scene = this.#picture?.scene;
    if (!this.#still || !scene) return;
    const regions = scene.tracks.filter(({ id }) => tracks.has(id)).map(({ id, label, box }) => ({ track: id, label, box, score: tracks.get(id) }));
    this.#still.show(this.#picture.bitmap, scene.frame, regions, `What “${stepWords(step).deed}” picked out`);
  }
}
