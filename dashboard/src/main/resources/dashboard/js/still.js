import { drawBoxes, visibleTracks } from './boxes.js';
import { h, setAttr } from './dom.js';

const DARK = '#05080b';

/**
 * A picture that stands still, with boxes that belong to it. Where the picture is not kept, the boxes on a dark ground
 * of the same shape.
 */
export class Still {
  #shown = null;
  #resizing = new ResizeObserver(() => this.#draw());
  element;

  constructor(testid) {
    this.element = h('canvas', { class: 'still', role: 'img', 'aria-label': 'No picture yet', data: { testid } });
    this.#resizing.observe(this.element);
  }

  /**
   * @param {Blob|ImageBitmap|null} picture a JPEG, or a picture that stays the caller's, or null where none is kept
   * @param {{width: number, height: number}} frame in pixels
   * @param {Object[]} regions `{track, label, score, box}`
   * @param {string} words what it shows, for screen readers
   */
  async show(picture, frame, regions, words) {
    const bitmap = picture instanceof Blob ? await createImageBitmap(picture).catch(() => null) : picture;
    this.#release();
    this.#shown = { bitmap, own: picture instanceof Blob, frame, regions };
    setAttr(this.element, 'aria-label', words);
    setAttr(this.element, 'data-picture', bitmap ? 'kept' : 'none');
    setAttr(this.element, 'data-boxes', regions.length);
    this.element.style.aspectRatio = `${frame.width} / ${frame.height}`;
    this.#draw();
  }

  close() {
    this.#release();
    this.#resizing.disconnect();
  }

  #release() {
    if (this.#shown?.own) this.#shown.bitmap?.close();
    this.#shown = null;
  }

  #draw() {
    const { clientWidth, clientHeight } = this.element;
    if (!this.#shown || clientWidth === 0) return;
    const ratio = devicePixelRatio || 1;
    const width = Math.round(clientWidth * ratio);
    const height = Math.round(clientHeight * ratio);
    Object.assign(this.element, { width, height });
    const ctx = this.element.getContext('2d', { alpha: false });
    const { bitmap, frame, regions } = this.#shown;
    ctx.fillStyle = DARK;
    ctx.fillRect(0, 0, width, height);
    if (bitmap) ctx.drawImage(bitmap, 0, 0, width, height);
    const place = { x: 0, y: 0, width, height, scale: width / frame.width, image: bitmap, source: bitmap ? bitmap.width / width : 0 };
    drawBoxes(ctx, { ...proof(regions), zones: [], lines: [], place, ratio });
  }
}

/** Regions as tracks that are all evidence. */
function proof(regions) {
  const tracks = regions.map(({ track, label, box }) => ({ id: track, label, box, probability: 1 }));
  const evidence = new Map(regions.map(({ track, score }) => [track, score]));
  return { tracks: visibleTracks({ tracks }, evidence), evidence };
}
