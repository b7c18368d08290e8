package io.watchword.inference.tracking;

import io.watchword.protocol.Box;
import io.watchword.protocol.Track;
import io.watchword.protocol.Velocity;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;

/** One thing that a tracker follows, as it is after the latest frame. Changed by its tracker alone. */
public final class Followed {
    private static final double MOST_SURE = 5;
    private static final double LEAST_SURE = -2.5;
    private static final double VOTE_MEMORY = 5;

    private final long id;
    private final TrackerSettings settings;
    private final double doubt;
    private final Instant firstSeen;
    private final BoxFilter filter;
    private final LabelVotes votes = new LabelVotes();
    private final Stillness stillness;
    private Instant lastSeen;
    private double score;
    private double evidence;
    private double faded;
    private int sightings;
    private int misses;

    Followed(long id, Observation first, Instant at, double doubt, TrackerSettings settings) {
        this.doubt = doubt;
        this.id = id;
        this.settings = settings;
        this.firstSeen = at;
        this.lastSeen = at;
        this.filter = new BoxFilter(first.box());
        this.stillness = new Stillness(first.box(), at);
        this.evidence = clip(first.logOdds());
        take(first, 1);
    }

    /** What is known of a thing from a scene that another tracker wrote. */
    static Followed known(Track track, TrackerSettings settings) {
        double logOdds = Math.log(track.probability() / (1 - track.probability()));
        Observation last = new Observation(track.label(), track.score(), clip(logOdds / settings.gain()), track.box());
        Followed followed = new Followed(track.id(), last, track.firstSeen(), 0, settings);
        followed.sightings = settings.settled();
        followed.lastSeen = track.lastSeen();
        track.labels().forEach((label, share) -> followed.votes.add(label, share, 1));
        return followed;
    }

    /** Time passes. */
    void predict(double seconds) {
        if (misses > 0) {
            filter.coast(seconds);
        }
        filter.predict(seconds);
        misses++;
    }

    /** It was detected. */
    void see(Observation seen, Instant at) {
        double seconds = secondsUnseen(at);
        stillness.seen(seen.box(), at);
        double weight = Math.max(fresh(seconds, at), 1.0 / (sightings + 1));
        evidence += weight * (clip(seen.logOdds()) - evidence);
        faded = 0;
        misses = 0;
        lastSeen = at;
        filter.update(seen.box());
        take(seen, Math.exp(-seconds / Math.max(VOTE_MEMORY, memory(at))));
    }

    private void take(Observation seen, double kept) {
        sightings++;
        score = seen.score();
        votes.add(seen.label(), probability(seen.logOdds()), kept);
    }

    /**
     * How far back evidence counts. What stands still looks the same all the time: all looks at it tell of one thing,
     * and a few seconds on which the light makes a cone a ball weigh little against a minute on which it is none.
     */
    private double memory(Instant at) {
        return Math.max(settings.memory(), Math.min(settings.stillMemory(), stillness.seconds(at)));
    }

    private double fresh(double seconds, Instant at) {
        return 1 - Math.exp(-seconds / memory(at));
    }

    /**
     * It was not detected.
     *
     * @param inView the share of it that nothing stands in front of
     */
    void miss(double seconds, double fade, double inView, Instant at) {
        score = 0;
        faded += seconds * fade;
        if (memory(at) > settings.memory()) {
            evidence += inView * fresh(seconds, at) * (LEAST_SURE - evidence);
        }
    }

    /** Its place is outside the picture. */
    void leave() {
        faded = Double.POSITIVE_INFINITY;
    }

    double secondsUnseen(Instant at) {
        return Math.max(0, Duration.between(lastSeen, at).toNanos() / 1e9);
    }

    boolean hasLeft() {
        return faded == Double.POSITIVE_INFINITY;
    }

    private static double clip(double logOdds) {
        return Math.max(LEAST_SURE, Math.min(MOST_SURE, logOdds));
    }

    private static double probability(double logOdds) {
        return 1 / (1 + Math.exp(-logOdds));
    }

    /** Whether it was detected on the latest frame. */
    public boolean isSeen() {
        return misses == 0;
    }

    /** Stays with the thing. */
    public long id() {
        return id;
    }

    /** Where it is, in pixels of the frame; a little outside where it is leaving. */
    public Box box() {
        return filter.box();
    }

    /** How it moves. */
    public Velocity velocity() {
        return filter.velocity();
    }

    /** How uncertain its place is, in pixels. */
    double deviation() {
        return filter.deviation();
    }

    /** The label that most of the evidence is for. */
    public String label() {
        return votes.winner();
    }

    /** Every label's share of the evidence. */
    public Map<String, Double> labels() {
        return votes.shares();
    }

    /** The detector's score on the latest frame; 0 where it was not detected. */
    public double score() {
        return score;
    }

    /** Capture time of its first detection. */
    public Instant firstSeen() {
        return firstSeen;
    }

    /** Capture time of its last detection. */
    public Instant lastSeen() {
        return lastSeen;
    }

    /** Frames in a row on which it was not detected. */
    int misses() {
        return misses;
    }

    /**
     * That it is there: the mean log odds of its detections, which count for more together than alone, less what it
     * lost since the last one.
     */
    public double probability() {
        double settled = Math.min(1, (sightings - 1) / (double) (settings.settled() - 1));
        double logOdds = evidence * (1 + settled * (settings.gain() - 1)) - (1 - settled) * doubt;
        return probability(Math.min(MOST_SURE, logOdds) - faded);
    }
}
