import { pointIn } from './selecting.js';
import { shape } from './svg.js';

const FEWEST = { zone: 3, line: 2 };
const MOST = { zone: 64, line: 16 };
const STEP = 0.005;
const LARGE_STEP = 0.05;

/**
 * A zone or line on the picture whose corners can be dragged or moved with the arrow keys; Insert adds a corner after the
 * one that has the focus, Delete removes it. Points are fractions of the picture.
 */
export class PlaceShape {
  #svg;
  #kind;
  #name;
  #points;
  #outline;
  #label = shape('text', { class: 'place-label' });
  #corners = shape('g');
  #group;

  constructor(svg, { kind, name, points }) {
    this.#svg = svg;
    this.#kind = kind;
    this.#name = name;
    this.#points = points.map(point => [...point]);
    this.#outline = shape(kind === 'zone' ? 'polygon' : 'polyline', { class: `place-${kind}` });
    this.#group = shape('g', { class: 'place-shape', data: { testid: 'place-shape' } }, this.#outline, this.#label, this.#corners);
    svg.append(this.#group);
    svg.removeAttribute('aria-hidden');
    this.#remake();
  }

  get points() {
    return this.#points.map(point => point.map(value => Math.round(value * 10_000) / 10_000));
  }

  rename(name) {
    this.#name = name;
    this.#paint();
  }

  light(on) {
    this.#group.classList.toggle('is-lit', on);
  }

  close() {
    this.#group.remove();
    if (!this.#svg.querySelector('.place-shape')) this.#svg.setAttribute('aria-hidden', 'true');
  }

  #remake(focused = null) {
    this.#corners.replaceChildren(...this.#points.map((_, i) => this.#corner(i)));
    this.#paint();
    if (focused !== null) this.#corners.children[focused]?.focus();
  }

  #corner(i) {
    const circle = shape('circle', {
      class: 'place-corner', r: 7, tabindex: '0', role: 'button',
      on: { pointerdown: event => this.#grab(event, circle, i), keydown: event => this.#key(event, i) },
    });
    return circle;
  }

  #paint() {
    const { width, height } = this.#svg.viewBox.baseVal;
    const at = this.#points.map(([x, y]) => [x * width, y * height]);
    this.#outline.setAttribute('points', at.map(([x, y]) => `${x.toFixed(1)},${y.toFixed(1)}`).join(' '));
    this.#label.textContent = this.#name;
    this.#label.setAttribute('x', at[0][0] + 10);
    this.#label.setAttribute('y', at[0][1] + 20);
    at.forEach(([x, y], i) => {
      const corner = this.#corners.children[i];
      corner.setAttribute('cx', x.toFixed(1));
      corner.setAttribute('cy', y.toFixed(1));
      const [left, top] = this.#points[i].map(value => Math.round(value * 100));
      corner.setAttribute('aria-label', `Corner ${i + 1} of ${this.#name}: ${left} % from the left, ${top} % from the top`);
    });
  }

  #grab(event, circle, i) {
    event.stopPropagation();
    circle.setPointerCapture(event.pointerId);
    const move = moved => this.#put(i, pointIn(this.#svg, moved));
    circle.addEventListener('pointermove', move);
    circle.addEventListener('pointerup', () => circle.removeEventListener('pointermove', move), { once: true });
  }

  #put(i, { x, y }) {
    const { width, height } = this.#svg.viewBox.baseVal;
    this.#set(i, [x / width, y / height]);
  }

  #set(i, point) {
    this.#points[i] = point.map(value => Math.max(0, Math.min(1, value)));
    this.#paint();
  }

  #key(event, i) {
    const step = event.shiftKey ? LARGE_STEP : STEP;
    const by = { ArrowLeft: [-step, 0], ArrowRight: [step, 0], ArrowUp: [0, -step], ArrowDown: [0, step] }[event.key];
    if (by) this.#set(i, this.#points[i].map((value, axis) => value + by[axis]));
    else if (event.key === 'Insert') this.#insert(i);
    else if (event.key === 'Delete') this.#delete(i);
    else return;
    event.preventDefault();
    event.stopPropagation();
  }

  #insert(i) {
    if (this.#points.length >= MOST[this.#kind]) return;
    const next = this.#points[i + 1] ?? (this.#kind === 'zone' ? this.#points[0] : this.#points[i]);
    this.#points.splice(i + 1, 0, this.#points[i].map((value, axis) => (value + next[axis]) / 2));
    this.#remake(i + 1);
  }

  #delete(i) {
    if (this.#points.length <= FEWEST[this.#kind]) return;
    this.#points.splice(i, 1);
    this.#remake(Math.max(0, i - 1));
  }
}
