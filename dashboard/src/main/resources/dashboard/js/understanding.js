import { h } from './dom.js';
import { icon } from './icons.js';
import { shownWords, troubleWords } from './model-words.js';
import { partWords } from './part-words.js';

const KINDS = {
  exists: 'yes or no', verify: 'yes or no', compare: 'yes or no', boolean: 'yes or no', count: 'a number', colour: 'a colour',
  category: 'a kind of thing', position: 'a place', locate: 'a place in the picture', region: 'a place in the picture',
  duration: 'a length of time', time: 'a moment', text: 'words',
};

/** How a question was understood, as elements. */
export function understanding({ understood, kind, approximations = [] }) {
  const line = h('p', { class: 'understood', data: { testid: 'understood' } }, h('span', { class: 'ask-hint' }, 'Understood: '), understood);
  const answer = KINDS[kind] ? h('p', { class: 'ask-hint' }, `The answer is ${KINDS[kind]}. Enter makes it a standing question.`) : null;
  const near = approximations.map(text => h('li', {}, text));
  return [line, near.length > 0 ? h('ul', { class: 'approximations', data: { testid: 'approximations' } }, ...near) : null, answer].filter(Boolean);
}

/** What becomes of a question that a model answers, as elements. */
export function openUnderstanding(parsed, regions, { models, cameras }) {
  const name = parsed.route?.model ?? 'a model';
  const trouble = troubleWords(models?.find(model => model.name === name));
  const shown = shownWords(parsed, regions.length > 0 ? partWords(regions, cameras) : '');
  return [
    h('p', { class: 'understood', data: { testid: 'understood' } }, h('span', { class: 'ask-hint' }, 'Asks '), `${name}. ${shown}`),
    trouble ? h('p', { class: 'ask-trouble' }, trouble) : null,
    h('p', { class: 'ask-hint' }, 'Enter makes it a standing question: it looks when something has moved.'),
  ].filter(Boolean);
}

/**
 * Why a question was refused, as elements: the words that were not understood marked, and what could be asked instead.
 *
 * @param {string} text the question
 * @param {ApiError} error
 * @param {function(string): Element} chip makes a suggestion that can be chosen
 */
export function refusal(text, error, chip) {
  const { unknown = [], suggestions = [], reason } = error.problem;
  const why = error.problem.detail ?? reason ?? error.message;
  const parts = [h('p', { class: 'refusal-why' }, icon('warning'), h('span', {}, why))];
  if (unknown.length > 0) parts.push(h('p', { class: 'refusal-text' }, ...marked(text, unknown)));
  const refused = h('div', { class: 'refusal', data: { testid: 'refusal' } }, ...parts);
  if (suggestions.length === 0) return [refused];
  return [refused, h('p', { class: 'ask-hint' }, 'You could ask'), h('div', { class: 'chips' }, ...suggestions.map(chip))];
}

/** The text with each of `words` in a mark, as text nodes and elements. */
function marked(text, words) {
  const escaped = words.map(word => word.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')).sort((a, b) => b.length - a.length);
  const pattern = new RegExp(`(?<![\\p{L}\\p{N}])(${escaped.join('|')})(?![\\p{L}\\p{N}])`, 'giu');
  return text.split(pattern).map((part, i) => (i % 2 === 1 ? h('mark', {}, part) : part));
}
