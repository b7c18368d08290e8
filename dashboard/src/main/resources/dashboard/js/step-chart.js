import { shortly, SWATCHES } from './answer-words.js';
import { h, setAttr, setText } from './dom.js';
import { shape } from './svg.js';
import { clock, whole } from './time.js';

const NO_HEIGHT = 4;
const UNKNOWN_HEIGHT = 10;

/**
 * How an answer went over a stretch of time, as steps: higher is more (numbers) or yes, hatched is unknown, blank is
 * where nothing is known. A segment is `{from, to, answer, …}` with times in ms; segments are in order and don't overlap.
 * One of them can be chosen: by clicking, or with the arrow keys as on a slider.
 */
export class StepChart {
  #svg = shape('svg', { 'aria-hidden': 'true' });
  #says = h('p', { class: 'chart-says' });
  #ends = { from: h('span'), to: h('span') };
  #segments = [];
  #span = { from: 0, to: 1 };
  #size = { width: 0, height: 0 };
  #chosen = null;
  #hovered = null;
  #choose;
  #plot;
  #resizing = new ResizeObserver(entries => this.#resized(entries[0].contentRect));
  element;

  /**
   * @param {string} label what is drawn, for screen readers
   * @param {function(Object): void} choose is given the segment that someone chose
   */
  constructor(label, choose) {
    this.#choose = choose;
    this.#plot = h(
      'div',
      {
        class: 'chart-plot', role: 'slider', tabindex: '0', 'aria-label': label, 'aria-valuemin': '0', data: { testid: 'timeline' },
        on: {
          click: event => this.#pick(this.#at(event)),
          pointermove: event => this.#hover(event.pointerType === 'mouse' ? this.#at(event) : null),
          pointerleave: () => this.#hover(null),
          keydown: event => this.#key(event),
        },
      },
      this.#svg,
    );
    this.element = h('div', { class: 'chart' }, this.#plot, h('div', { class: 'chart-foot' }, this.#ends.from, this.#says, this.#ends.to));
    this.#resizing.observe(this.#plot);
  }

  /** Shows these segments between two moments (ms). */
  draw(segments, span, ends) {
    this.#segments = segments;
    this.#span = span;
    setText(this.#ends.from, ends.from);
    setText(this.#ends.to, ends.to);
    if (this.#chosen) this.#chosen = segments.find(segment => segment.from === this.#chosen.from) ?? this.#chosen;
    this.#paint();
  }

  /** Marks a segment as chosen; null for none. */
  mark(segment) {
    this.#chosen = segment;
    this.#paint();
  }

  #resized({ width, height }) {
    this.#size = { width, height };
    setAttr(this.#svg, 'viewBox', `0 0 ${Math.max(1, width)} ${Math.max(1, height)}`);
    this.#paint();
  }

  #paint() {
    const { width } = this.#size;
    if (width === 0) return;
    const level = levels(this.#segments, this.#size.height);
    const paths = new Map();
    for (const segment of this.#segments) {
      const kind = kindOf(segment.answer);
      paths.set(kind, (paths.get(kind) ?? '') + this.#block(segment, level(segment.answer)));
    }
    const marked = this.#hovered ?? this.#chosen;
    this.#svg.replaceChildren(...[...paths].map(([kind, d]) => drawn(kind, d)), ...(marked ? this.#mark(marked) : []));
    this.#say(marked);
  }

  #x(time) {
    const share = (time - this.#span.from) / (this.#span.to - this.#span.from);
    return Math.max(0, Math.min(1, share)) * this.#size.width;
  }

  #block({ from, to }, level) {
    const left = this.#x(from);
    const right = Math.max(left + 0.75, this.#x(to));
    return `M${left.toFixed(1)} ${this.#size.height}V${(this.#size.height - level).toFixed(1)}H${right.toFixed(1)}V${this.#size.height}Z`;
  }

  #mark({ from, to }) {
    const left = this.#x(from);
    const box = { x: left, y: 0.75, width: Math.max(2, this.#x(to) - left), height: this.#size.height - 1.5, rx: 2 };
    return [shape('rect', { class: 'chart-mark', ...box })];
  }

  #say(marked) {
    const at = this.#segments.indexOf(this.#chosen ?? this.#segments.at(-1));
    setText(this.#says, marked ? words(marked) : '');
    setAttr(this.#plot, 'aria-valuemax', Math.max(0, this.#segments.length - 1));
    setAttr(this.#plot, 'aria-valuenow', Math.max(0, at));
    setAttr(this.#plot, 'aria-valuetext', at < 0 ? 'nothing known' : words(this.#segments[at]));
  }

  #at(event) {
    const box = this.#plot.getBoundingClientRect();
    const time = this.#span.from + ((event.clientX - box.left) / box.width) * (this.#span.to - this.#span.from);
    return this.#segments.find(segment => segment.from <= time && time < segment.to) ?? null;
  }

  #hover(segment) {
    if (segment === this.#hovered) return;
    this.#hovered = segment;
    this.#paint();
  }

  #pick(segment) {
    if (!segment) return;
    this.mark(segment);
    this.#choose(segment);
  }

  #key(event) {
    const last = this.#segments.length - 1;
    const at = this.#chosen ? this.#segments.findIndex(segment => segment.from === this.#chosen.from) : last + 1;
    const to = { ArrowLeft: at - 1, ArrowDown: at - 1, ArrowRight: at + 1, ArrowUp: at + 1, Home: 0, End: last }[event.key];
    if (to === undefined || last < 0) return;
    event.preventDefault();
    event.stopPropagation();
    this.#pick(this.#segments[Math.max(0, Math.min(last, to))]);
  }
}

/** A segment in words: value, from when, how long. */
function words({ from, to, answer }) {
  return `${shortly(answer)} · ${clock(from)} · ${whole(Math.max(0, Math.round((to - from) / 1000)))}`;
}

function kindOf({ type, value }) {
  if (type === 'unknown') return 'unknown';
  if (type === 'boolean') return value ? 'known' : 'no';
  if (type === 'count' && value === 0) return 'no';
  return type === 'colour' && SWATCHES[value] ? `colour ${value}` : 'known';
}

/** How high each answer stands: numbers by size, yes over no, words by the order in which they first came. */
function levels(segments, height) {
  const known = segments.map(segment => segment.answer).filter(answer => answer.type !== 'unknown');
  const most = Math.max(1, ...known.map(answer => (typeof answer.value === 'number' ? answer.value : 1)));
  const words = [...new Set(known.map(answer => String(answer.value)))];
  return ({ type, value }) => {
    if (type === 'unknown') return UNKNOWN_HEIGHT;
    if (type === 'boolean') return value ? height - 3 : NO_HEIGHT;
    if (type === 'colour') return height - 3;
    if (typeof value === 'number') return Math.max(NO_HEIGHT, (value / most) * (height - 3));
    return height * (1 - 0.18 * (words.indexOf(String(value)) % 4)) - 3;
  };
}

function drawn(kind, d) {
  const [name, colour] = kind.split(' ');
  const path = shape('path', { class: `chart-${name}`, d });
  if (name === 'unknown') path.setAttribute('fill', 'url(#hatch)');
  if (colour) path.setAttribute('fill', SWATCHES[colour]);
  return path;
}
