import { h } from './dom.js';
import { clock } from './time.js';

/** How a model came to an answer: what was done by whom, and on which picture. */
export class LookedAt {
  element = h('div', { class: 'looked', data: { testid: 'looked' } });

  constructor(answer) {
    this.show(answer);
  }

  show({ by, frame }) {
    const steps = by.steps.map(step => h('li', {}, h('strong', {}, step.by === 'scene' ? 'The scene' : step.by), ` ${step.says}`));
    this.element.replaceChildren(
      steps.length > 0 ? h('ol', { class: 'looked-steps' }, ...steps) : '',
      h('p', { class: 'ask-hint' }, `On the picture of ${clock(frame.capturedAt)}.`),
    );
  }
}
