import { api } from './api.js';
import { h, setText } from './dom.js';
import { icon } from './icons.js';

const ROLES = [
  ['viewer', 'Viewer: sees pictures and answers'],
  ['operator', 'Operator: also asks and flags'],
  ['admin', 'Administrator: also cameras and access'],
];
const ENDS = [['', 'Never ends'], ['1', 'Ends in a day'], ['30', 'Ends in 30 days'], ['365', 'Ends in a year']];

/** Makes a token and shows it this once. */
export class TokenForm {
  #store;
  #made;
  #name = h('input', { class: 'field-input', id: 'token-name', type: 'text', maxlength: 100, placeholder: 'Reception screen', autocomplete: 'off', data: { testid: 'token-name' } });
  #role = select('token-role', ROLES);
  #ends = select('token-ends', ENDS);
  #cameras = h('select', { class: 'field-input', id: 'token-cameras', multiple: true, size: 3, data: { testid: 'token-cameras' } });
  #problem = h('p', { class: 'field-problem', role: 'alert', data: { testid: 'token-problem' } });
  #shown = h('div', { class: 'token-shown', role: 'status', hidden: true });
  element;

  /** @param {function(): void} made called after a token was made */
  constructor(store, made) {
    this.#store = store;
    this.#made = made;
    this.element = h(
      'form',
      { class: 'token-form', on: { submit: event => this.#make(event) } },
      field('token-name', 'For whom or what', this.#name),
      field('token-role', 'May do', this.#role),
      field('token-cameras', 'A viewer sees (none chosen: all)', this.#cameras),
      field('token-ends', 'For how long', this.#ends),
      h('button', { class: 'button button-main', type: 'submit', data: { testid: 'token-make' } }, icon('add'), 'Make a token'),
      this.#problem,
      this.#shown,
    );
    // the server limits only viewers to cameras
    this.#role.addEventListener('change', () => (this.#cameras.disabled = this.#role.value !== 'viewer'));
    store.watch(['cameras'], () => this.#paintCameras());
    this.#paintCameras();
  }

  #paintCameras() {
    const chosen = new Set([...this.#cameras.selectedOptions].map(option => option.value));
    const options = [...this.#store.cameras.values()].map(({ id, name }) => h('option', { value: id, selected: chosen.has(id) }, name));
    this.#cameras.replaceChildren(...options);
  }

  async #make(event) {
    event.preventDefault();
    setText(this.#problem, '');
    const cameras = this.#cameras.disabled ? [] : [...this.#cameras.selectedOptions].map(option => option.value);
    const days = Number(this.#ends.value);
    const wanted = { name: this.#name.value.trim(), role: this.#role.value };
    if (cameras.length > 0) wanted.cameras = cameras;
    if (days > 0) wanted.expiresInDays = days;
    try {
      this.#show(await api.addToken(wanted));
      this.#name.value = '';
      this.#made();
    } catch (error) {
      setText(this.#problem, error.message);
    }
  }

  #show({ name, token }) {
    const value = h('code', { tabindex: '0', data: { testid: 'token-value' } }, token);
    const copy = h('button', { class: 'button', type: 'button', on: { click: () => copied(copy, token) } }, 'Copy');
    this.#shown.replaceChildren(h('p', {}, `The token of ${name}. It is not shown again.`), value, copy);
    this.#shown.hidden = false;
  }
}

async function copied(button, text) {
  try {
    await navigator.clipboard.writeText(text);
    setText(button, 'Copied');
  } catch {
    setText(button, 'Select it and copy it');
  }
}

function select(id, options) {
  return h('select', { class: 'field-input', id, data: { testid: id } }, ...options.map(([value, text]) => h('option', { value }, text)));
}

function field(id, label, input) {
  return h('div', { class: 'field' }, h('label', { for: id }, label), input);
}
