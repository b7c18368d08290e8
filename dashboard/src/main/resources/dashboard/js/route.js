const PAGES = ['past', 'status', 'access'];

/** What the address asks for: `#camera=ID`, `#past`, `#past=ID`, `#status`, `#access`; else all cameras. */
export function route() {
  const [, name, id] = location.hash.match(/^#([a-z]+)(?:=(.+))?$/) ?? [];
  const camera = id ? decodeURIComponent(id) : null;
  if (name === 'camera') return { page: 'watch', camera };
  return PAGES.includes(name) ? { page: name, camera } : { page: 'watch', camera: null };
}

/** The address of a view, for links. */
export function address({ page, camera = null }) {
  if (page === 'watch') return camera ? `#camera=${encodeURIComponent(camera)}` : '#';
  return camera ? `#${page}=${encodeURIComponent(camera)}` : `#${page}`;
}

/** Keeps the store's view at what the address says. */
export function followAddress(store) {
  addEventListener('hashchange', () => store.setView(route()));
  store.setView(route());
}
