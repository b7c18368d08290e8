package io.watchword.questionengine.reasoning;

import io.watchword.protocol.Region;
import io.watchword.protocol.Scene;
import io.watchword.protocol.Track;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** The tracks that ground an answer. */
final class Grounds {
    /** Weaker tracks are no evidence for anything. */
    private static final double NEGLIGIBLE = 0.05;

    private Grounds() {}

    /** The tracks by their probability of membership, strongest first, at most {@link Evaluation#MAX_REGIONS}. */
    static List<Region> of(Scene scene, double[] membership) {
        return strongest(scene, membership, NEGLIGIBLE, Evaluation.MAX_REGIONS);
    }

    /** Those more probable than not, and at least as many as were counted. */
    static List<Region> counted(Scene scene, double[] membership, int count) {
        List<Region> all = of(scene, membership);
        int probable = 0;
        while (probable < all.size() && all.get(probable).score() >= 0.5) {
            probable++;
        }
        return all.subList(0, Math.min(all.size(), Math.max(probable, count)));
    }

    private static List<Region> strongest(Scene scene, double[] membership, double least, int most) {
        List<Region> regions = new ArrayList<>();
        for (int i = 0; i < membership.length; i++) {
            if (membership[i] >= least) {
                Track track = scene.tracks().get(i);
                regions.add(new Region(track.id(), track.label(), Math.min(1, membership[i]), track.box()));
            }
        }
        regions.sort(Comparator.comparingDouble(region -> -region.score()));
        return regions.size() > most ? List.copyOf(regions.subList(0, most)) : regions;
    }

    /** Two lists as one, strongest first. */
    static List<Region> both(List<Region> a, List<Region> b) {
        List<Region> all = new ArrayList<>(a);
        for (Region region : b) {
            if (all.stream().noneMatch(known -> known.track() == region.track())) {
                all.add(region);
            }
        }
        return all.size() > Evaluation.MAX_REGIONS ? List.copyOf(all.subList(0, Evaluation.MAX_REGIONS)) : all;
    }
}
