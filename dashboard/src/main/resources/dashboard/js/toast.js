import { h } from './dom.js';

const SHOWN_MS = 7000;

/**
 * Takes something away at once on the page and for good a few seconds later, unless it is undone. Closing the page
 * takes it away at once.
 *
 * @param {string} text what was done
 * @param {{commit: function({keepalive: boolean}): Promise, undo: function(): void}} deed
 */
export function undoable(text, { commit, undo }) {
  const finish = async keepalive => {
    stop();
    try {
      await commit({ keepalive });
    } catch (error) {
      undo();
      say(error.message);
    }
  };
  const leaving = () => finish(true);
  const toast = show(text, h('button', { class: 'toast-button', type: 'button', on: { click: back } }, 'Undo'));
  const timer = setTimeout(() => finish(false), SHOWN_MS);
  addEventListener('pagehide', leaving);

  function stop() {
    clearTimeout(timer);
    removeEventListener('pagehide', leaving);
    toast.remove();
  }

  function back() {
    stop();
    undo();
  }
}

/** Says something that needs no answer. */
export function say(text) {
  const toast = show(text, null);
  setTimeout(() => toast.remove(), SHOWN_MS);
}

function show(text, button) {
  const box = document.getElementById('toasts');
  while (box.children.length > 3) box.firstElementChild.remove();
  const toast = h('div', { class: 'toast' }, h('span', {}, text), button);
  box.append(toast);
  return toast;
}
