let offset = 0;
const tickers = new Set();

/** Learns how far this clock is from the server's, from a `Date` header (whole seconds). */
export function observeServerDate(header) {
  const server = header ? Date.parse(header) : NaN;
  if (Number.isNaN(server)) return;
  const off = server + 500 - Date.now();
  offset = Math.abs(off) > 2000 ? off : 0;
}

/** The server's time now, ms since the epoch. */
export const now = () => Date.now() + offset;

/** Milliseconds since an ISO-8601 moment, at least 0; NaN where there is none. */
export const since = moment => (moment ? Math.max(0, now() - Date.parse(moment)) : NaN);

/** A length of time in words: `0.3 s`, `12 s`, `3 min`, `2 h 5 min`, `4 d`. */
export function span(ms) {
  const seconds = ms / 1000;
  if (seconds < 9.95) return `${seconds.toFixed(1)} s`;
  return whole(Math.floor(seconds));
}

/** The same, in whole seconds. */
export function whole(seconds) {
  if (seconds < 60) return `${seconds} s`;
  const minutes = Math.floor(seconds / 60);
  if (minutes < 60) return `${minutes} min`;
  const hours = Math.floor(minutes / 60);
  if (hours < 24) return minutes % 60 ? `${hours} h ${minutes % 60} min` : `${hours} h`;
  return `${Math.floor(hours / 24)} d`;
}

/** How long since a moment, in whole seconds: `just now`, `12 s`. */
export function lasting(moment) {
  const ms = since(moment);
  if (Number.isNaN(ms)) return '';
  return ms < 1000 ? 'just now' : whole(Math.floor(ms / 1000));
}

/** A length of time of an answer, exact to the second: `3 min 12 s`. */
export function exactly(seconds) {
  const total = Math.round(seconds);
  if (total < 60) return `${total} s`;
  const minutes = Math.floor(total / 60);
  return minutes < 60 ? `${minutes} min ${total % 60} s` : `${Math.floor(minutes / 60)} h ${minutes % 60} min`;
}

const CLOCK = new Intl.DateTimeFormat(undefined, { hour: '2-digit', minute: '2-digit', second: '2-digit' });
const DAY = new Intl.DateTimeFormat(undefined, { day: 'numeric', month: 'short' });

/** The time of day, with the date where it was another day. */
export function clock(moment) {
  const date = new Date(moment);
  const today = date.toDateString() === new Date(now()).toDateString();
  return today ? CLOCK.format(date) : `${DAY.format(date)}, ${CLOCK.format(date)}`;
}

/** Calls `listener` every second while the page is seen. Returns the way to stop. */
export function everySecond(listener) {
  tickers.add(listener);
  return () => tickers.delete(listener);
}

setInterval(() => {
  if (!document.hidden) tickers.forEach(listener => listener());
}, 1000);
