import { api } from './api.js';
import { h, setText } from './dom.js';
import { icon } from './icons.js';
import { clock } from './time.js';
import { undoable } from './toast.js';
import { TokenForm } from './token-form.js';

const ROLES = { viewer: 'Viewer', operator: 'Operator', admin: 'Administrator' };

/** The tokens that people and programs log in with: made, listed and removed. For administrators. */
export class Access {
  #store;
  #list = h('ul', { class: 'tokens', 'aria-label': 'Tokens', data: { testid: 'tokens' } });
  #problem = h('p', { class: 'field-problem', role: 'alert' });
  #removed = new Set();
  #tokens = [];

  constructor(store, root) {
    this.#store = store;
    const form = new TokenForm(store, () => this.show());
    root.append(
      h('h2', { class: 'view-title' }, 'Access'),
      h('p', { class: 'view-lead' }, 'Everyone and everything that uses Watchword has a token of its own, which can be taken away. A token is shown once, when it is made.'),
      form.element,
      this.#problem,
      this.#list,
    );
  }

  /** Called whenever the view is opened. */
  async show() {
    try {
      this.#tokens = await api.tokens();
      setText(this.#problem, '');
    } catch (error) {
      setText(this.#problem, error.message);
    }
    this.#paint();
  }

  #paint() {
    const rows = this.#tokens.filter(({ id }) => !this.#removed.has(id)).map(token => this.#row(token));
    this.#list.replaceChildren(...(rows.length > 0 ? rows : [h('li', { class: 'ask-hint' }, 'No tokens yet.')]));
  }

  #row(token) {
    const { name, role, cameras } = token;
    const seen = cameras ? cameras.map(id => this.#store.cameras.get(id)?.name ?? id).join(', ') : 'all cameras';
    return h(
      'li',
      { class: 'token', data: { testid: 'token' } },
      h('div', { class: 'token-who' }, h('strong', {}, name), h('span', { class: 'state', data: { state: role } }, ROLES[role] ?? role)),
      h('p', { class: 'ask-hint' }, [`Sees ${seen}`, `made ${clock(token.createdAt)}`, ends(token), used(token)].filter(Boolean).join(' · ')),
      h('button', { class: 'quiet', type: 'button', title: 'Remove', 'aria-label': `Remove the token of ${name}`, data: { testid: 'token-remove' }, on: { click: () => this.#remove(token) } }, icon('remove')),
    );
  }

  #remove({ id, name }) {
    const hide = hidden => {
      if (hidden) this.#removed.add(id);
      else this.#removed.delete(id);
      this.#paint();
    };
    hide(true);
    undoable(`Removed the token of ${name}`, { undo: () => hide(false), commit: options => api.removeToken(id, options) });
  }
}

const ends = ({ expiresAt }) => (expiresAt ? `ends ${clock(expiresAt)}` : '');
const used = ({ lastUsedAt }) => (lastUsedAt ? `last used ${clock(lastUsedAt)}` : 'never used');
