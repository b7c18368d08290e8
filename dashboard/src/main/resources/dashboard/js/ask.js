import { api, ApiError } from './api.js';
import { arrange, h, setAttr, setText } from './dom.js';
import { NowAnswer } from './now-answer.js';
import { refusal, understanding } from './understanding.js';

const PAUSE_MS = 220;
const LONGEST = 500;

/** Where questions are asked: shows while one is typed how it is understood, or why it can't be answered. */
export class Ask {
  #store;
  #cameras = new Set();
  #input;
  #submit = h('button', { class: 'button button-main ask-submit', type: 'submit', data: { testid: 'ask-submit' } }, 'Ask');
  #now;
  #says = h('div', { class: 'ask-says', id: 'ask-says', 'aria-live': 'polite' });
  #chooser = h('div', { class: 'chips ask-cameras', role: 'group', 'aria-label': 'Cameras to ask about' });
  #examples = ['How many people are there?', 'Is there a car?', 'What colour is the car?', 'Where is the dog?'];
  #about = h('p', { class: 'ask-about' });
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
    const form = h(
      'form',
      { class: 'ask', on: { submit: event => this.#add(event), focusout: event => !form.contains(event.relatedTarget) && this.#now.clear() } },
      h('h2', { id: 'ask-title', class: 'unseen' }, 'Ask'),
      h('label', { class: 'unseen', for: 'ask-input' }, 'A question about what the cameras see'),
      h('div', { class: 'ask-line' }, this.#input, h('kbd', { 'aria-hidden': 'true' }, '/'), this.#submit),
      this.#chooser,
      this.#about,
      this.#now.element,
      this.#says,
    );
    root.append(form);
    store.watch(['cameras', 'view'], () => this.#paintChooser());
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
    else this.#timer = setTimeout(() => this.#parse(this.#input.value.trim()), pause);
  }

  async #parse(text) {
    this.#parsing = new AbortController();
    try {
      const parsed = await api.parse(text, this.#parsing.signal);
      this.#say('understood', ...understanding(parsed));
      // a model is not asked for every pause in typing
      if (this.#single && parsed.kind !== 'open') this.#now.show(text, this.#single, this.#parsing.signal);
    } catch (error) {
      this.#failed(error, text);
    }
  }

  async #add(event) {
    event.preventDefault();
    const text = this.#input.value.trim();
    if (text === '' || this.#submit.disabled) return;
    clearTimeout(this.#timer);
    this.#parsing?.abort();
    this.#submit.disabled = true;
    try {
      this.#store.putQuestion(await api.ask({ text, cameras: this.#asked }));
      this.#input.value = '';
      this.#now.clear();
      this.#rest();
    } catch (error) {
      this.#failed(error, text);
    } finally {
      this.#submit.disabled = false;
      this.#input.focus();
    }
  }

  #failed(error, text) {
    if (error.name === 'AbortError') return;
    if (!(error instanceof ApiError)) throw error;
    if (error.status === 422 && (error.problem.unknown || error.problem.reason)) {
      this.#say('refused', ...refusal(text, error, suggestion => this.#chip(suggestion, 'suggestion')));
    } else {
      this.#say('failed', h('p', { class: 'ask-failed' }, error.message));
    }
  }

  #say(state, ...content) {
    // what is below must not jump while someone types
    this.#says.style.minBlockSize = state === 'rest' ? '' : `${this.#says.offsetHeight}px`;
    setAttr(this.#says, 'data-state', state);
    setAttr(this.#input, 'aria-invalid', state === 'refused' ? 'true' : null);
    this.#says.replaceChildren(...content);
  }

  /** The one camera that is asked, where it is one; else null. */
  get #single() {
    const { cameras, view } = this.#store;
    if (cameras.has(view.camera)) return view.camera;
    if (this.#cameras.size === 1) return [...this.#cameras][0];
    return cameras.size === 1 ? [...cameras.keys()][0] : null;
  }

  get #asked() {
    const { cameras, view } = this.#store;
    return cameras.size > 1 && cameras.has(view.camera) ? [view.camera] : [...this.#cameras];
  }

  #paintChooser() {
    const looked = this.#store.cameras.size > 1 ? this.#store.cameras.get(this.#store.view.camera) : null;
    setText(this.#about, looked ? `About ${looked.name}` : '');
    const cameras = looked ? [] : [...this.#store.cameras.values()];
    this.#cameras = new Set([...this.#cameras].filter(id => this.#store.cameras.has(id)));
    this.#chooser.hidden = cameras.length < 2;
    if (cameras.length < 2) return;
    const chips = [this.#choice('All cameras', this.#cameras.size === 0, () => this.#cameras.clear())];
    for (const { id, name } of cameras) chips.push(this.#choice(name, this.#cameras.has(id), () => this.#toggle(id)));
    const focused = [...this.#chooser.children].indexOf(document.activeElement);
    if (same(this.#chooser.children, chips)) return;
    arrange(this.#chooser, chips);
    this.#chooser.children[focused]?.focus();
  }

  #choice(name, chosen, choose) {
    const deed = () => {
      choose();
      this.#paintChooser();
    };
    return h('button', { class: 'chip', type: 'button', 'aria-pressed': String(chosen), on: { click: deed } }, name);
  }

  #toggle(id) {
    if (!this.#cameras.delete(id)) this.#cameras.add(id);
  }

  #key(event) {
    if (event.key !== '/' || event.target.closest('input, select, textarea, dialog')) return;
    event.preventDefault();
    this.#input.focus();
  }
}

/** Whether the chips say what those shown say already, so that they need not be replaced under the pointer. */
function same(shown, wanted) {
  const said = chip => `${chip.textContent} ${chip.getAttribute('aria-pressed')}`;
  return shown.length === wanted.length && wanted.every((chip, i) => said(chip) === said(shown[i]));
}
