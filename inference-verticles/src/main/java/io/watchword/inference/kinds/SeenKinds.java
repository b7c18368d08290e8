package io.watchword.inference.kinds;

import io.watchword.protocol.TrackKind;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What one thing was taken for: the mean over the looks at it. Looks are ordered by one thread, and told by any. */
final class SeenKinds {
    private static final int FIRST_LOOKS = 3;
    private static final Duration SOON = Duration.ofSeconds(1);

    /** Later looks count as much as the earlier ones together did when there were so many. */
    private static final int MEMORY = 5;

    private static final int MOST = 8;
    private static final double LEAST = 0.01;

    private final String repertoire;
    private final Map<String, TrackKind> mean = new HashMap<>();
    private Instant lastLook = Instant.MIN;
    private int ordered;
    private int told;
    private List<TrackKind> kinds = List.of();

    /** @param repertoire of the classifier that looks */
    SeenKinds(String repertoire) {
        this.repertoire = repertoire;
    }

    /** What is known from elsewhere, as one look. */
    static SeenKinds of(List<TrackKind> kinds, String repertoire, Instant at) {
        SeenKinds seen = new SeenKinds(repertoire);
        seen.looked(at);
        seen.take(kinds);
        return seen;
    }

    /** Of the classifier that looks. */
    String repertoire() {
        return repertoire;
    }

    synchronized Instant lastLook() {
        return lastLook;
    }

    /** Whether it is time to look again: soon at first, then now and then. */
    synchronized boolean isDue(Instant at, double restS) {
        Duration rest = ordered < FIRST_LOOKS ? SOON : Duration.ofMillis(Math.round(restS * 1000));
        return Duration.between(lastLook, at).compareTo(rest) >= 0;
    }

    /** A look was ordered. */
    synchronized void looked(Instant at) {
        lastLook = at;
        ordered++;
    }

    /** What a look told; nothing where it failed. */
    synchronized void take(List<TrackKind> look) {
        if (look.isEmpty()) {
            return;
        }
        told++;
        double fresh = 1.0 / Math.min(told, MEMORY);
        mean.replaceAll((synset, kind) -> weighed(kind, 1 - fresh));
        for (TrackKind kind : look) {
            mean.merge(kind.synset(), weighed(kind, fresh), SeenKinds::sum);
        }
        kinds = mean.values().stream()
                .filter(kind -> kind.probability() >= LEAST)
                .sorted(Comparator.comparingDouble(TrackKind::probability)
                        .reversed()
                        .thenComparing(TrackKind::synset))
                .limit(MOST)
                .map(kind -> new TrackKind(kind.synset(), kind.name(), rounded(kind.probability())))
                .toList();
    }

    private static TrackKind weighed(TrackKind kind, double weight) {
        return new TrackKind(kind.synset(), kind.name(), kind.probability() * weight);
    }

    private static TrackKind sum(TrackKind one, TrackKind other) {
        return new TrackKind(other.synset(), other.name(), Math.min(1, one.probability() + other.probability()));
    }

    private static double rounded(double share) {
        return Math.floor(share * 1000) / 1000;
    }

    synchronized List<TrackKind> kinds() {
        return kinds;
    }
}
