import { h, setAttr } from './dom.js';
import { icon } from './icons.js';
import { address } from './route.js';

const PAGES = [
  { page: 'watch', name: 'Cameras', symbol: 'camera' },
  { page: 'past', name: 'Past', symbol: 'past' },
  { page: 'status', name: 'Status', symbol: 'status' },
  { page: 'access', name: 'Access', symbol: 'key', for: store => store.me.login !== 'none' && store.may('admin') },
];

/**
 * Links to the views.
 *
 * @param {Object<string, {element: Element, make?: function(Element): {show: function()}}>} views each element is shown while
 *     it is looked at; what is in it is made when it is first
 */
export function navigation(store, root, views) {
  const made = new Map();

  const links = PAGES.map(({ page, name, symbol }) =>
    h('a', { class: 'nav-link', href: address({ page }), data: { testid: `nav-${page}` } }, icon(symbol), h('span', {}, name)),
  );
  root.append(...links);

  function paint() {
    const { page } = store.view;
    PAGES.forEach((entry, i) => {
      setAttr(links[i], 'aria-current', entry.page === page ? 'page' : null);
      links[i].hidden = entry.for ? !entry.for(store) : false;
    });
    Object.entries(views).forEach(([name, { element }]) => (element.hidden = name !== page));
    open(page);
    document.title = page === 'watch' ? 'Watchword' : `${PAGES.find(entry => entry.page === page).name} · Watchword`;
  }

  let looked = null;

  function open(page) {
    if (page === looked) return;
    looked = page;
    const { element, make } = views[page];
    if (make && !made.has(page)) made.set(page, make(element));
    made.get(page)?.show();
  }

  store.watch(['view', 'me'], paint);
  paint();
}
