import { setAttr } from './dom.js';
import { now } from './time.js';
import { shortly } from './answer-words.js';

const SVG = 'http://www.w3.org/2000/svg';
const WIDTH = 300;
const HEIGHT = 26;
const SHORTEST_MS = 60_000;
const LONGEST_MS = 30 * 60_000;

/** How an answer went lately, as a row of steps: higher is more (numbers) or yes; gaps are unknown. */
export class Timeline {
  element = document.createElementNS(SVG, 'svg');
  #said = '';

  constructor() {
    setAttr(this.element, 'class', 'timeline');
    setAttr(this.element, 'viewBox', `0 0 ${WIDTH} ${HEIGHT}`);
    setAttr(this.element, 'preserveAspectRatio', 'none');
    setAttr(this.element, 'aria-hidden', 'true');
  }

  /** @param {{at: string, answer: Object}[]} changes oldest first */
  draw(changes) {
    const end = now();
    const start = changes.length > 0 ? Math.min(end - SHORTEST_MS, Math.max(Date.parse(changes[0].at), end - LONGEST_MS)) : end - SHORTEST_MS;
    const said = `${Math.floor(end / 1000)} ${changes.length} ${changes.at(-1)?.at}`;
    if (said === this.#said) return;
    this.#said = said;
    this.element.replaceChildren(...steps(changes, start, end));
  }
}

function steps(changes, start, end) {
  const height = heights(changes);
  const x = at => Math.max(0, ((at - start) / (end - start)) * WIDTH);
  return changes.flatMap((change, i) => {
    const from = x(Date.parse(change.at));
    const to = i + 1 < changes.length ? x(Date.parse(changes[i + 1].at)) : WIDTH;
    return to > from ? [step(change.answer, from, to, height(change.answer))] : [];
  });
}

function step(answer, from, to, height) {
  const rect = document.createElementNS(SVG, 'rect');
  const gap = to - from > 3 ? 1 : 0;
  const box = { x: from, y: HEIGHT - height, width: Math.max(0.6, to - from - gap), height };
  Object.entries(box).forEach(([name, value]) => setAttr(rect, name, value.toFixed(2)));
  setAttr(rect, 'class', answer.type === 'unknown' ? 'step-unknown' : 'step');
  const title = document.createElementNS(SVG, 'title');
  title.textContent = shortly(answer);
  rect.append(title);
  return rect;
}

/** Each value's height: numbers by size, yes over no, words by the order in which they first came. */
function heights(changes) {
  const known = changes.map(change => change.answer).filter(answer => answer.type !== 'unknown');
  const most = Math.max(1, ...known.map(answer => (typeof answer.value === 'number' ? answer.value : 1)));
  const words = [...new Set(known.map(answer => String(answer.value)))];
  return answer => {
    if (answer.type === 'unknown') return 3;
    if (answer.type === 'boolean') return answer.value ? 18 : 4;
    if (typeof answer.value === 'number') return 3 + (answer.value / most) * (HEIGHT - 3);
    return 8 + (words.indexOf(String(answer.value)) % 4) * 6;
  };
}
