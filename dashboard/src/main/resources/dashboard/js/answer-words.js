import { clock, exactly } from './time.js';

const capital = text => text.charAt(0).toUpperCase() + text.slice(1);

/** An answer's value as short text for people. */
export function inWords({ type, value, text, reason }) {
  switch (type) {
    case 'boolean':
      return value ? 'Yes' : 'No';
    case 'count':
      return String(value);
    case 'duration':
      return exactly(value);
    case 'time':
      return clock(value);
    case 'region':
      return text ? capital(text) : 'Here';
    case 'unknown':
      return reason ? `Unknown: ${reason}` : 'Unknown';
    default:
      return capital(String(text ?? value ?? ''));
  }
}

/** The same in one word, where a reason has its own place. */
export const shortly = answer => (answer.type === 'unknown' ? 'Unknown' : inWords(answer));

/** A probability as a percentage that never claims to be certain. */
export function percent(confidence) {
  if (confidence > 0.99 && confidence < 1) return '>99%';
  if (confidence > 0 && confidence < 0.01) return '<1%';
  return `${Math.round(confidence * 100)}%`;
}

/** The basic colour terms as colours of the page. */
export const SWATCHES = {
  black: '#16181b', white: '#fbfbfb', grey: '#8c9196', gray: '#8c9196', red: '#d23a32', orange: '#ee8327', yellow: '#f2ce3e',
  green: '#3d9a50', blue: '#2f6fd0', purple: '#8250b8', pink: '#ec86ae', brown: '#80573a',
};
