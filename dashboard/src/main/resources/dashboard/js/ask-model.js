import { h, setAttr, setText } from './dom.js';
import { AUTO, SCENE, troubleWords } from './model-words.js';

/** Who is to answer: the cheapest that can, the scene alone, or a model. Not there where there is no model. */
export class AskModel {
  #store;
  #select;
  #says = h('span', { class: 'ask-hint', id: 'ask-model-says', data: { testid: 'ask-model-says' } });
  element;

  /** @param {function(): void} changed called when another one was chosen */
  constructor(store, changed) {
    this.#store = store;
    const choose = () => {
      this.#paintSays();
      changed();
    };
    this.#select = h('select', { class: 'field-input ask-model-select', 'aria-describedby': 'ask-model-says', data: { testid: 'ask-model' }, on: { change: choose } });
    this.element = h('div', { class: 'ask-model', hidden: true }, h('label', {}, 'Answered by ', this.#select), this.#says);
    store.watch(['models'], () => this.#paint());
  }

  /** As it is sent. */
  get chosen() {
    return this.#select.value || AUTO;
  }

  #paint() {
    const models = this.#store.models ?? [];
    const options = [[AUTO, 'who can'], [SCENE, 'the scene alone'], ...models.map(({ name }) => [name, name])];
    const before = this.chosen;
    // who answers must not change unasked: another model may be dearer, or somebody else's
    if (options.every(([value]) => value !== before)) options.push([before, `${before}, away`]);
    const said = options.map(([, word]) => word).join();
    if (this.#select.dataset.said !== said) {
      this.#select.dataset.said = said;
      this.#select.replaceChildren(...options.map(([value, word]) => h('option', { value }, word)));
      this.#select.value = before;
    }
    this.element.hidden = models.length === 0 && (before === AUTO || before === SCENE);
    this.#paintSays();
  }

  #paintSays() {
    const [first] = this.#store.models ?? [];
    const asked = this.chosen === AUTO ? first : this.#store.models?.find(({ name }) => name === this.chosen);
    const trouble = troubleWords(asked);
    setText(this.#says, trouble || this.#meaning(asked));
    setAttr(this.#says, 'data-trouble', trouble ? '' : null);
  }

  #meaning(asked) {
    if (this.chosen === AUTO) return `the scene, else ${asked?.name}`;
    if (this.chosen === SCENE) return 'never a model';
    return asked ? 'always, also what the scene could tell' : `${this.chosen} is away now; choose another, or wait`;
  }
}
