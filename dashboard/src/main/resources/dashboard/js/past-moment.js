import { api } from './api.js';
import { inWords, percent } from './answer-words.js';
import { h, setText } from './dom.js';
import { Still } from './still.js';
import { clock, span } from './time.js';

const PAUSE_MS = 180;
const NEAR_MS = 4000;

/** The picture of a moment of the past: of the nearest frame that is kept, with the boxes of that frame; else the boxes alone. */
export class PastMoment {
  #still = new Still('past-picture');
  #value = h('strong');
  #when = h('span', { class: 'ask-hint' });
  #note = h('p', { class: 'ask-hint', role: 'status' });
  #timer = null;
  #asking = null;
  element = h('figure', { class: 'past-moment' }, h('figcaption', {}, h('p', { class: 'past-end' }, this.#when, this.#value), this.#note), h('div', { class: 'evidence-picture' }, this.#still.element));

  show({ time, segment, question }) {
    setText(this.#when, clock(time));
    setText(this.#value, segment ? inWords(segment.answer) : 'Nothing was seen');
    clearTimeout(this.#timer);
    this.#asking?.abort();
    this.#asking = new AbortController();
    const { signal } = this.#asking;
    this.#timer = setTimeout(() => this.#look(time, question, signal), PAUSE_MS);
  }

  async #look(time, { text, camera }, signal) {
    try {
      const kept = await nearestKept(camera, time);
      const at = kept ? kept.frame.capturedAt : new Date(time).toISOString();
      const { frame, answer, regions } = await api.askOnce({ text, camera, at }, signal);
      if (signal.aborted) return;
      const exact = kept && frame?.seq === kept.frame.seq;
      await this.#still.show(exact ? kept.picture : null, frame, regions, `${clock(frame.capturedAt)}: ${inWords(answer)}`);
      setText(this.#note, this.#said(exact, frame, answer, time));
    } catch (error) {
      if (!signal.aborted) setText(this.#note, error.message);
    }
  }

  #said(exact, frame, answer, time) {
    const off = Date.parse(frame.capturedAt) - time;
    const where = Math.abs(off) < 1000 ? '' : ` (${span(Math.abs(off))} ${off < 0 ? 'before' : 'after'})`;
    const sure = answer.type === 'unknown' ? 'unknown' : `${inWords(answer)}, ${percent(answer.confidence)} sure`;
    return exact ? `The frame of ${clock(frame.capturedAt)}${where}: ${sure}.` : `No picture is kept from here; these are the boxes that were seen at ${clock(frame.capturedAt)}: ${sure}.`;
  }
}

/** The frame nearest to a moment of which a picture is kept, because it changed an answer; null where there is none. */
async function nearestKept(camera, time) {
  const around = by => new Date(time + by).toISOString();
  const answers = await api.answers({ camera, from: around(-NEAR_MS), to: around(NEAR_MS), limit: 50 });
  const off = ({ frame }) => Math.abs(Date.parse(frame.capturedAt) - time);
  for (const { id, frame } of answers.sort((a, b) => off(a) - off(b)).slice(0, 3)) {
    const picture = await api.evidence(id);
    if (picture) return { frame, picture };
  }
  return null;
}
