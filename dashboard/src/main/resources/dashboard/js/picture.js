import { api } from './api.js';
import { drawBoxes, drawParts, visibleTracks } from './boxes.js';
import { setAttr } from './dom.js';
import { leisure, turn } from './turns.js';

/**
 * One camera's picture on a canvas. For each scene it fetches the JPEG of exactly that frame and draws picture and
 * boxes together, so a box never lies on another frame. One fetch at a time; of the scenes that arrive meanwhile only
 * the newest is drawn. Fetches nothing while the page is hidden or the canvas is off the screen.
 */
export class Picture {
  #canvas;
  #store;
  #camera;
  #next = null;
  #busy = false;
  #onScreen = true;
  #shown = null;
  #held = false;
  #placesShown = true;
  #size = { width: 0, height: 0 };
  #watching = new AbortController();
  #observers;

  constructor(canvas, camera, store) {
    this.#canvas = canvas;
    this.#camera = camera;
    this.#store = store;
    this.#observers = [new ResizeObserver(entries => this.#resized(entries[0])), new IntersectionObserver(entries => this.#moved(entries.at(-1)))];
    this.#observers.forEach(observer => observer.observe(canvas));
    document.addEventListener('visibilitychange', () => this.#pump(), { signal: this.#watching.signal });
  }

  /** When the picture now shown was taken, ISO-8601, or null before the first. */
  get capturedAt() {
    return this.#shown?.scene.frame.capturedAt ?? null;
  }

  /** The newest scene; drawn as soon as the one being fetched is. */
  offer(scene) {
    this.#next = scene;
    this.#pump();
  }

  /** The scene now shown, or null. */
  get scene() {
    return this.#shown?.scene ?? null;
  }

  get held() {
    return this.#held;
  }

  /** The picture now shown, or null; it belongs to this object and is closed when the next is drawn. */
  get bitmap() {
    return this.#shown?.bitmap ?? null;
  }

  /** Keeps what is shown now until {@link release}. */
  hold() {
    this.#held = true;
    this.#canvas.dispatchEvent(new Event('held'));
  }

  /** Goes on with the newest scene. */
  release() {
    this.#held = false;
    this.#canvas.dispatchEvent(new Event('held'));
    this.#pump();
  }

  /** Whether zones and lines are drawn; someone who edits them draws them himself. */
  showPlaces(shown) {
    this.#placesShown = shown;
    this.draw();
  }

  /** Draws again what is shown: another selection, size or choice of boxes. */
  draw() {
    if (!this.#shown || this.#size.width === 0) return;
    const { bitmap, scene } = this.#shown;
    const canvas = this.#canvas;
    if (canvas.width !== this.#size.width || canvas.height !== this.#size.height) {
      Object.assign(canvas, this.#size);
    }
    const ctx = canvas.getContext('2d', { alpha: false });
    const place = fit(scene.frame, canvas);
    ctx.fillStyle = '#05080b';
    ctx.fillRect(0, 0, canvas.width, canvas.height);
    ctx.drawImage(bitmap, place.x, place.y, place.width, place.height);
    setAttr(canvas, 'data-seq', scene.frame.seq);
    setAttr(canvas, 'data-boxes', this.#drawBoxes(ctx, scene, { ...place, image: bitmap, source: bitmap.width / place.width }));
    const parts = this.#store.partsOn(this.#camera);
    drawParts(ctx, parts, place, devicePixelRatio || 1);
    setAttr(canvas, 'data-parts', parts.map(({ number }) => number).join(' ') || null);
  }

  close() {
    this.#watching.abort();
    this.#observers.forEach(observer => observer.disconnect());
    this.#shown?.bitmap.close();
    this.#shown = null;
    this.#next = null;
  }

  #drawBoxes(ctx, scene, place) {
    const evidence = this.#store.evidence(this.#camera);
    if (!this.#store.view.boxes && !evidence) return 0;
    const tracks = visibleTracks(scene, evidence);
    const { zones = [], lines = [] } = this.#placesShown ? this.#store.cameras.get(this.#camera) ?? {} : {};
    drawBoxes(ctx, { tracks, evidence, zones, lines, place, ratio: devicePixelRatio || 1 });
    return tracks.length;
  }

  async #pump() {
    if (this.#busy || this.#held || !this.#next || document.hidden || !this.#onScreen) return;
    const scene = this.#next;
    this.#next = null;
    this.#busy = true;
    try {
      const jpeg = await api.frame(this.#camera, scene.frame.seq);
      if (jpeg) await this.#showInTurn(scene, jpeg, performance.now());
    } catch {
      // the server is away or the frame is torn: the next scene tries again, and the age shows it
    } finally {
      this.#busy = false;
    }
    this.#pump();
  }

  async #showInTurn(scene, jpeg, due) {
    await leisure(due);
    if (!this.#isWatched()) return;
    const bitmap = await decoded(jpeg, scene.frame, this.#size);
    await turn(due);
    if (this.#isWatched()) this.#show(scene, bitmap);
    else bitmap.close();
  }

  #isWatched() {
    return !this.#watching.signal.aborted && !this.#held;
  }

  #show(scene, bitmap) {
    this.#shown?.bitmap.close();
    this.#shown = { scene, bitmap };
    this.draw();
    this.#canvas.dispatchEvent(new Event('drawn'));
  }

  #resized(entry) {
    const ratio = devicePixelRatio || 1;
    const { width, height } = entry.contentRect;
    this.#size = { width: Math.round(width * ratio), height: Math.round(height * ratio) };
    this.draw();
  }

  #moved(entry) {
    this.#onScreen = entry.isIntersecting;
    this.#pump();
  }
}

/** The picture, no larger than it is shown: what is thrown away at once need not be kept, nor scaled at each drawing. */
function decoded(jpeg, frame, room) {
  const { width, height } = fit(frame, room);
  if (width === 0 || width >= frame.width) return createImageBitmap(jpeg);
  return createImageBitmap(jpeg, { resizeWidth: width, resizeHeight: height, resizeQuality: 'medium' });
}

/** The largest place for a frame inside the room there is, centred. */
function fit(frame, canvas) {
  const scale = Math.min(canvas.width / frame.width, canvas.height / frame.height);
  const width = Math.round(frame.width * scale);
  const height = Math.round(frame.height * scale);
  return { x: Math.round((canvas.width - width) / 2), y: Math.round((canvas.height - height) / 2), width, height, scale };
}
