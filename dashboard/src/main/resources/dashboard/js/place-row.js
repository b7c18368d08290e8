import { h } from './dom.js';
import { icon } from './icons.js';

/** A zone's or line's line in the list: its name and the way to remove it. */
export class PlaceRow {
  #input;
  element;

  /** @param deeds `named(text)`, `lit(on)` and `remove()` */
  constructor({ kind, name }, deeds) {
    this.#input = h('input', { class: 'field-input', type: 'text', maxlength: 64, autocomplete: 'off', 'aria-label': `Name of the ${kind}`, data: { testid: 'place-name' }, on: { input: () => deeds.named(this.name) } });
    this.#input.value = name;
    const light = on => () => deeds.lit(on);
    this.element = h(
      'li',
      { class: 'place', on: { pointerenter: light(true), pointerleave: light(false), focusin: light(true), focusout: light(false) } },
      icon(kind),
      this.#input,
      h('button', { class: 'quiet', type: 'button', title: 'Remove', 'aria-label': `Remove ${kind}`, data: { testid: 'place-remove' }, on: { click: deeds.remove } }, icon('remove')),
    );
  }

  get name() {
    return this.#input.value.trim();
  }

  focus() {
    this.#input.focus();
    this.#input.select();
  }
}
