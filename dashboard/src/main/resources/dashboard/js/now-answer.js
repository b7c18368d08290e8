import { api } from './api.js';
import { inWords, percent } from './answer-words.js';
import { h, setAttr, setText } from './dom.js';
import { LookedAt } from './looked-at.js';
import { grounds } from './store.js';

/** What a question would be answered right now, shown while it is still being written, its evidence lit. */
export class NowAnswer {
  #store;
  #value = h('strong', { data: { testid: 'answer-now' } });
  #sure = h('span', { class: 'ask-hint' });
  #when = h('span', { class: 'ask-hint' }, 'Now');
  #looked = h('div');
  #lit = null;
  #stays = false;
  element = h('div', { class: 'ask-now', role: 'status', hidden: true }, h('p', {}, this.#when, this.#value, this.#sure), this.#looked);

  constructor(store) {
    this.#store = store;
  }

  /** Asks the scene once; a failure shows nothing, because what is said about the question stands beside it. */
  async show(question, signal) {
    try {
      const answer = await api.askOnce(question, signal);
      if (!signal.aborted) this.#paint(answer);
    } catch {
      this.clear();
    }
  }

  /** Asks a model once, which takes a while; what comes of it stays until something else is asked. */
  async ask(question, signal) {
    this.#stays = true;
    setText(this.#when, 'Once');
    setAttr(this.element, 'data-by', 'model');
    this.#say('Asking…');
    try {
      const answer = await api.askOnce(question, signal);
      if (!signal.aborted) this.#paint(answer);
    } catch (error) {
      if (!signal.aborted) this.#say(error.message);
    }
    this.#store.dispatchEvent(new CustomEvent('asked-model'));
  }

  /** Whoever asks is elsewhere now: what a model said stays, but the picture is others' again. */
  leave() {
    if (this.#stays) this.#light(null);
    else this.clear();
  }

  clear() {
    this.#stays = false;
    setText(this.#when, 'Now');
    setAttr(this.element, 'data-by', null);
    this.element.hidden = true;
    this.#looked.replaceChildren();
    this.#light(null);
  }

  #say(words) {
    setText(this.#value, '');
    setText(this.#sure, words);
    this.#looked.replaceChildren();
    this.element.hidden = false;
  }

  #paint(reply) {
    const { camera, answer, by, frame } = reply;
    setText(this.#value, inWords(answer));
    setAttr(this.#value, 'data-type', answer.type);
    setText(this.#sure, answer.type === 'unknown' ? '' : percent(answer.confidence));
    this.#looked.replaceChildren(by ? new LookedAt({ by, frame }).element : '');
    this.element.hidden = false;
    const tracks = this.#isLookedAt ? grounds(reply) : null;
    this.#light(tracks && { camera, tracks });
  }

  // a reply may come when whoever asked is elsewhere
  get #isLookedAt() {
    return this.element.closest('form').contains(document.activeElement);
  }

  #light(attention) {
    if (!attention && this.#store.attention !== this.#lit) return;
    this.#lit = attention;
    this.#store.attend(attention);
  }
}
