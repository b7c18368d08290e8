package io.watchword.questionengine.reasoning;

import io.watchword.questionengine.program.Property;
import io.watchword.questionengine.program.Things;
import org.jspecify.annotations.Nullable;

/** Why an answer is not known: whatever most of what is not known rests on. Not thread-safe. */
final class Doubt {
    private @Nullable Object cause;
    private double weight;
    private boolean total;

    /** Things of which it matters that none may be there. */
    void absent(Things things, double probability) {
        raise(things, probability);
    }

    /** A property that is not known of things, of which so many are expected. */
    void unseen(Property property, double expected) {
        raise(property, expected);
    }

    /** Any other reason, in words. */
    void because(String reason, double probability) {
        raise(reason, probability);
    }

    /** Things outside what can be seen: nothing that rests on them is known. */
    void outside(Things things) {
        if (!total) {
            total = true;
            cause = things;
            weight = Double.POSITIVE_INFINITY;
        }
    }

    private void raise(Object why, double much) {
        if (much > weight) {
            cause = why;
            weight = much;
        }
    }

    /** Whether something is outside what can be seen. */
    boolean isTotal() {
        return total;
    }

    /** Takes in the doubts of a part that has so much of its answer unknown. */
    void take(Doubt part, double unknown) {
        if (part.cause != null && unknown > 0) {
            raise(part.cause instanceof Things || part.cause instanceof Property ? part.reason() : part.cause, unknown);
        }
    }

    /** In words. */
    String reason() {
        if (cause instanceof Things things) {
            return total ? Reasons.outside(things) : Reasons.absent(things);
        }
        if (cause instanceof Property property) {
            return Reasons.unseen(property);
        }
        return cause instanceof String reason ? reason : "the evidence is missing";
    }
}
