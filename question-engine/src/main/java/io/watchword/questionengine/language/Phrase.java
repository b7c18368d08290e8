package io.watchword.questionengine.language;

import io.watchword.questionengine.program.Things;

/**
 * A noun phrase as it was read.
 *
 * @param things what it picks out
 * @param det how it points at it
 * @param plural whether it stands in the plural
 */
record Phrase(Things things, Det det, boolean plural) {
    Phrase with(Things newThings) {
        return new Phrase(newThings, det, plural);
    }

    Phrase with(Det newDet) {
        return new Phrase(things, newDet, plural);
    }

    /** Whether it says that there is one rather than which: "a dog", "anyone". */
    boolean isIndefinite() {
        return det == Det.A || det == Det.ANY || det == Det.BARE || det == Det.NO;
    }
}
