import { percent, shortly, SWATCHES } from './answer-words.js';
import { h, setAttr, setText } from './dom.js';
import { Evidence } from './evidence.js';
import { How } from './how.js';
import { icon } from './icons.js';
import { StepChart } from './step-chart.js';
import { lasting, now, since } from './time.js';
import { Why } from './why.js';

// answers that stand are confirmed every 10 s or so
const OLD_MS = 25_000;
const HOUR_MS = 3_600_000;
const SHORTEST_MS = 2 * 60_000;
const CHART_EVERY_MS = 10_000;

/** A question's answer on one camera: the value, how sure it is, since when, what it was before, and what proves it. */
export class AnswerRow {
  #store;
  #question;
  #id;
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
  #chart;
  #charted = 0;
  #why;
  #whyWord = h('span', {}, 'Why');
  #more = h('div', { class: 'answer-more' });
  #evidence = null;
  #explained = null;
  #chosen = null;
  element;

  constructor(store, question, camera) {
    this.#store = store;
    this.#question = question;
    this.#id = camera;
    this.#chart = new StepChart(`The last hour of: ${question.text}`, segment => this.#showEvidence(segment.key));
    this.#sure = h('div', { class: 'answer-sure', tabindex: '0', role: 'group' }, h('span', { class: 'bar-track' }, this.#bar), this.#percent, this.#others);
    this.#why = h(
      'button',
      { class: 'quiet answer-why', type: 'button', 'aria-expanded': 'false', 'aria-label': `Why: ${question.text}`, data: { testid: 'why-open' }, on: { click: () => this.#toggleWhy() } },
      icon('why'),
      this.#whyWord,
    );
    this.element = h(
      'div',
      { class: 'answer', data: { testid: 'answer', camera } },
      h('div', { class: 'answer-now' }, this.#camera, h('div', { class: 'answer-value' }, this.#swatch, this.#word), this.#reason),
      this.#sure,
      h('div', { class: 'answer-meta' }, this.#since, this.#age, this.#why),
      this.#chart.element,
      this.#more,
    );
  }

  update(answer, changes, { name, waiting }) {
    setText(this.#camera, name);
    const grown = changes !== this.#changes;
    if (answer === this.#answer && !grown && answer) return;
    this.#answer = answer ?? null;
    this.#changes = changes;
    this.#paintValue(waiting);
    this.#paintSure();
    if (grown) this.#paintChart();
    this.#explained?.update?.(this.#answer);
    this.tick();
  }

  /** Brings what depends on the time up to date. */
  tick() {
    const answer = this.#answer;
    setText(this.#since, answer ? `for ${lasting(answer.since)}`.replace('for just now', 'just now') : '');
    const age = since(answer?.frame.capturedAt);
    const model = answer?.by?.model;
    // a model looks when something has moved, so that an answer of some minutes is none that is late
    const old = age > OLD_MS && !model;
    setText(this.#age, answer ? confirmed(age, answer) : '');
    setAttr(this.#age, 'data-model', model ?? null);
    this.#age.classList.toggle('is-old', old);
    this.element.classList.toggle('is-old', old);
    // a model's answer is explained by how it came about, once there is one
    this.#why.hidden = this.#isModels && !answer?.by;
    const word = this.#isModels ? 'How' : 'Why';
    setText(this.#whyWord, word);
    setAttr(this.#why, 'aria-label', `${word}: ${this.#question.text}`);
    if (performance.now() - this.#charted > CHART_EVERY_MS) this.#paintChart();
  }

  /** Takes it off the page, with what is open in it; it can be shown again. */
  close() {
    if (this.#evidence) this.#closeEvidence();
    if (this.#explained) this.#toggleWhy();
    this.element.remove();
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

  #paintChart() {
    this.#charted = performance.now();
    const to = now();
    const first = this.#changes.length > 0 ? Date.parse(this.#changes[0].at) : to;
    const from = Math.max(to - HOUR_MS, Math.min(first, to - SHORTEST_MS));
    this.#chart.draw(segments(this.#changes, from, to), { from, to }, { from: `${Math.round((to - from) / 60_000)} min ago`, to: 'now' });
  }

  #showEvidence(change) {
    this.#evidence ??= this.#opened(new Evidence(this.#store, { step: by => this.#step(by), close: () => this.#closeEvidence() }));
    this.#chosen = change;
    const at = this.#changes.indexOf(change);
    this.#evidence.show(change, { first: at <= 0, last: at === this.#changes.length - 1 });
  }

  #step(by) {
    const at = this.#changes.findIndex(change => change.at === this.#chosen.at) + by;
    if (!this.#changes[at]) return;
    this.#chart.mark({ ...segmentOf(this.#changes, at, now()) });
    this.#showEvidence(this.#changes[at]);
  }

  #closeEvidence() {
    this.#evidence?.close();
    this.#evidence = null;
    this.#chart.mark(null);
  }

  #toggleWhy() {
    if (this.#explained) {
      this.#explained.close();
      this.#explained = null;
      if (this.element.isConnected) this.#why.focus();
    } else {
      this.#explained = this.#opened(this.#explanation(() => this.#toggleWhy()));
    }
    setAttr(this.#why, 'aria-expanded', String(this.#explained !== null));
  }

  get #isModels() {
    return Boolean(this.#question.route?.model ?? this.#answer?.by);
  }

  #explanation(close) {
    if (this.#isModels) return new How(this.#answer, { text: this.#question.text, close });
    return new Why(this.#store, { question: this.#question, camera: this.#id, close });
  }

  #opened(panel) {
    this.#more.append(panel.element);
    panel.element.scrollIntoView({ block: 'nearest' });
    return panel;
  }
}

/** The changes as stretches of time between two moments. */
function segments(changes, from, to) {
  return changes.map((change, i) => segmentOf(changes, i, to)).filter(segment => segment.to > from);
}

function segmentOf(changes, i, to) {
  const next = changes[i + 1];
  return { from: Date.parse(changes[i].at), to: next ? Date.parse(next.at) : to, answer: changes[i].answer, key: changes[i] };
}

function size(text) {
  if (text.length <= 6) return 'short';
  if (text.length <= 12) return 'middle';
  return text.length <= 40 ? 'long' : 'sentence';
}

function alternative(type, other) {
  return `${shortly({ type, ...other })} · ${percent(other.confidence)}`;
}

function confirmed(age, answer) {
  if (answer.by) return age < 2000 ? `${answer.by.model} looked just now` : `${answer.by.model} looked ${lasting(answer.frame.capturedAt)} ago`;
  return age < 2000 ? 'confirmed just now' : `confirmed ${lasting(answer.frame.capturedAt)} ago`;
}
