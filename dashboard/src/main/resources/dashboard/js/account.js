import { api } from './api.js';
import { h, setText } from './dom.js';
import { icon } from './icons.js';
import { say } from './toast.js';

const ROLES = { viewer: 'may look', operator: 'may ask', admin: 'administrator' };

/** Who is logged in, and the way out; nothing where no login is needed. */
export function account(store) {
  const name = h('span', { class: 'account-name', data: { testid: 'account' } });
  const out = h('button', { class: 'quiet', type: 'button', title: 'Log out', 'aria-label': 'Log out', data: { testid: 'log-out' }, on: { click: leave } }, icon('out'));
  const element = h('div', { class: 'account', hidden: true }, name, out);

  function paint() {
    const { login, role } = store.me;
    element.hidden = login === 'none';
    setText(name, store.me.name);
    name.title = ROLES[role] ?? role;
  }

  async function leave() {
    try {
      // for all tabs: none of them is to log in again by itself
      localStorage.setItem('watchword-left', '1');
      const left = await api.logOut();
      if (left?.endSession) location.assign(left.endSession);
      else location.reload();
    } catch (error) {
      say(error.message);
    }
  }

  store.watch(['me'], paint);
  return element;
}
