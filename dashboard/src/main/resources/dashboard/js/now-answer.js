import { api } from './api.js';
import { inWords, percent } from './answer-words.js';
import { h, setText } from './dom.js';

/** What a question would be answered right now, shown while it is still being written, its evidence lit. */
export class NowAnswer {
  #store;
  #value = h('strong', { data: { testid: 'answer-now' } });
  #sure = h('span', { class: 'ask-hint' });
  #lit = null;
  element = h('p', { class: 'ask-now', hidden: true }, h('span', { class: 'ask-hint' }, 'Now'), this.#value, this.#sure);

  constructor(store) {
    this.#store = store;
  }

  /** Asks once; a failure shows nothing, because what is said about the question stands beside it. */
  async show(text, camera, signal) {
    try {
      const { answer, regions } = await api.askOnce({ text, camera }, signal);
      if (signal.aborted) return;
      setText(this.#value, inWords(answer));
      setText(this.#sure, answer.type === 'unknown' ? '' : percent(answer.confidence));
      this.element.hidden = false;
      this.#light({ camera, tracks: new Map(regions.map(({ track, score }) => [track, score])) });
    } catch {
      this.clear();
    }
  }

  clear() {
    this.element.hidden = true;
    this.#light(null);
  }

  #light(attention) {
    if (!attention && this.#store.attention !== this.#lit) return;
    this.#lit = attention;
    this.#store.attend(attention);
  }
}
