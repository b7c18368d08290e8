const CAPTION = 68;
const SHAPE = 16 / 10;
const NARROWEST = 230;

/**
 * The fewest columns, so the largest tiles, with which `count` tiles fit into the room there is; where they can't all
 * be seen at once, as many columns as are still of use.
 *
 * @param {number} count tiles
 * @param {{width: number, height: number, gap: number}} room in CSS pixels
 */
export function columns(count, { width, height, gap }) {
  const most = Math.max(1, Math.min(count, Math.floor((width + gap) / (NARROWEST + gap))));
  for (let columns = 1; columns < most; columns++) {
    const tile = (width - gap * (columns - 1)) / columns;
    const rows = Math.ceil(count / columns);
    if (rows * (tile / SHAPE + CAPTION) + gap * (rows - 1) <= height) return columns;
  }
  return most;
}
