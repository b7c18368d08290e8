import { percent, shortly, SWATCHES } from './answer-words.js';
import { h, setAttr, setText } from './dom.js';
import { clock, lasting, since } from './time.js';
import { Timeline } from './timeline.js';

const LISTED = 6;
// answers that stand are confirmed every 10 s or so
const OLD_MS = 25_000;

/** A question's answer on one camera: the value, how sure it is, since when, and what it was before. */
export class AnswerRow {
  #answer = null;
  #changes = [];
  #camera = h('span', { class: 'answer-camera' });
  #swatch = h('span', { class: 'swatch', hidden: true, 'aria-hidden': 'true' });
  #word = h('span', { class: 'answer-word', data: { testid: 'answer-value' } });
  #since = h('span', { class: 'answer-since' });
  #age = h('span', { class: 'answer-age' });
  #reason = h('p', { class: 'answer-reason', data: { testid: 'answer-reason' } });
  #bar = h('span', { class: 'bar-fill' });
  #percent = h('span', { class: 'bar-percent' });
  #sure;
  #others = h('ul', { class: 'others' });
  #timeline = new Timeline();
  #list = h('ol', { class: 'changes' });
  element;

  constructor(camera) {
    this.#sure = h('div', { class: 'answer-sure', tabindex: '0' }, h('span', { class: 'bar-track' }, this.#bar), this.#percent, this.#others);
    const past = h('details', { class: 'answer-past', on: { toggle: () => this.#paintList() } }, h('summary', {}, this.#timeline.element, h('span', { class: 'unseen' }, 'Recent changes')), this.#list);
    this.element = h(
      'div',
      { class: 'answer', data: { testid: 'answer', camera } },
      h('div', { class: 'answer-now' }, this.#camera, h('div', { class: 'answer-value' }, this.#swatch, this.#word), this.#reason),
      this.#sure,
      h('div', { class: 'answer-meta' }, this.#since, this.#age),
      past,
    );
  }

  update(answer, changes, { name, waiting }) {
    setText(this.#camera, name);
    if (answer === this.#answer && changes === this.#changes && answer) return;
    this.#answer = answer ?? null;
    this.#changes = changes;
    this.#paintValue(waiting);
    this.#paintSure();
    this.#paintList();
    this.tick();
  }

  /** Brings what depends on the time up to date. */
  tick() {
    const answer = this.#answer;
    setText(this.#since, answer ? `for ${lasting(answer.since)}`.replace('for just now', 'just now') : '');
    const age = since(answer?.frame.capturedAt);
    setText(this.#age, answer ? confirmed(age, answer) : '');
    this.#age.classList.toggle('is-old', age > OLD_MS);
    this.element.classList.toggle('is-old', age > OLD_MS);
    this.#timeline.draw(this.#changes);
  }

  #paintValue(waiting) {
    const value = this.#answer?.answer;
    const type = value?.type ?? 'waiting';
    setText(this.#word, value ? shortly(value) : '–');
    setText(this.#reason, value ? value.reason ?? '' : waiting);
    setAttr(this.element, 'data-type', type);
    setAttr(this.element, 'data-value', type === 'boolean' ? value.value : null);
    setAttr(this.#word, 'data-length', size(this.#word.textContent));
    const colour = type === 'colour' ? SWATCHES[value.value] : null;
    this.#swatch.hidden = !colour;
    if (colour) this.#swatch.style.background = colour;
  }

  #paintSure() {
    const value = this.#answer?.answer;
    const shown = Boolean(value) && value.type !== 'unknown';
    this.#sure.classList.toggle('is-empty', !shown);
    if (!shown) return;
    this.#bar.style.inlineSize = `${(value.confidence * 100).toFixed(1)}%`;
    setText(this.#percent, percent(value.confidence));
    const others = (value.alternatives ?? []).slice(0, 4).map(other => alternative(value.type, other));
    setAttr(this.#sure, 'aria-label', [`${percent(value.confidence)} sure`, ...others].join(', '));
    if (this.#others.dataset.said === others.join()) return;
    this.#others.dataset.said = others.join();
    this.#others.replaceChildren(...others.map(text => h('li', {}, text)));
  }

  #paintList() {
    if (!this.element?.querySelector('details').open) return;
    const last = this.#changes.slice(-LISTED).reverse();
    const said = last.map(entry => entry.at).join();
    if (this.#list.dataset.said === said) return;
    this.#list.dataset.said = said;
    this.#list.replaceChildren(...last.map(({ at, answer }) => h('li', {}, h('time', { datetime: at }, clock(at)), h('span', {}, shortly(answer)))));
  }
}

function size(text) {
  if (text.length <= 6) return 'short';
  return text.length <= 12 ? 'middle' : 'long';
}

function alternative(type, other) {
  return `${shortly({ type, ...other })} · ${percent(other.confidence)}`;
}

function confirmed(age, answer) {
  return age < 2000 ? 'confirmed just now' : `confirmed ${lasting(answer.frame.capturedAt)} ago`;
}
