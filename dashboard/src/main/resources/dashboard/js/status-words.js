import { h } from './dom.js';
import { icon } from './icons.js';
import { whole } from './time.js';

const REASONS = {
  'skipped-fps': 'more than were wanted', 'skipped-still': 'nothing moved', backpressure: 'the broker did not keep up', superseded: 'a newer one was there',
  'too-old': 'they came too late', 'handed-over': 'another device took over', stopping: 'it was stopping',
};

/** Why frames were left out, in words. */
export const reasonWords = reason => REASONS[reason] ?? reason.replaceAll(/[-_]/g, ' ');

/** Milliseconds for people; undefined stays undefined. */
export const ms = value => (value === undefined || value === null ? undefined : value < 1000 ? `${Math.round(value)} ms` : `${(value / 1000).toFixed(1)} s`);

/** A camera as `/status` would have it, from what the page knows itself. */
export function cameraState({ id, status }) {
  return { id, state: status?.state ?? 'connecting', fps: status?.fps };
}

/** How everything is, in a sentence or two. */
export function headline(cameras, checks) {
  const broken = checks.filter(check => !check.ok);
  if (broken.length > 0) return { ok: false, words: `Not everything works: ${broken.map(({ name, detail }) => `${name} (${detail})`).join('; ')}.` };
  if (cameras.length === 0) return { ok: true, words: 'Everything works. There is no camera yet.' };
  const live = cameras.filter(({ state }) => state === 'live').length;
  const paused = cameras.filter(({ state }) => state === 'paused').length;
  const down = cameras.length - live - paused;
  const parts = [`${live} of ${cameras.length} ${cameras.length === 1 ? 'camera' : 'cameras'} live`];
  if (paused > 0) parts.push(`${paused} paused`);
  if (down > 0) parts.push(`${down} without a picture`);
  return { ok: down === 0, words: `${down === 0 ? 'Everything works' : 'Watchword works, but not every camera does'}: ${parts.join(', ')}.` };
}

/** Answers that stay are confirmed every 10 s. */
const LATE_S = 25;

/** How far a camera's answers are behind, where they are; else an empty text. */
export function lateWords({ state, sceneAgeS, answerAgeS }) {
  if (state !== 'live') return '';
  if (sceneAgeS > LATE_S) return `The last picture that was looked at is ${whole(Math.round(sceneAgeS))} old.`;
  return answerAgeS > LATE_S ? `Answers are late: the newest is of a picture ${whole(Math.round(answerAgeS))} old.` : '';
}

/** What becomes of a camera's frames, in a sentence. */
export function flowWords({ fps, received, analysed, dropped = {}, failed = 0, latencyMs }) {
  if (received === undefined && analysed === undefined) return fps === undefined ? '' : `${fps.toFixed(1)} frames a second arrive.`;
  const lost = Object.entries(dropped).filter(([, count]) => count > 0).sort(([, a], [, b]) => b - a);
  const total = Math.max(received ?? 0, (analysed ?? 0) + failed + sum(dropped));
  if (total === 0) return 'No frame came in the last minute.';
  const seen = `${portion(analysed ?? 0, total)} of the frames of the last minute ${analysed === 1 ? 'was' : 'were'} looked at`;
  const why = lost.length > 0 ? `; the others were left out, mostly because ${becauseOf(lost[0][0])}` : '';
  const speed = latencyMs?.p50 ? ` Answers come ${ms(latencyMs.p50)} after the picture.` : '';
  return `${seen}${why}.${speed}${failed > 0 ? ` ${failed} could not be analysed.` : ''}`;
}

const becauseOf = reason => (reason === 'skipped-fps' ? 'there were more than were wanted' : reasonWords(reason));

const portion = (part, total) => (part >= total ? 'All' : `${Math.round((100 * part) / total)} %`);
const sum = counts => Object.values(counts).reduce((all, count) => all + count, 0);

/** What became of the frames as shares of one, largest first: `analysed`, `dropped`, `failed`. */
export function shares({ received = 0, analysed = 0, dropped = {}, failed = 0 }) {
  const total = Math.max(received, analysed + failed + sum(dropped));
  if (total === 0) return [];
  const parts = [{ kind: 'analysed', share: analysed / total }, { kind: 'dropped', share: sum(dropped) / total }, { kind: 'failed', share: failed / total }];
  return parts.filter(({ share }) => share > 0);
}

/** A thing the process needs, and whether it works. */
export function checkRow({ name, ok, detail }) {
  const said = detail && detail !== 'ok' ? detail : ok ? 'works' : 'does not work';
  return h('li', { class: 'check', data: { ok: String(ok) } }, icon(ok ? 'check' : 'warning'), h('strong', {}, name), h('span', {}, said));
}

/** What else the process says of itself, as name and value. */
export function facts({ process = {}, devices = [], lag = {}, clients = {} }) {
  return [
    ['Version', process.version],
    ['Running for', process.uptimeS === undefined ? undefined : whole(Math.round(process.uptimeS))],
    ...devices.map((device, i) => [`Device ${i + 1}`, deviceWords(device)]),
    ['Scenes still to be answered on', lag.scenes],
    ['Answers that deliveries have still to look at', lag.deliveries],
    ['Answers whose pictures are still to be kept', lag.evidence],
    ['Pages and programs following answers', clients.sse],
    ['Moving pictures sent', clients.mjpeg],
  ].filter(([, value]) => value !== undefined && value !== null).map(([name, value]) => [name, String(value)]);
}

function deviceWords({ name, frames, perceiveMs }) {
  return [name, frames === undefined ? '' : `${frames.toLocaleString()} frames`, perceiveMs === undefined ? '' : `${ms(perceiveMs)} each`].filter(Boolean).join(' · ');
}
