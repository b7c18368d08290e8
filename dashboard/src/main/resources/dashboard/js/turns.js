const USES = ['keydown', 'keyup', 'pointerdown', 'pointerup'];
/** Pictures go on also where keys never cease: none waits longer in all. */
const LONGEST_WAIT_MS = 400;

let uses = 0;
let inUse = false;

USES.forEach(type => addEventListener(type, used, { capture: true, passive: true }));

/** What it did is painted with the next animation frame, and is on the screen when the one after it comes. */
function used() {
  const use = ++uses;
  inUse = true;
  nextFrame().then(nextFrame).then(() => (inUse = inUse && use !== uses));
}

/**
 * Resolves in an animation frame in which a picture may be drawn. All pictures that are due have the same one, so that
 * many of them cost the page one painting; and what a key or a click did is painted before them, alone and at once.
 *
 * @param {number} due since when the picture could be drawn, as `performance.now()` has it
 */
export async function turn(due) {
  do await nextFrame();
  while (inUse && performance.now() - due < LONGEST_WAIT_MS);
}

/** Resolves when there is leisure for work that nobody waits for: at once, or after what a key or a click did. */
export const leisure = async due => inUse && turn(due);

const nextFrame = () => new Promise(resolve => requestAnimationFrame(resolve));
