import { h, setAttr, setText } from './dom.js';

const WORDS = { connecting: 'Connecting', live: 'Live', reconnecting: 'Reconnecting' };

/** The connection's state for the header, and a notice over the page while something is wrong. */
export function connectionState(store, notice) {
  const pill = h('span', { class: 'connection', role: 'status', data: { testid: 'connection' } });

  function paint() {
    const { state, trouble } = store.connection;
    setText(pill, WORDS[state]);
    setAttr(pill, 'data-state', state);
    setText(notice, words(state, trouble));
  }

  function words(state, trouble) {
    if (state === 'reconnecting') return 'Watchword doesn’t answer. What is shown may be old; trying to reconnect.';
    return trouble ? `Watchword is running, but not everything works. ${trouble}` : '';
  }

  store.watch(['connection'], paint);
  paint();
  return pill;
}
