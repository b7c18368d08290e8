import { api } from './api.js';
import { percent, shortly } from './answer-words.js';
import { h, setText } from './dom.js';
import { icon } from './icons.js';
import { Still } from './still.js';
import { clock } from './time.js';
import { say } from './toast.js';

/** The picture that changed an answer, with the boxes that prove it. */
export class Evidence {
  #store;
  #still = new Still('evidence-picture');
  #caption = h('p', { class: 'evidence-caption' });
  #missing = h('p', { class: 'evidence-missing', role: 'status' });
  #steps;
  #flag;
  #shown = null;
  #asked = 0;
  element;

  /** @param deeds `step(by)` goes to another change, `close()` */
  constructor(store, deeds) {
    this.#store = store;
    this.#steps = [button('previous', 'Earlier change', () => deeds.step(-1)), button('next', 'Later change', () => deeds.step(1))];
    this.#flag = h('button', { class: 'quiet', type: 'button', data: { testid: 'flag' }, on: { click: () => this.#sayWrong() } }, icon('flag'), 'This is wrong');
    this.element = h(
      'figure',
      { class: 'evidence', data: { testid: 'evidence' } },
      h('div', { class: 'evidence-picture' }, this.#still.element),
      this.#missing,
      h('figcaption', {}, this.#caption),
      h('div', { class: 'evidence-tools' }, ...this.#steps, this.#flag, button('close', 'Close', deeds.close)),
    );
  }

  /**
   * @param {{id: string, frame: Object, answer: Object, regions: Object[]}} change of which the picture is shown
   * @param {{first: boolean, last: boolean}} place among the changes that are known
   */
  async show(change, { first, last }) {
    this.#shown = change;
    const asked = ++this.#asked;
    this.#steps[0].disabled = first;
    this.#steps[1].disabled = last;
    this.#flag.hidden = !this.#store.may('operator');
    this.#flag.disabled = false;
    const words = caption(change);
    setText(this.#caption, words);
    const picture = await pictureOf(change);
    if (asked !== this.#asked) return;
    await this.#still.show(picture, change.frame, change.regions, `The picture when the answer became ${words}`);
    setText(this.#missing, picture ? '' : 'The picture of this moment is not kept; these are the boxes that were seen.');
  }

  close() {
    this.#asked++;
    this.#still.close();
    this.element.remove();
  }

  async #sayWrong() {
    this.#flag.disabled = true;
    try {
      await api.flag(this.#shown.id);
      say('Noted as wrong, with its picture.');
    } catch (error) {
      this.#flag.disabled = false;
      say(error.message);
    }
  }
}

/** The frame that changed the answer: as evidence, or for as long as it is among the last frames. */
async function pictureOf({ id, frame }) {
  const [camera] = id.split('/');
  try {
    return (await api.evidence(id)) ?? (await api.frame(camera, frame.seq));
  } catch {
    return null;
  }
}

function caption({ at, answer }) {
  const sure = answer.type === 'unknown' ? answer.reason : `${percent(answer.confidence)} sure`;
  return [shortly(answer), sure, clock(at)].filter(Boolean).join(' · ');
}

function button(symbol, word, deed) {
  return h('button', { class: 'quiet', type: 'button', title: word, 'aria-label': word, on: { click: deed } }, icon(symbol));
}
