import { api } from './api.js';
import { inWords, percent } from './answer-words.js';
import { h, setAttr, setText } from './dom.js';
import { PastMoment } from './past-moment.js';
import { PastForm } from './past-form.js';
import { StepChart } from './step-chart.js';
import { clock, span } from './time.js';
import { refusal } from './understanding.js';

/** A question asked of the past: its answers over a stretch of time, to be gone through with the picture of each moment. */
export class Past {
  #form;
  #says = h('div', { class: 'past-says', role: 'status' });
  #chart = new StepChart('Answers over the time asked about', segment => this.#scrub(segment.from));
  #slider = h('input', { class: 'past-slider', type: 'range', step: '1000', 'aria-label': 'Moment', data: { testid: 'past-slider' }, on: { input: () => this.#scrub(Number(this.#slider.value)) } });
  #moment = new PastMoment();
  #result;
  #asked = null;
  #segments = [];

  constructor(store, root) {
    this.#form = new PastForm(store, question => this.#ask(question));
    this.#result = h('section', { class: 'past-result', hidden: true, data: { testid: 'past-result' } }, this.#chart.element, this.#slider, this.#moment.element);
    root.append(
      h('h2', { class: 'view-title' }, 'Ask the past'),
      h('p', { class: 'view-lead' }, 'What a question would have been answered, had it stood then: from the scenes that were seen.'),
      this.#form.element,
      this.#says,
      this.#result,
    );
  }

  /** Called whenever the view is opened. */
  show() {
    this.#form.show();
  }

  async #ask(question) {
    this.#asked = question;
    this.#result.hidden = true;
    this.#says.replaceChildren(h('p', { class: 'ask-hint' }, 'Going through what was seen…'));
    try {
      const told = await this.#timeline(question);
      if (question === this.#asked) this.#show(told, { ...question, ...told });
    } catch (error) {
      this.#refused(question.text, error);
    }
  }

  /** The answer with its timeline; from a server that knows none, the answer alone. */
  async #timeline(question) {
    try {
      return await api.askOnce({ ...question, timeline: true });
    } catch (error) {
      if (error.problem?.field !== 'timeline') throw error;
      return api.askOnce(question);
    }
  }

  #refused(text, error) {
    const known = error.status === 422 && (error.problem.unknown || error.problem.reason);
    const chip = suggestion => h('button', { class: 'chip', type: 'button', data: { testid: 'suggestion' }, on: { click: () => this.#form.use(suggestion) } }, suggestion);
    this.#says.replaceChildren(...(known ? refusal(text, error, chip) : [h('p', { class: 'ask-failed' }, error.message)]));
  }

  #show(told, { from, to }) {
    const [start, end] = [Date.parse(from), Date.parse(to)];
    this.#segments = segments(told, start, end);
    this.#says.replaceChildren(...summary(told, this.#segments, start));
    this.#result.hidden = false;
    this.#chart.draw(this.#segments, { from: start, to: end }, { from: clock(start), to: clock(end) });
    Object.entries({ min: start, max: end, step: stepOf(end - start) }).forEach(([name, value]) => setAttr(this.#slider, name, value));
    this.#scrub((this.#segments.findLast(segment => segment.answer.type !== 'unknown') ?? this.#segments.at(-1))?.from ?? end);
  }

  #scrub(time) {
    this.#slider.value = String(time);
    const segment = this.#segments.find(({ from, to }) => from <= time && time < to) ?? this.#segments.at(-1) ?? null;
    this.#chart.mark(segment);
    setAttr(this.#slider, 'aria-valuetext', segment ? `${clock(time)}: ${inWords(segment.answer)}` : clock(time));
    this.#moment.show({ time, segment, question: this.#asked });
  }
}

/** The stretches of one answer; a server that gives none gives the last answer, which is all that is known. */
function segments({ timeline, answer, frame }, start, end) {
  if (!timeline) return frame ? [{ from: Math.max(start, Date.parse(frame.capturedAt)), to: end, answer, frame }] : [];
  return timeline.map(entry => ({ ...entry, from: Date.parse(entry.from), to: Date.parse(entry.to) }));
}

const often = changes => (changes === 0 ? 'It did not change.' : changes === 1 ? 'It changed once.' : `It changed ${changes} times.`);

/** How far one step of the slider goes: fine where the time is short, else some 1,000 steps in all. */
const stepOf = length => Math.max(200, Math.round(length / 1000 / 200) * 200);

const UNSEEN_MS = 10_000;

function summary(told, all, start) {
  const { understood, answer, timeline } = told;
  const changes = Math.max(0, all.length - 1);
  const sure = answer.type === 'unknown' ? '' : ` · ${percent(answer.confidence)}`;
  const end = h('p', { class: 'past-end' }, h('span', { class: 'ask-hint' }, 'In the end'), h('strong', { data: { testid: 'past-answer' } }, inWords(answer)), h('span', { class: 'ask-hint' }, sure));
  return [end, h('p', { class: 'ask-hint' }, `${understood ?? ''} ${timeline ? often(changes) : ''}`), ...notes(told, all, start)];
}

/** What is not quite as asked: nothing seen at first, or too much for the time there was. */
function notes({ truncated, spacingS, leftOutS, frame }, all, start) {
  const late = all.length > 0 && all[0].from - start > UNSEEN_MS;
  const said = [
    late && `Nothing is kept from before ${clock(all[0].from)}.`,
    truncated && `Reading took too long: this ends at ${clock(frame.capturedAt)}. Ask about a shorter time.`,
    spacingS && `There was much to see, so it was looked at every ${span(spacingS * 1000)}.`,
    leftOutS && `Of the answers that held for less than ${span(leftOutS * 1000)} only some are shown.`,
  ].filter(Boolean);
  return said.length > 0 ? [h('p', { class: 'ask-hint', data: { testid: 'past-note' } }, said.join(' '))] : [];
}
