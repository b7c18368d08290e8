import { shape } from './svg.js';

const PATHS = {
  add: 'M12 5v14M5 12h14',
  back: 'M19 12H5M11 18l-6-6 6-6',
  boxes: 'M4 8V5a1 1 0 0 1 1-1h3M16 4h3a1 1 0 0 1 1 1v3M20 16v3a1 1 0 0 1-1 1h-3M8 20H5a1 1 0 0 1-1-1v-3M9 9h6v6H9z',
  camera: 'M3 8a2 2 0 0 1 2-2h9a2 2 0 0 1 2 2v8a2 2 0 0 1-2 2H5a2 2 0 0 1-2-2zM16 10.5l5-3v9l-5-3',
  check: 'M5 12.5l4.5 4.5L19 7.5',
  close: 'M6 6l12 12M18 6L6 18',
  dark: 'M20 14.5A8.5 8.5 0 0 1 9.5 4a8.5 8.5 0 1 0 10.5 10.5z',
  edit: 'M4 20h4L19 9l-4-4L4 16zM13 7l4 4',
  full: 'M4 9V4h5M20 9V4h-5M4 15v5h5M20 15v5h-5',
  light: 'M12 8a4 4 0 1 0 0 8 4 4 0 0 0 0-8M12 2v2M12 20v2M2 12h2M20 12h2M4.9 4.9l1.4 1.4M17.7 17.7l1.4 1.4M4.9 19.1l1.4-1.4M17.7 6.3l1.4-1.4',
  draw: 'M4 20l3-9 8-7 5 5-7 8zM7 11l6 6',
  flag: 'M6 21V4h11l-2.5 4L17 12H6',
  key: 'M14 10a4.5 4.5 0 1 0-3.2 3.2L13 15.5h2.5V18H18v2.5h3V17l-7-7zM7.5 7.5v.01',
  line: 'M5 19L19 5M5 19v.01M19 5v.01',
  next: 'M9 5l7 7-7 7',
  out: 'M14 4h5v16h-5M10 8l-4 4 4 4M6 12h9',
  past: 'M4 12a8 8 0 1 0 2.6-5.9L4 8.5M4 4v4.5h4.5M12 8v4.5l3 2',
  pause: 'M9 5v14M15 5v14',
  play: 'M7 5l12 7-12 7z',
  previous: 'M15 5l-7 7 7 7',
  question: 'M12 3a9 9 0 1 0 0 18 9 9 0 0 0 0-18M9.5 9.5a2.5 2.5 0 1 1 3.5 2.3c-.7.3-1 .9-1 1.7M12 16.8v.01',
  remove: 'M4 7h16M9 7V4h6v3M6 7l1 13h10l1-13M10 11v5M14 11v5',
  send: 'M5 12h14M13 6l6 6-6 6',
  status: 'M3 12h4l3-7 4 14 3-7h4',
  system: 'M4 5h16v11H4zM9 20h6M12 16v4',
  things: 'M5 6h.01M5 12h.01M5 18h.01M9 6h11M9 12h11M9 18h11',
  why: 'M12 4v5M12 9l-6 5M12 9l6 5M6 14v6M18 14v6',
  zone: 'M5 7l9-3 6 8-5 8-9-3z',
  warning: 'M12 4l9 16H3zM12 10v4M12 17v.01',
};

/** A drawn symbol; decoration only, so hidden from screen readers. */
export function icon(name) {
  return shape('svg', { viewBox: '0 0 24 24', class: 'icon', 'aria-hidden': 'true' }, shape('path', { d: PATHS[name] }));
}
