import { AnswerRow } from './answer-row.js';
import { situation } from './camera-words.js';
import { arrange, h, setAttr, setText } from './dom.js';
import { icon } from './icons.js';
import { partWords } from './part-words.js';

/** One standing question with its answer now: one row, or one per camera. */
export class QuestionCard {
  #question;
  #store;
  #rows = new Map();
  #list = h('div', { class: 'answers' });
  #understood;
  #show;
  #away;
  element;

  constructor(question, store, remove) {
    this.#question = question;
    this.#store = store;
    this.#understood = h('p', { class: 'question-understood', id: `u-${question.id}` });
    this.#show = h('button', { class: 'question-show', type: 'button', title: 'Show the evidence on the picture', 'aria-describedby': `u-${question.id}`, on: { click: () => this.#pin() } }, question.text);
    this.#away = h('button', { class: 'quiet question-remove', type: 'button', 'aria-label': `Remove: ${question.text}`, title: 'Remove', data: { testid: 'question-remove' }, on: { click: remove } }, icon('close'));
    this.element = h(
      'li',
      { class: 'question', data: { testid: 'question-card', question: question.id } },
      h('div', { class: 'question-head' }, h('h3', {}, this.#show), this.#away),
      this.#understood,
      this.#list,
    );
    this.element.addEventListener('pointerenter', event => this.#peek(event.pointerType === 'mouse'));
    this.element.addEventListener('pointerleave', () => this.#peek(false));
    this.#show.addEventListener('focus', () => this.#peek(this.#show.matches(':focus-visible')));
    this.#show.addEventListener('blur', () => this.#peek(false));
    this.update();
    this.paintSelection();
  }

  update() {
    const { text, understood } = this.#question;
    const meaning = this.#asked() || understood;
    setText(this.#understood, meaning && meaning.toLowerCase() !== text.toLowerCase() ? meaning : '');
    this.#away.hidden = !this.#store.may('operator');
    const cameras = this.#cameras();
    for (const [id, row] of this.#rows) {
      if (cameras.includes(id)) continue;
      row.close();
      if (!this.#store.cameras.has(id)) this.#rows.delete(id);
    }
    const rows = cameras.map(id => this.#row(id));
    arrange(this.#list, rows.map(row => row.element));
    setAttr(this.#list, 'data-many', rows.length > 1 ? '' : null);
    const answers = this.#store.answers.get(this.#question.id);
    const changes = this.#store.changes.get(this.#question.id);
    rows.forEach((row, i) => {
      const id = cameras[i];
      row.update(answers?.get(id), changes?.get(id) ?? [], { name: this.#name(id), waiting: this.#waiting(id) });
    });
  }

  tick() {
    this.#rows.forEach(row => row.element.isConnected && row.tick());
  }

  paintSelection() {
    const pinned = this.#store.selection.pinned === this.#question.id;
    setAttr(this.#show, 'aria-pressed', pinned);
    if (!pinned) this.#show.setAttribute('aria-pressed', 'false');
    this.element.classList.toggle('is-pinned', pinned);
  }

  /** Whether it is about the camera that is looked at, or all are. */
  get concerned() {
    const { camera } = this.#store.view;
    return !camera || !this.#store.cameras.has(camera) || this.#cameras().length > 0;
  }

  close() {
    this.#rows.forEach(row => row.close());
  }

  #cameras() {
    const { camera } = this.#store.view;
    const known = [...this.#store.cameras.keys()];
    const shown = this.#store.cameras.has(camera) ? [camera] : known;
    const { cameras, regions = [] } = this.#question;
    if (regions.length > 0) return regions.some(({ camera: of }) => shown.includes(of)) ? [regions[0].camera].filter(id => known.includes(id)) : [];
    return cameras?.length > 0 ? shown.filter(id => cameras.includes(id)) : shown;
  }

  /** Who answers, where a model does. */
  #asked() {
    const { route, regions = [] } = this.#question;
    if (!route?.model) return '';
    const about = route.expression ?? (regions.length > 0 ? partWords(regions, this.#store.cameras) : '');
    return about ? `Asks ${route.model} about ${about}` : `Asks ${route.model}`;
  }

  #row(camera) {
    if (!this.#rows.has(camera)) this.#rows.set(camera, new AnswerRow(this.#store, this.#question, camera));
    return this.#rows.get(camera);
  }

  #name(camera) {
    return this.#store.cameras.size > 1 && this.#cameras().length > 1 ? this.#store.cameras.get(camera).name : '';
  }

  /** Why there is no answer yet. */
  #waiting(camera) {
    const trouble = situation(this.#store.cameras.get(camera));
    return trouble ? `No answer yet: ${trouble.title}` : 'Waiting for the first answer';
  }

  #pin() {
    const { id } = this.#question;
    this.#store.select({ pinned: this.#store.selection.pinned === id ? null : id, peeked: null });
  }

  #peek(on) {
    this.#store.select({ peeked: on ? this.#question.id : null });
  }
}
