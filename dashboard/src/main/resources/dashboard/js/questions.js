import { api } from './api.js';
import { arrange, h, setText } from './dom.js';
import { icon } from './icons.js';
import { QuestionCard } from './question-card.js';
import { everySecond, now } from './time.js';
import { undoable } from './toast.js';

const HISTORY = 300;
const HOUR_MS = 3_600_000;

/** The standing questions, newest first. */
export class Questions {
  #store;
  #root;
  #count;
  #cards = new Map();
  #hidden = new Set();
  #seen = new IntersectionObserver(entries => this.#came(entries), { rootMargin: '200px' });

  constructor(store, { root, count }) {
    this.#store = store;
    this.#root = root;
    this.#count = count;
    store.watch(['questions', 'cameras', 'connection', 'view', 'me'], () => this.#paint());
    store.watch(['answers'], () => this.#update(card => card.update()));
    store.watch(['selection'], () => this.#update(card => card.paintSelection()));
    everySecond(() => this.#update(card => card.tick()));
  }

  #paint() {
    const questions = [...this.#store.questions.values()].filter(question => !this.#hidden.has(question.id));
    questions.sort((a, b) => Date.parse(b.createdAt) - Date.parse(a.createdAt));
    this.#closeAllBut(new Set(questions.map(question => question.id)));
    const cards = questions.map(question => this.#card(question)).filter(card => card.concerned).map(card => card.element);
    arrange(this.#root, cards.length > 0 ? cards : [empty(this.#store)]);
    setText(this.#count, cards.length > 0 ? String(cards.length) : '');
    this.#update(card => card.update());
  }

  #card(question) {
    if (!this.#cards.has(question.id)) {
      const card = new QuestionCard(question, this.#store, () => this.#remove(question));
      this.#cards.set(question.id, card);
      this.#seen.observe(card.element);
    }
    return this.#cards.get(question.id);
  }

  #closeAllBut(ids) {
    for (const [id, card] of this.#cards) {
      if (ids.has(id)) continue;
      this.#seen.unobserve(card.element);
      card.close();
      this.#cards.delete(id);
    }
  }

  #update(deed) {
    this.#cards.forEach(deed);
  }

  #came(entries) {
    for (const { isIntersecting, target } of entries) {
      if (!isIntersecting) continue;
      this.#seen.unobserve(target);
      this.#seed(target.dataset.question);
    }
  }

  async #seed(question) {
    try {
      this.#store.seedChanges(question, await api.answers({ question, from: new Date(now() - HOUR_MS).toISOString(), limit: HISTORY }));
    } catch {
      // without the past the timeline begins now
    }
  }

  #remove(question) {
    const hide = hidden => {
      if (hidden) this.#hidden.add(question.id);
      else this.#hidden.delete(question.id);
      this.#store.touch('questions');
    };
    this.#store.select({ pinned: null, peeked: null });
    hide(true);
    undoable(`Removed “${question.text}”`, {
      undo: () => hide(false),
      commit: async options => {
        await api.removeQuestion(question.id, options);
        this.#store.dropQuestion(question.id);
        hide(false);
      },
    });
  }
}

function empty(store) {
  const box = h('li', { class: 'empty' }, icon('question'));
  if (!store.loaded) {
    box.append(h('h3', {}, 'Nothing to show yet'), h('p', {}, 'The standing questions appear when the server answers.'));
  } else {
    box.append(h('h3', {}, 'No standing questions'), h('p', {}, 'Ask one above. It is answered from then on, for as long as it stands, with the boxes that prove it.'));
  }
  return box;
}
