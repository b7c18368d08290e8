const SVG = 'http://www.w3.org/2000/svg';

/** Makes an SVG element; attributes that are null or false are left out, numbers are written with one decimal. */
export function shape(name, attributes = {}, ...children) {
  const element = document.createElementNS(SVG, name);
  for (const [key, value] of Object.entries(attributes)) {
    if (value === null || value === undefined || value === false) continue;
    if (key === 'on') Object.entries(value).forEach(([type, listener]) => element.addEventListener(type, listener));
    else if (key === 'data') Object.assign(element.dataset, value);
    else element.setAttribute(key, typeof value === 'number' ? String(Math.round(value * 10) / 10) : value);
  }
  element.append(...children);
  return element;
}
