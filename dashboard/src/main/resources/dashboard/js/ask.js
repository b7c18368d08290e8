import { api, ApiError } from './api.js';
import { AskCameras } from './ask-cameras.js';
import { AskModel } from './ask-model.js';
import { AskParts } from './ask-parts.js';
import { h, setAttr } from './dom.js';
import { AUTO, noModel } from './model-words.js';
import { NowAnswer } from './now-answer.js';
import { referring } from './part-words.js';
import { openUnderstanding, refusal, understanding } from './understanding.js';

const PAUSE_MS = 220;
const LONGEST = 500;

/** Where questions are asked: shows while one is typed how it is understood, or why it can't be answered. */
export class Ask {
  #store;
  #input;
  #submit = h('button', { class: 'button button-main ask-submit', type: 'submit', data: { testid: 'ask-submit' } }, 'Ask');
  #now;
  #says = h('div', { class: 'ask-says', id: 'ask-says', 'aria-live': 'polite' });
  #cameras;
  #parts;
  #model;
  #examples = ['How many people are there?', 'Is there a car?', 'What colour is the car?', 'Where is the dog?'];
  #timer = null;
  #parsing = null;

  constructor(store, root) {
    this.#store = store;
    this.#now = new NowAnswer(store);
    this.#input = h('input', {
      class: 'ask-input', id: 'ask-input', type: 'text', maxlength: LONGEST, autocomplete: 'off', enterkeyhint: 'send', spellcheck: 'true',
      placeholder: 'Ask about what the cameras see…', 'aria-describedby': 'ask-says',
      data: { testid: 'ask-input' }, on: { input: () => this.#typed() },
    });
    this.#cameras = new AskCameras(store);
    this.#parts = new AskParts(store, this.#input, () => this.#typed(0));
    this.#model = new AskModel(store, () => this.#typed(0));
    const form = h(
      'form',
      { class: 'ask', on: { submit: event => this.#add(event), focusout: event => !form.contains(event.relatedTarget) && this.#now.leave() } },
      h('h2', { id: 'ask-title', class: 'unseen' }, 'Ask'),
      h('label', { class: 'unseen', for: 'ask-input' }, 'A question about what the cameras see'),
      h('div', { class: 'ask-line' }, this.#input, h('kbd', { 'aria-hidden': 'true' }, '/'), this.#submit),
      ...this.#cameras.elements,
      this.#parts.element,
      this.#model.element,
      this.#now.element,
      this.#says,
    );
    root.append(form);
    store.watch(['me'], () => (form.hidden = !store.may('operator')));
    store.addEventListener('suggest', ({ detail }) => this.#use(detail));
    addEventListener('keydown', event => this.#key(event));
    this.#rest();
    this.#learn();
  }

  async #learn() {
    try {
      const { examples } = await api.vocabulary();
      if (examples?.length > 0) this.#examples = examples.slice(0, 4);
    } catch {
      return; // the built-in examples stay
    }
    if (this.#input.value === '') this.#rest();
  }

  #rest() {
    const chips = this.#examples.map(text => this.#chip(text, 'example'));
    this.#say('rest', h('p', { class: 'ask-hint' }, 'For example'), h('div', { class: 'chips' }, ...chips));
  }

  #chip(text, testid) {
    return h('button', { class: 'chip', type: 'button', data: { testid }, on: { click: () => this.#use(text) } }, text);
  }

  #use(text) {
    this.#input.value = text;
    this.#input.focus();
    this.#typed(0);
  }

  #typed(pause = PAUSE_MS) {
    clearTimeout(this.#timer);
    this.#parsing?.abort();
    this.#now.clear();
    if (this.#input.value.trim() === '') this.#rest();
    else this.#timer = setTimeout(() => this.#parse(this.#question), pause);
  }

  /** What is asked, as it is sent: the text, and who is to answer and the parts it refers to, where there are any. */
  get #question() {
    const { text, regions } = referring(this.#input.value.trim(), this.#store.parts);
    const { chosen } = this.#model;
    return { text, ...(chosen === AUTO ? {} : { model: chosen }), ...(regions.length > 0 ? { regions } : {}) };
  }

  async #parse(question) {
    this.#parsing = new AbortController();
    const { signal } = this.#parsing;
    try {
      const parsed = await api.parse(question, signal);
      if (parsed.kind === 'open') {
        this.#offerModel(question, parsed);
        return;
      }
      this.#say('understood', ...understanding(parsed));
      if (this.#cameras.single) this.#now.show({ ...question, camera: this.#cameras.single }, signal);
    } catch (error) {
      this.#failed(error, question.text);
    }
  }

  /** A model is not asked for every pause in typing, but when that is wanted. */
  #offerModel(question, parsed) {
    const camera = question.regions?.[0].camera ?? this.#cameras.single;
    const once = h('button', { class: 'button', type: 'button', disabled: camera === null, data: { testid: 'ask-once' }, on: { click: () => this.#askOnce({ ...question, camera }) } }, 'Ask once');
    this.#say('understood', ...openUnderstanding(parsed, question.regions ?? [], this.#store), h('div', { class: 'ask-once' }, once, camera ? null : h('span', { class: 'ask-hint' }, 'Choose one camera to ask once.')));
  }

  #askOnce(question) {
    this.#parsing?.abort();
    this.#parsing = new AbortController();
    this.#now.ask(question, this.#parsing.signal);
  }

  async #add(event) {
    event.preventDefault();
    const question = this.#question;
    if (question.text === '' || this.#submit.disabled) return;
    clearTimeout(this.#timer);
    this.#parsing?.abort();
    this.#now.clear();
    this.#submit.disabled = true;
    try {
      this.#store.putQuestion(await api.ask(question.regions ? question : { ...question, cameras: this.#cameras.asked }));
      this.#input.value = '';
      this.#store.dropParts();
      this.#rest();
    } catch (error) {
      this.#failed(error, question.text);
    } finally {
      this.#submit.disabled = false;
      this.#input.focus();
    }
  }

  #failed(error, text) {
    if (error.name === 'AbortError') return;
    if (!(error instanceof ApiError)) throw error;
    if (error.status === 422 && (error.problem.unknown || error.problem.reason)) {
      this.#say('refused', ...refusal(text, error, suggestion => this.#chip(suggestion, 'suggestion')), this.#lacksModel ? noModel('A model could be asked this') : '');
    } else {
      this.#say('failed', h('p', { class: 'ask-failed' }, error.message));
    }
  }

  get #lacksModel() {
    return this.#store.models?.length === 0;
  }

  #say(state, ...content) {
    // what is below must not jump while someone types
    this.#says.style.minBlockSize = state === 'rest' ? '' : `${this.#says.offsetHeight}px`;
    setAttr(this.#says, 'data-state', state);
    setAttr(this.#input, 'aria-invalid', state === 'refused' ? 'true' : null);
    this.#says.replaceChildren(...content);
  }

  #key(event) {
    if (event.key !== '/' || event.target.closest('input, select, textarea, dialog')) return;
    event.preventDefault();
    this.#input.focus();
  }
}
