import { api } from './api.js';
import { h, setText } from './dom.js';

const HELP = {
  token: 'An administrator makes tokens under Access, or with the command that started Watchword.',
  oidc: 'A token of your organisation’s login works as well.',
};

/** What went wrong at the provider, by the word that the server sends back in `?login=`. */
const TROUBLE = {
  denied: 'The sign-in was refused there.',
  ended: 'Your login has ended. Sign in again.',
  expired: 'The sign-in took too long, or was begun in another window. Try again.',
  refused: 'The reply of the sign-in can’t be trusted. Try again; if it stays so, tell whoever looks after Watchword.',
  'no-role': 'You are signed in there, but have no role here. Ask whoever looks after Watchword for viewer, operator or admin.',
  misconfigured: 'The sign-in is not set up right. Whoever looks after Watchword finds the reason in its log.',
  'too-many': 'Too many tries. Wait a minute, then try again.',
  unreachable: 'The sign-in can’t be reached. Try again soon.',
};

/** Where signing in at the provider begins, to come back to this view. */
const begin = more => `login/oidc?${new URLSearchParams({ to: location.pathname + location.hash, ...more })}`;

/** The word that the server sent back after a sign-in that failed; it leaves the address. */
function takeTrouble() {
  const word = new URLSearchParams(location.search).get('login');
  if (word !== null) history.replaceState(null, '', location.pathname + location.hash);
  return TROUBLE[word] ?? '';
}

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
  #provider = h('div', { class: 'login-provider', hidden: true });
  #trouble = takeTrouble();
  #renewing = false;
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
        this.#provider,
        h('div', { class: 'field' }, h('label', { for: 'login-token' }, 'Token'), this.#input, this.#problem, this.#help),
        this.#submit,
      ),
    );
  }

  /**
   * @param {string[]} [ways] what would work: `token`, `oidc`, `provider`
   * @param {string} [provider] the name of the latter
   */
  show(ways = ['token'], provider = '') {
    if (!this.#root.hidden) return;
    setText(this.#help, ways.map(way => HELP[way]).filter(Boolean).join(' '));
    this.#offer(ways.includes('provider') ? provider : '');
    this.#root.hidden = false;
    document.body.classList.add('needs-login');
    (this.#provider.querySelector('a') ?? this.#input).focus();
  }

  /** Someone's login at the provider has ended: who is still signed in there comes back without being asked. */
  renew() {
    if (this.#renewing) return;
    this.#renewing = true;
    location.assign(begin({ silent: true }));
  }

  #offer(provider) {
    const words = h('p', { class: 'field-problem', role: 'alert', data: { testid: 'login-trouble' } }, this.#trouble);
    const link = h('a', { class: 'button button-main', href: begin({}), data: { testid: 'login-provider' } }, `Sign in with ${provider}`);
    this.#provider.hidden = provider === '';
    this.#provider.replaceChildren(...(provider ? [words, link, h('p', { class: 'login-or' }, 'or')] : []));
    this.#submit.classList.toggle('button-main', provider === '');
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
