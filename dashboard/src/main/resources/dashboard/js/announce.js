import { setText } from './dom.js';
import { inWords } from './answer-words.js';

const PAUSE_MS = 5000;

/** Tells screen readers which answers changed: politely, at most once in a while, only the latest of each question. */
export function announceChanges(store, region) {
  const waiting = new Map();
  const opened = performance.now();
  let last = 0;

  store.addEventListener('changed', ({ detail: answer }) => {
    // the answers that stand when the page opens are read from the cards
    if (performance.now() - opened > PAUSE_MS) waiting.set(`${answer.question} ${answer.camera}`, answer);
  });

  setInterval(() => {
    if (waiting.size === 0 || performance.now() - last < PAUSE_MS) return;
    last = performance.now();
    const sentences = [...waiting.values()].slice(-4).map(sentence);
    waiting.clear();
    setText(region, sentences.join(' '));
  }, 1000);

  function sentence(answer) {
    const name = store.cameras.get(answer.camera)?.name ?? answer.camera;
    return `${answer.text} ${name}: ${inWords(answer.answer)}.`;
  }
}
