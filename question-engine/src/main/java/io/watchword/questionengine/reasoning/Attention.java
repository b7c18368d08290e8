package io.watchword.questionengine.reasoning;

import io.watchword.protocol.FrameInfo;
import io.watchword.protocol.Scene;
import io.watchword.protocol.Track;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Runs {@link Things} over one scene: for each track, the probability that it is picked out. Used once, by one thread.
 */
final class Attention {
    private final List<Track> tracks;
    private final FrameInfo frame;
    private final Trace trace;
    private double unseenColour;

    Attention(Scene scene, Trace trace) {
        this.tracks = scene.tracks();
        this.frame = scene.frame();
        this.trace = trace;
    }

    /** For each track, in the scene's order, the probability that it is there and meant. */
    double[] of(Things things) {
        double[] membership = run(things);
        trace.step(things, membership);
        return membership;
    }

    /** The probability that a colour that was asked for could not be made out on some track that would matter. */
    double unseenColour() {
        return unseenColour;
    }

    private double[] run(Things things) {
        if (things instanceof Things.Find find) {
            return find(find.labels());
        }
        if (things instanceof Things.Coloured coloured) {
            return coloured(of(coloured.of()), coloured);
        }
        if (things instanceof Things.Placed placed) {
            return placed(of(placed.of()), placed.place());
        }
        if (things instanceof Things.Related related) {
            return related(of(related.of()), related.relation(), of(related.to()));
        }
        if (things instanceof Things.Ranked ranked) {
            return ranked(of(ranked.of()), ranked);
        }
        if (things instanceof Things.OfKind kind) {
            return ofKind(of(kind.of()), kind.kindLabels());
        }
        Things.Union union = (Things.Union) things;
        return union(of(union.a()), of(union.b()));
    }

    private double[] find(Set<String> labels) {
        double[] found = new double[tracks.size()];
        for (int i = 0; i < found.length; i++) {
            found[i] = tracks.get(i).probability() * share(tracks.get(i), labels);
        }
        return found;
    }

    /** 1 for a track that carries one of the labels, else the share of its votes that went to them. */
    static double share(Track track, Set<String> labels) {
        if (labels.contains(track.label())) {
            return 1;
        }
        double share = 0;
        for (Map.Entry<String, Double> vote : track.labels().entrySet()) {
            if (labels.contains(vote.getKey())) {
                share += vote.getValue();
            }
        }
        return Math.max(0, Math.min(1, share));
    }

    private double[] coloured(double[] of, Things.Coloured coloured) {
        double[] result = new double[of.length];
        for (int i = 0; i < of.length; i++) {
            Track track = tracks.get(i);
            result[i] = of[i] * Colours.fit(track, coloured.part(), coloured.colour());
            if (of[i] > unseenColour && Colours.unseen(track, coloured.part())) {
                unseenColour = of[i];
            }
        }
        return result;
    }

    private double[] placed(double[] of, Place place) {
        double[] result = new double[of.length];
        for (int i = 0; i < of.length; i++) {
            result[i] = of[i] * Geometry.at(place, tracks.get(i).box(), frame.width(), frame.height());
        }
        return result;
    }

    private double[] related(double[] of, Relation relation, double[] to) {
        double[] result = new double[of.length];
        for (int i = 0; i < of.length; i++) {
            result[i] = of[i] > 0 ? of[i] * toAny(i, relation, to) : 0;
        }
        return result;
    }

    /** The degree to which track {@code i} stands in the relation to at least one other that is picked out. */
    double toAny(int i, Relation relation, double[] to) {
        double none = 1;
        for (int j = 0; j < to.length; j++) {
            if (j != i && to[j] > 0) {
                none *= 1
                        - to[j]
                                * Geometry.stands(
                                        tracks.get(i).box(),
                                        relation,
                                        tracks.get(j).box());
            }
        }
        return 1 - none;
    }

    /** The probability that exactly {@code rank - 1} things come before it. */
    private double[] ranked(double[] of, Things.Ranked ranked) {
        double[] result = new double[of.length];
        double[] before = new double[of.length];
        for (int i = 0; i < of.length; i++) {
            double key = Geometry.key(ranked.order(), tracks.get(i).box());
            for (int j = 0; j < of.length; j++) {
                double other = Geometry.key(ranked.order(), tracks.get(j).box());
                boolean first = other < key
                        || (other == key && tracks.get(j).id() < tracks.get(i).id());
                before[j] = first && j != i ? of[j] : 0;
            }
            double[] number = PoissonBinomial.distribution(before);
            result[i] = of[i] * (ranked.rank() - 1 < number.length ? number[ranked.rank() - 1] : 0);
        }
        return result;
    }

    private double[] ofKind(double[] of, Set<String> labels) {
        double[] result = new double[of.length];
        for (int i = 0; i < of.length; i++) {
            result[i] = of[i] * share(tracks.get(i), labels);
        }
        return result;
    }

    /** Whichever of the two is likelier: one track is one thing. */
    private static double[] union(double[] a, double[] b) {
        double[] result = new double[a.length];
        for (int i = 0; i < a.length; i++) {
            result[i] = Math.max(a[i], b[i]);
        }
        return result;
    }
}
