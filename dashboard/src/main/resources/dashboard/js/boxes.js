const VEHICLES = new Set(['bicycle', 'car', 'motorcycle', 'airplane', 'bus', 'train', 'truck', 'boat']);
const ANIMALS = new Set(['bird', 'cat', 'dog', 'horse', 'sheep', 'cow', 'elephant', 'bear', 'zebra', 'giraffe']);
// bright enough for any picture, far apart also for people who see fewer colours
const COLOURS = { person: '#5ad1ff', vehicle: '#ffb83d', animal: '#ff8fc0', object: '#c3b2ff' };
const EVIDENCE = '#4ff0c8';
const INK = '#06110f';
/** Below this probability a thing is not drawn, unless it grounds the selected answer. */
const SHOWN_FROM = 0.5;
/** How strongly a track must ground an answer to be lit; weaker ones are dashed, and those that hardly do left out. */
const LIT_FROM = 0.5;
const HINTED_FROM = 0.15;

const PART = '#ffe45c';

/** The family a label belongs to: things of a family share a colour. */
export function family(label) {
  if (label === 'person') return 'person';
  if (VEHICLES.has(label)) return 'vehicle';
  return ANIMALS.has(label) ? 'animal' : 'object';
}

/** The tracks to draw: probable ones, and whatever is evidence. */
export function visibleTracks(scene, evidence) {
  return scene.tracks.filter(track => track.probability >= SHOWN_FROM || role(track, evidence) !== 'none');
}

/** What a track is to the selected answer: `lit`, `hinted` or `none`. The strongest is always lit. */
function role(track, evidence) {
  const strength = evidence?.get(track.id) ?? 0;
  if (strength >= Math.min(LIT_FROM, Math.max(HINTED_FROM, ...(evidence?.values() ?? [])))) return 'lit';
  return strength >= HINTED_FROM ? 'hinted' : 'none';
}

/**
 * Draws boxes and zones over a picture.
 *
 * @param {CanvasRenderingContext2D} ctx in device pixels
 * @param {{tracks: Object[], evidence: Map<number, number>|null, zones: Object[], lines: Object[], place: Object, ratio: number}} what
 *     `place` has the `image`, or null, how many of its pixels are one of the canvas (`source`), and its `x`, `y`, `width`, `height` and `scale` (device pixels for one of the frame's)
 */
export function drawBoxes(ctx, { tracks, evidence, zones, lines, place, ratio }) {
  zones.forEach(({ name, polygon }) => drawPlace(ctx, { name, points: polygon, closed: true }, place, ratio));
  lines.forEach(({ name, points }) => drawPlace(ctx, { name, points, closed: false }, place, ratio));
  const lit = tracks.filter(track => role(track, evidence) === 'lit');
  if (evidence && place.image) spotlight(ctx, lit, place, ratio);
  const roomy = place.width / ratio >= 380;
  const named = evidence ? roomy || lit.length <= 2 : roomy;
  const rest = tracks.filter(track => !lit.includes(track));
  for (const track of [...rest, ...lit]) {
    const part = role(track, evidence);
    ctx.globalAlpha = evidence && part === 'none' ? 0.35 : 1;
    const label = named && (!evidence || part === 'lit');
    drawTrack(ctx, track, { rect: onScreen(track.box, place), part, ratio, label, place });
  }
  ctx.globalAlpha = 1;
}

function onScreen([x, y, width, height], place) {
  const left = Math.round(place.x + x * place.scale);
  const top = Math.round(place.y + y * place.scale);
  return { left, top, width: Math.round(width * place.scale), height: Math.round(height * place.scale) };
}

