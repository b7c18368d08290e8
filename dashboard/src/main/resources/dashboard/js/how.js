import { h } from './dom.js';
import { icon } from './icons.js';
import { LookedAt } from './looked-at.js';

/** How a model's answer to a standing question came about. */
export class How {
  #looked;
  element;

  constructor(answer, { text, close }) {
    this.#looked = new LookedAt(answer);
    this.element = h(
      'section',
      { class: 'why', 'aria-label': `How: ${text}`, data: { testid: 'how' } },
      h('div', { class: 'why-head' }, h('h4', {}, 'How'), h('button', { class: 'quiet', type: 'button', 'aria-label': 'Close', title: 'Close', on: { click: close } }, icon('close'))),
      this.#looked.element,
      h('p', { class: 'ask-hint' }, 'How sure a model is, it says of its own words; how often it is right is another matter.'),
    );
  }

  update(answer) {
    if (answer?.by) this.#looked.show(answer);
  }

  close() {
    this.element.remove();
  }
}
