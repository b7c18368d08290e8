/**
 * Makes an element. Text goes in as text nodes only; nothing here parses HTML.
 *
 * @param {string} tag
 * @param {Object} props `class`, `data` (dataset), `on` (listeners), other keys as attributes; false and null are left out
 * @param {...(Node|string|null)} children
 */
export function h(tag, props = {}, ...children) {
  const element = document.createElement(tag);
  for (const [key, value] of Object.entries(props)) {
    apply(element, key, value);
  }
  element.append(...children.filter(child => child !== null && child !== undefined));
  return element;
}

function apply(element, key, value) {
  if (value === false || value === null || value === undefined) return;
  if (key === 'class') element.className = value;
  else if (key === 'data') Object.assign(element.dataset, value);
  else if (key === 'on') Object.entries(value).forEach(([type, listener]) => element.addEventListener(type, listener));
  else element.setAttribute(key, value === true ? '' : String(value));
}

/** Sets the text if it is another one, so that an unchanged value costs no layout. */
export function setText(element, text) {
  if (element.textContent !== text) element.textContent = text;
}

/** Sets an attribute if it is another one; null removes it. */
export function setAttr(element, name, value) {
  if (value === null || value === undefined || value === false) element.removeAttribute(name);
  else if (element.getAttribute(name) !== String(value)) element.setAttribute(name, String(value));
}

/** Puts `children` in this order under `parent` and removes what is left; moves only what is out of place. */
export function arrange(parent, children) {
  children.forEach((child, i) => {
    if (parent.children[i] !== child) parent.insertBefore(child, parent.children[i] ?? null);
  });
  while (parent.children.length > children.length) parent.lastElementChild.remove();
}

/** Remembers `key` in this browser; where storage is forbidden, for this page only. */
export const memory = {
  get(key, otherwise) {
    try {
      return localStorage.getItem(`watchword-${key}`) ?? otherwise;
    } catch {
      return otherwise;
    }
  },
  set(key, value) {
    try {
      localStorage.setItem(`watchword-${key}`, value);
    } catch {
      // a private window; the choice lasts as long as the page
    }
  },
};
