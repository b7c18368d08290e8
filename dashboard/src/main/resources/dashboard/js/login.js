import { api } from './api.js';
import { h, setText } from './dom.js';

const HELP = {
  token: 'An administrator makes tokens under Access, or with the command that started Watchword.',
  oidc: 'A token of your organisation’s login works as well.',
};

/** The page that stands in for all others while a login is needed. */
export class Login {
  #root;
  #done;
  #input = h('input', {
    class: 'field-input', id: 'login-token', type: 'password', autocomplete: 'current-password', spellcheck: 'false', autocapitalize: 'none',
    'aria-describedby': 'login-help login-problem', data: { testid: 'login-token' },
  });
  #help = h('p', { class: 'field-help', id: 'login-help' });
  #problem = h('p', { class: 'field-problem', id: 'login-problem', role: 'alert', data: { testid: 'login-problem' } });
  #submit = h('button', { class: 'button button-main', type: 'submit', data: { testid: 'login-submit' } }, 'Log in');

  /** @param {function(): void} done called once someone is logged in */
  constructor(root, done) {
    this.#root = root;
    this.#done = done;
    root.append(
      h(
        'form',
        { class: 'login', on: { submit: event => this.#logIn(event) } },
        h('img', { src: 'logo.svg', alt: '', width: '44', height: '44' }),
        h('h2', {}, 'Log in to Watchword'),
        h('div', { class: 'field' }, h('label', { for: 'login-token' }, 'Token'), this.#input, this.#problem, this.#help),
        this.#submit,
      ),
    );
  }

  /** @param {string[]} [ways] what would work: `token`, `oidc` */
  show(ways = ['token']) {
    if (!this.#root.hidden) return;
    setText(this.#help, ways.map(way => HELP[way]).filter(Boolean).join(' '));
    this.#root.hidden = false;
    document.body.classList.add('needs-login');
    this.#input.focus();
  }

  async #logIn(event) {
    event.preventDefault();
    setText(this.#problem, '');
    const token = this.#input.value.trim();
    if (token === '') {
      this.#refuse('Paste your token here.');
      return;
    }
    this.#submit.disabled = true;
    try {
      await api.logIn(token);
      this.#input.value = '';
      this.#root.hidden = true;
      document.body.classList.remove('needs-login');
      this.#done();
    } catch (error) {
      this.#refuse(words(error));
    } finally {
      this.#submit.disabled = false;
    }
  }

  #refuse(text) {
    setText(this.#problem, text);
    this.#input.focus();
    this.#input.select();
  }
}

function words(error) {
  if (error.status === 401) return 'This token is not known, or it has expired.';
  return error.status === 429 ? 'Too many tries. Wait a little, then try again.' : error.message;
}
