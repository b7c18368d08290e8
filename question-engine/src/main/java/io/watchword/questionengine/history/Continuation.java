package io.watchword.questionengine.history;

import io.watchword.protocol.Track;
import java.util.Collection;
import java.util.Comparator;
import java.util.Optional;
import java.util.stream.Stream;

/** Whether a track that begins is one that was lost: the thing has neither left nor come. */
final class Continuation {
    private static final long LATEST = 4 * Times.SECOND;
    private static final double OVERLAP = 0.3;

    private Continuation() {}

    /** The track that was lost a moment ago where this one begins, with the same label. */
    static Optional<Remembered> of(
            Track begins, long at, Collection<Remembered> present, Collection<Remembered> lately) {
        return Stream.concat(present.stream(), lately.stream())
                .filter(each -> isLost(each, at) && each.label().equals(begins.label()))
                .filter(each -> each.box().iou(begins.box()) >= OVERLAP)
                .max(Comparator.comparingDouble(each -> each.box().iou(begins.box())));
    }

    private static boolean isLost(Remembered each, long at) {
        return each.lastSeen() < at && at - each.lastSeen() <= LATEST && !each.isPassedOn();
    }
}
