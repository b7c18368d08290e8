import { pointIn } from './selecting.js';
import { shape } from './svg.js';

const FEWEST = { zone: 3, line: 2 };
const MOST = { zone: 64, line: 16 };
const NEAR = 12;

/** Drawing a new zone or line point by point. */
export class Drawing {
  #svg;
  #kind = null;
  #points = [];
  #trail = shape('polyline', { class: 'place-trail' });
  #first = shape('circle', { class: 'place-first', r: 7 });
  #done = null;
  #listening = null;

  constructor(svg) {
    this.#svg = svg;
  }

  /** Resolves with the points as fractions of the picture, or with null where it was given up. */
  start(kind) {
    this.stop();
    this.#kind = kind;
    this.#svg.classList.add('is-drawing');
    this.#svg.append(this.#trail, this.#first);
    this.#listening = new AbortController();
    const { signal } = this.#listening;
    this.#svg.addEventListener('pointerdown', event => this.#click(event), { signal });
    this.#svg.addEventListener('pointermove', event => this.#paint(pointIn(this.#svg, event)), { signal });
    this.#svg.addEventListener('dblclick', () => this.#finish(), { signal });
    addEventListener('keydown', event => this.#key(event), { signal, capture: true });
    this.#paint();
    return new Promise(resolve => (this.#done = resolve));
  }

  stop() {
    this.#end(null);
  }

  #click(event) {
    const point = pointIn(this.#svg, event);
    const [first] = this.#points;
    const again = this.#points.at(-1);
    if (this.#kind === 'zone' && first && near(first, point) && this.#points.length >= FEWEST.zone) this.#finish();
    else if (!again || !near(again, point)) this.#points.push(point);
    if (this.#points.length >= MOST[this.#kind]) this.#finish();
    this.#paint();
  }

  #key(event) {
    if (event.key !== 'Enter' && event.key !== 'Escape') return;
    event.preventDefault();
    event.stopPropagation();
    if (event.key === 'Enter') this.#finish();
    else this.stop();
  }

  #finish() {
    if (this.#points.length < FEWEST[this.#kind]) return;
    const { width, height } = this.#svg.viewBox.baseVal;
    const within = value => Math.max(0, Math.min(1, value));
    this.#end(this.#points.map(({ x, y }) => [within(x / width), within(y / height)]));
  }

  #end(points) {
    this.#listening?.abort();
    this.#listening = null;
    this.#points = [];
    this.#trail.remove();
    this.#first.remove();
    this.#svg.classList.remove('is-drawing');
    this.#done?.(points);
    this.#done = null;
  }

  #paint(pointer = null) {
    const points = pointer ? [...this.#points, pointer] : this.#points;
    this.#trail.setAttribute('points', points.map(({ x, y }) => `${x.toFixed(1)},${y.toFixed(1)}`).join(' '));
    const [first] = this.#points;
    this.#first.setAttribute('visibility', first ? 'visible' : 'hidden');
    if (!first) return;
    this.#first.setAttribute('cx', first.x);
    this.#first.setAttribute('cy', first.y);
  }
}

const near = (a, b) => Math.hypot(a.x - b.x, a.y - b.y) < NEAR;
