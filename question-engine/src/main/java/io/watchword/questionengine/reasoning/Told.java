package io.watchword.questionengine.reasoning;

import io.watchword.protocol.TrackKind;
import java.util.List;
import java.util.Set;

/**
 * How much of a thing is of some kinds, as a classifier told: at least {@code low}, and at most {@code high}, as what
 * it did not tell of might be as well. Where it has not looked, all might.
 */
record Told(double low, double high) {
    /** @param label the share of the thing that is detected as something that these kinds may be */
    static Told of(List<TrackKind> told, Set<String> kinds, double label) {
        double low = 0;
        double rest = 1;
        for (TrackKind each : told) {
            low += kinds.contains(each.synset()) ? each.probability() : 0;
            rest -= each.probability();
        }
        return new Told(Math.min(1, low), Math.min(1, low + Math.max(0, rest) * label));
    }
}
