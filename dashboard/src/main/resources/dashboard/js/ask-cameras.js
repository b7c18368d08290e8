import { arrange, h, setText } from './dom.js';

/** Which cameras are asked about: the one that is looked at, else those that are chosen, else all. */
export class AskCameras {
  #store;
  #chosen = new Set();
  #chooser = h('div', { class: 'chips ask-cameras', role: 'group', 'aria-label': 'Cameras to ask about' });
  #about = h('p', { class: 'ask-about' });
  elements = [this.#chooser, this.#about];

  constructor(store) {
    this.#store = store;
    store.watch(['cameras', 'view'], () => this.#paint());
  }

  /** The one camera that is asked, where it is one; else null. */
  get single() {
    const { cameras, view } = this.#store;
    if (cameras.has(view.camera)) return view.camera;
    if (this.#chosen.size === 1) return [...this.#chosen][0];
    return cameras.size === 1 ? [...cameras.keys()][0] : null;
  }

  /** The cameras that a standing question is about, none for all. */
  get asked() {
    const { cameras, view } = this.#store;
    return cameras.size > 1 && cameras.has(view.camera) ? [view.camera] : [...this.#chosen];
  }

  #paint() {
    const looked = this.#store.cameras.size > 1 ? this.#store.cameras.get(this.#store.view.camera) : null;
    setText(this.#about, looked ? `About ${looked.name}` : '');
    const cameras = looked ? [] : [...this.#store.cameras.values()];
    this.#chosen = new Set([...this.#chosen].filter(id => this.#store.cameras.has(id)));
    this.#chooser.hidden = cameras.length < 2;
    if (cameras.length < 2) return;
    const chips = [this.#choice('All cameras', this.#chosen.size === 0, () => this.#chosen.clear())];
    for (const { id, name } of cameras) chips.push(this.#choice(name, this.#chosen.has(id), () => this.#toggle(id)));
    const focused = [...this.#chooser.children].indexOf(document.activeElement);
    if (same(this.#chooser.children, chips)) return;
    arrange(this.#chooser, chips);
    this.#chooser.children[focused]?.focus();
  }

  #choice(name, chosen, choose) {
    const deed = () => {
      choose();
      this.#paint();
    };
    return h('button', { class: 'chip', type: 'button', 'aria-pressed': String(chosen), on: { click: deed } }, name);
  }

  #toggle(id) {
    if (!this.#chosen.delete(id)) this.#chosen.add(id);
  }
}

/** Whether the chips say what those shown say already, so that they need not be replaced under the pointer. */
function same(shown, wanted) {
  const said = chip => `${chip.textContent} ${chip.getAttribute('aria-pressed')}`;
  return shown.length === wanted.length && wanted.every((chip, i) => said(chip) === said(shown[i]));
}