function spotlight(ctx, tracks, place, ratio) {
  const margin = 4 * ratio;
  ctx.fillStyle = 'rgb(4 8 11 / 52%)';
  ctx.beginPath();
  ctx.rect(place.x, place.y, place.width, place.height);
  ctx.fill();
  for (const track of tracks) {
    const { left, top, width, height } = onScreen(track.box, place);
    const x = Math.max(place.x, left - margin);
    const y = Math.max(place.y, top - margin);
    const right = Math.min(place.x + place.width, left + width + margin);
    const bottom = Math.min(place.y + place.height, top + height + margin);
    if (right <= x || bottom <= y) continue;
    const s = place.source;
    ctx.drawImage(place.image, (x - place.x) * s, (y - place.y) * s, (right - x) * s, (bottom - y) * s, x, y, right - x, bottom - y);
  }
}

function drawTrack(ctx, track, { rect, part, ratio, label, place }) {
  const colour = part === 'none' ? COLOURS[family(track.label)] : EVIDENCE;
  const weight = (part === 'lit' ? 2.5 : 1.75) * ratio;
  if (part === 'hinted') ctx.setLineDash([5 * ratio, 4 * ratio]);
  outline(ctx, rect, { colour, weight, ratio });
  ctx.setLineDash([]);
  if (label) drawChip(ctx, title(track), colour, rect, ratio, place);
}

/** Parts that a question refers to are no tracks: they have a number below zero, and their label says which. */
const title = ({ id, label }) => (id < 0 ? label : `${label} ${shortId(id)}`);

/**
 * Draws the parts of the picture that a question refers to by number.
 *
 * @param {{number: number, box: number[]}[]} parts in pixels of the frame
 */
export function drawParts(ctx, parts, place, ratio) {
  for (const { number, box } of parts) {
    const rect = onScreen(box, place);
    outline(ctx, rect, { colour: PART, weight: 2 * ratio, ratio });
    drawChip(ctx, `[${number}]`, PART, rect, ratio, place);
  }
}

function outline(ctx, rect, { colour, weight, ratio }) {
  ctx.beginPath();
  ctx.roundRect(rect.left, rect.top, rect.width, rect.height, 3 * ratio);
  ctx.strokeStyle = 'rgb(0 0 0 / 45%)';
  ctx.lineWidth = weight + 2 * ratio;
  ctx.stroke();
  ctx.strokeStyle = colour;
  ctx.lineWidth = weight;
  ctx.stroke();
}

/** Track ids are unique for good and long; their end tells those in sight apart. */
const shortId = id => (id < 10_000 ? id : String(id).slice(-3));

function drawChip(ctx, text, colour, rect, ratio, place) {
  ctx.font = `600 ${11 * ratio}px ui-sans-serif, system-ui, sans-serif`;
  const width = Math.ceil(ctx.measureText(text).width) + 10 * ratio;
  const height = 17 * ratio;
  const x = Math.max(place.x, Math.min(rect.left - ratio, place.x + place.width - width));
  const above = rect.top - height - ratio;
  const y = above >= place.y ? above : rect.top + ratio;
  ctx.fillStyle = colour;
  ctx.beginPath();
  ctx.roundRect(x, y, width, height, 4 * ratio);
  ctx.fill();
  ctx.fillStyle = INK;
  ctx.textBaseline = 'middle';
  ctx.fillText(text, x + 5 * ratio, y + height / 2 + 0.5 * ratio);
}

function drawPlace(ctx, { name, points, closed }, place, ratio) {
  const corners = points.map(([x, y]) => [place.x + x * place.width, place.y + y * place.height]);
  ctx.beginPath();
  corners.forEach(([x, y], i) => (i === 0 ? ctx.moveTo(x, y) : ctx.lineTo(x, y)));
  if (closed) ctx.closePath();
  ctx.setLineDash(closed ? [6 * ratio, 5 * ratio] : []);
  ctx.lineWidth = (closed ? 1.25 : 2) * ratio;
  ctx.strokeStyle = 'rgb(255 255 255 / 75%)';
  ctx.stroke();
  ctx.setLineDash([]);
  ctx.font = `600 ${11 * ratio}px ui-sans-serif, system-ui, sans-serif`;
  ctx.textBaseline = 'top';
  ctx.fillStyle = 'rgb(255 255 255 / 90%)';
  ctx.fillText(name, corners[0][0] + 5 * ratio, corners[0][1] + 5 * ratio);
}
