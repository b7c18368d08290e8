import { SWATCHES } from './answer-words.js';
import { h } from './dom.js';

const NAMED_FROM = 0.4;
const MOVING_PX = 12;

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
