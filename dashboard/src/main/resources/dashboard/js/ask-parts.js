import { arrange, h, setText } from './dom.js';
import { icon } from './icons.js';
import { without } from './part-words.js';

/**
 * The parts of pictures that a question can refer to as [1], [2], …: each can be put into the question, or taken away.
 */
export class AskParts {
  #store;
  #input;
  #changed;
  #list = h('ul', { class: 'chips ask-parts', hidden: true, 'aria-label': 'Parts of pictures that the question can refer to' });
  #says = h('p', { class: 'unseen', role: 'status', data: { testid: 'part-says' } });
  element = h('div', {}, this.#list, this.#says);

  /** @param {function(): void} changed called when the question was changed for them */
  constructor(store, input, changed) {
    this.#store = store;
    this.#input = input;
    this.#changed = changed;
    store.watch(['parts', 'cameras'], () => this.#paint());
    store.addEventListener('part', ({ detail }) => this.#begin(detail));
  }

  /** A part was chosen to be asked about. */
  #begin(number) {
    if (this.#input.value.trim() === '') this.#input.value = `What is in [${number}]?`;
    else this.#insert(number);
    this.#input.focus();
    this.#changed();
    setText(this.#says, `${this.#named(number - 1)} is [${number}] now. Write [${number}] in the question to ask about it.`);
  }

  #put(number) {
    this.#insert(number);
    this.#input.focus();
    this.#changed();
  }

  #insert(number) {
    const { value, selectionStart: from, selectionEnd: to } = this.#input;
    const before = from > 0 && value[from - 1] !== ' ' ? ' ' : '';
    const after = /^[\p{L}\p{N}]/u.test(value.slice(to)) ? ' ' : '';
    this.#input.setRangeText(`${before}[${number}]${after}`, from, to, 'end');
  }

  #remove(number) {
    const more = this.#store.parts.length > number;
    setText(this.#says, `[${number}], ${this.#named(number - 1)}, is taken away.${more ? ' Those after it are counted anew.' : ''}`);
    this.#store.removePart(number);
    const text = without(this.#input.value, number);
    const changed = text !== this.#input.value;
    this.#input.value = text;
    this.#paint();
    const next = this.#list.children[Math.min(number, this.#store.parts.length) - 1];
    (next?.querySelector('.part-chip-remove') ?? this.#input).focus();
    if (changed) this.#changed();
  }

  #named(i) {
    const { camera } = this.#store.parts[i];
    return `a part of ${this.#store.cameras.get(camera)?.name ?? camera}`;
  }

  #paint() {
    const { parts } = this.#store;
    this.#list.hidden = parts.length === 0;
    const said = parts.map((_, i) => this.#named(i)).join('\n');
    if (this.#list.dataset.said === said) return;
    this.#list.dataset.said = said;
    arrange(this.#list, parts.map((part, i) => this.#chip(part, i)));
  }

  #chip({ camera }, i) {
    const number = i + 1;
    const put = h(
      'button',
      { class: 'part-chip-put', type: 'button', 'aria-label': `Put [${number}] into the question, ${this.#named(i)}`, on: { click: () => this.#put(number) } },
      h('strong', {}, `[${number}]`),
      h('span', {}, this.#store.cameras.get(camera)?.name ?? camera),
    );
    const remove = h(
      'button',
      { class: 'part-chip-remove', type: 'button', 'aria-label': `Take [${number}] away`, title: 'Take away', data: { testid: 'part-remove' }, on: { click: () => this.#remove(number) } },
      icon('close'),
    );
    const keys = event => {
      if (event.key !== 'Delete' && event.key !== 'Backspace') return;
      event.preventDefault();
      this.#remove(number);
    };
    return h('li', { class: 'chip part-chip', data: { testid: 'part-chip' }, on: { keydown: keys } }, put, remove);
  }
}
