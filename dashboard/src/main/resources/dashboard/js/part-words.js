const REFERENCE = /\[(\d{1,3})]/g;

/** The numbers that a text refers to. */
export const referredTo = text => new Set([...text.matchAll(REFERENCE)].map(match => Number(match[1])));

/** The text once a part is gone: what referred to it is taken out, and later ones are counted anew. */
export function without(text, gone) {
  const counted = text.replace(REFERENCE, (reference, number) => {
    if (Number(number) === gone) return '';
    return Number(number) > gone ? `[${number - 1}]` : reference;
  });
  return counted.replaceAll(/ {2,}/g, ' ').replace(/ (?=[?.,!])/g, '').trim();
}

/**
 * A text with the parts that it refers to, and no others: they are counted from one. Where it refers to one that there
 * is not, all parts as they are, so that the server says so.
 */
export function referring(text, parts) {
  const numbers = [...referredTo(text)].sort((a, b) => a - b);
  if (numbers.some(number => number < 1 || number > parts.length)) return { text, regions: parts };
  const counted = text.replace(REFERENCE, (_, number) => `[${numbers.indexOf(Number(number)) + 1}]`);
  return { text: counted, regions: numbers.map(number => parts[number - 1]) };
}

/** Parts in words: `[1] and [2]`, or `[1] on Gate and [2] on Yard` where they are on several cameras. */
export function partWords(regions, cameras) {
  const several = new Set(regions.map(({ camera }) => camera)).size > 1;
  const each = regions.map(({ camera }, i) => (several ? `[${i + 1}] on ${cameras.get(camera)?.name ?? camera}` : `[${i + 1}]`));
  return each.length > 1 ? `${each.slice(0, -1).join(', ')} and ${each.at(-1)}` : each[0];
}
