import { situation, stateName } from './camera-words.js';
import { h, setAttr, setText } from './dom.js';
import { flowWords, lateWords, ms, reasonWords, shares } from './status-words.js';
import { span } from './time.js';

/** One camera's frames of the last minute: what became of them, as a bar and in words. */
export class CameraFlow {
  #name = h('h4');
  #state = h('span', { class: 'state' });
  #words = h('p', { class: 'flow-words' });
  #bar = h('div', { class: 'flow-bar', 'aria-hidden': 'true' });
  #numbers = h('dl', { class: 'numbers' });
  #more = h('details', { class: 'more' }, h('summary', {}, 'Numbers'), this.#numbers);
  element = h('li', { class: 'flow' }, h('div', { class: 'flow-head' }, this.#name, this.#state), this.#words, this.#bar, this.#more);

  /** @param flow the camera as `/status` has it; @param camera as the store has it, or undefined */
  update(flow, camera) {
    setText(this.#name, camera?.name ?? flow.id);
    setText(this.#state, stateName(flow.state));
    setAttr(this.#state, 'data-state', flow.state);
    const trouble = camera ? situation(camera) : null;
    setText(this.#words, trouble ? [trouble.title, trouble.error, trouble.advice].filter(Boolean).join('. ') : [flowWords(flow), lateWords(flow)].filter(Boolean).join(' '));
    setAttr(this.#words, 'data-late', !trouble && lateWords(flow) ? '' : null);
    this.#paintBar(flow);
    this.#paintNumbers(flow);
  }

  #paintBar(flow) {
    const parts = shares(flow);
    this.#bar.hidden = parts.length === 0;
    this.#bar.replaceChildren(...parts.map(({ kind, share }) => {
      const part = h('span', { class: `flow-${kind}` });
      part.style.inlineSize = `${share * 100}%`;
      return part;
    }));
  }

  #paintNumbers({ fps, received, analysed, dropped = {}, failed, latencyMs, sceneAgeS, answerAgeS }) {
    const rows = [
      ['Frames a second', fps?.toFixed(1)],
      ['Received in the last minute', received],
      ['Analysed', analysed],
      ...Object.entries(dropped).map(([reason, count]) => [`Left out: ${reasonWords(reason)}`, count]),
      ['Failed', failed],
      ['From camera to answer, half of them within', ms(latencyMs?.p50)],
      ['… 99 of 100 within', ms(latencyMs?.p99)],
      ['Newest picture looked at', ago(sceneAgeS)],
      ['Newest picture answered on', ago(answerAgeS)],
    ].filter(([, value]) => value !== undefined && value !== null);
    this.#more.hidden = rows.length === 0;
    this.#numbers.replaceChildren(...rows.flatMap(([name, value]) => [h('dt', {}, name), h('dd', {}, String(value))]));
  }
}

const ago = seconds => (seconds === undefined ? undefined : `${span(seconds * 1000)} ago`);
