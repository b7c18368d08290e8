import { percent, shortly } from './answer-words.js';

const MODULES = {
  find: 'Find', count: 'Count them', exists: 'Is there any?', colour: 'Of which colour?', category: 'Of which kind?', position: 'Where?',
  and: 'Both', or: 'Either', not: 'Not', union: 'All of these', compare: 'Compare',
};

const MEANT_FROM = 0.5;

/** A step of a program in words: what it does, and what came of it. */
export function stepWords({ module, of, tracks, answer }) {
  const deed = MODULES[module] ?? module.charAt(0).toUpperCase() + module.slice(1);
  return { deed: of ? `${deed} ${of}` : deed, result: answer ? verdict(answer) : picked(tracks) };
}

function verdict(answer) {
  return answer.type === 'unknown' ? 'Unknown' : `${shortly(answer)} · ${percent(answer.confidence)}`;
}

function picked(tracks) {
  const sure = tracks.filter(track => track.degree >= MEANT_FROM).length;
  if (tracks.length === 0) return 'nothing';
  return sure > 0 ? String(sure) : `perhaps ${tracks.length}, at most ${percent(Math.max(...tracks.map(track => track.degree)))}`;
}
