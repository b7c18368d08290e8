import { SWATCHES, percent } from './answer-words.js';
import { h, setAttr, setText } from './dom.js';

const NAMED_FROM = 0.4;
const MOVING_PX = 12;
// below one half something else is as likely; below the other it would mislead
const LIKELY_FROM = 0.5;
const PERHAPS_FROM = 0.2;

/** A thing's likeliest colour where there is one, else null. `colours` is a list of `{name, p}` or an object name -> share. */
export function mainColour(colours) {
  const list = Array.isArray(colours) ? colours : Object.entries(colours ?? {}).map(([name, p]) => ({ name, p }));
  return list.length > 0 && list[0].p >= NAMED_FROM ? list[0].name : null;
}

/** What a thing is, in words: "red car", "person, red above, blue below". */
export function thingWords({ label, colours, upper, lower }) {
  const colour = mainColour(colours);
  const clothes = [mainColour(upper), mainColour(lower)];
  if (clothes.some(Boolean)) {
    return [label, clothes[0] && `${clothes[0]} above`, clothes[1] && `${clothes[1]} below`].filter(Boolean).join(', ');
  }
  return colour ? `${colour} ${label}` : label;
}

/** The likeliest of what a classifier takes a thing for, in words; null where none is likely, or it is only the label again. */
function likeliest(label, [{ name, p }]) {
  if (p < PERHAPS_FROM || name === label) return null;
  return p >= LIKELY_FROM ? name : `perhaps ${name}`;
}

/** Room for what a classifier takes a thing for. */
export const kindSpan = () => h('span', { class: 'thing-kind', data: { testid: 'thing-kind' } });

/** Fills it: the likeliest, and all of them with their probabilities for who points at it. `kinds` have a `p` or a `probability`. */
export function paintKinds(span, { label, kinds = [] }) {
  const all = kinds.map(({ name, p, probability }) => ({ name, p: p ?? probability }));
  const words = all.length > 0 ? likeliest(label, all) : null;
  setText(span, words ?? '');
  setAttr(span, 'title', words && `A classifier says ${all.map(({ name, p }) => `${name} ${percent(p)}`).join(', ')}`);
}

/** Whether a thing moves, and whither, in words; `velocity` is `[vx, vy]` or `{x, y}` in px/s. */
export function motionWords(velocity) {
  const [x, y] = Array.isArray(velocity) ? velocity : [velocity?.x ?? 0, velocity?.y ?? 0];
  if (Math.hypot(x, y) < MOVING_PX) return 'still';
  const sideways = Math.abs(x) > Math.abs(y) * 2;
  const upright = Math.abs(y) > Math.abs(x) * 2;
  const across = x < 0 ? 'left' : 'right';
  const along = y < 0 ? 'away' : 'nearer';
  if (sideways) return `moving ${across}`;
  return upright ? `moving ${along}` : `moving ${along} to the ${across}`;
}

/** The colours of a thing as small squares. */
export function swatches({ colours, upper, lower }) {
  const names = [...new Set([mainColour(upper), mainColour(lower), mainColour(colours)].filter(name => name && SWATCHES[name]))];
  return h('span', { class: 'swatches', 'aria-hidden': 'true' }, ...names.slice(0, 2).map(name => {
    const square = h('span', { class: 'swatch-small' });
    square.style.background = SWATCHES[name];
    return square;
  }));
}
