package io.watchword.questionengine.reasoning;

import io.watchword.protocol.TrackKind;
import io.watchword.questionengine.program.Things;

/**
 * How much of a thing is of some kinds, as a classifier told: at least {@code low}, and at most {@code high}, as what
 * it did not tell of might be as well. Where it has not looked, or not for all of these kinds, all the rest might.
 */
record Told(double low, double high) {
    static Told of(World world, int i, Things.Find find) {
        double low = 0;
        double others = 0;
        for (TrackKind each : world.kinds(i)) {
            boolean isWanted = find.kinds().contains(each.synset());
            low += isWanted ? each.probability() : 0;
            others += isWanted ? 0 : each.probability();
        }
        double rest = Math.max(0, 1 - low - (isLookedFor(world.repertoire(i), find) ? others : 0));
        return new Told(Math.min(1, low), Math.min(1, low + rest * world.share(i, find.labels())));
    }

    private static boolean isLookedFor(String repertoire, Things.Find find) {
        return repertoire.isEmpty() || find.repertoires().contains(repertoire);
    }
}
