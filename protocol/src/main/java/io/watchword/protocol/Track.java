package io.watchword.protocol;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One thing followed through time, as it is on one frame.
 *
 * @param id stays with the thing for as long as it is followed; unique within a camera
 * @param label the detector label most of its detections carried
 * @param score the detector's score on this frame, in [0, 1]
 * @param probability that the thing is really there and is a {@code label}: the calibrated score, smoothed over the
 *     track
 * @param box pixels of the frame
 * @param velocity pixels a second
 * @param firstSeen capture time of its first frame
 * @param lastSeen capture time of the last frame it was detected on
 * @param colours basic colour term to its share, largest first, summing to at most 1; empty where unknown
 * @param upper the same for a person's upper body; empty where unknown or not a person
 * @param lower the same for a person's lower body
 * @param labels every label it was detected as, with its share of the votes, largest first
 * @param zones names of the zones it stands in
 * @param crossed names of the lines it crossed on the way to where it stands now
 * @param kinds what a classifier takes it for, the likeliest first; empty where none has looked at it, or is sure of
 *     anything
 * @param repertoire of the classifier that told them, as {@link Repertoire#name} names it: what is not in it was not
 *     looked for; null where no kinds are told, or it is not known
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record Track(
        long id,
        String label,
        double score,
        double probability,
        Box box,
        Velocity velocity,
        Instant firstSeen,
        Instant lastSeen,
        Map<String, Double> colours,
        Map<String, Double> upper,
        Map<String, Double> lower,
        Map<String, Double> labels,
        List<String> zones,
        List<String> crossed,
        List<TrackKind> kinds,
        @Nullable String repertoire) {
    public Track(
            long id,
            @Nullable String label,
            double score,
            double probability,
            @Nullable Box box,
            @Nullable Velocity velocity,
            @Nullable Instant firstSeen,
            @Nullable Instant lastSeen,
            @Nullable Map<String, Double> colours,
            @Nullable Map<String, Double> upper,
            @Nullable Map<String, Double> lower,
            @Nullable Map<String, Double> labels,
            @Nullable List<String> zones,
            @Nullable List<String> crossed,
            @Nullable List<TrackKind> kinds,
            @Nullable String repertoire) {
        this.id = id;
        this.label = Checks.text("track.label", label, 100);
        this.score = Checks.inRange("track.score", score, 0, 1);
        this.probability = Checks.inRange("track.probability", probability, 0, 1);
        this.box = Checks.present("track.box", box);
        this.velocity = velocity == null ? Velocity.ZERO : velocity;
        this.firstSeen = Checks.present("track.firstSeen", firstSeen);
        this.lastSeen = Checks.present("track.lastSeen", lastSeen);
        this.colours = shares(colours);
        this.upper = shares(upper);
        this.lower = shares(lower);
        this.labels = shares(labels);
        this.zones = zones == null ? List.of() : List.copyOf(zones);
        this.crossed = crossed == null ? List.of() : List.copyOf(crossed);
        this.kinds = kinds == null ? List.of() : List.copyOf(kinds);
        this.repertoire = repertoire == null ? null : Checks.text("track.repertoire", repertoire, 64);
    }

    /** A track that has just crossed no line and that no classifier has looked at. */
    public Track(
            long id,
            String label,
            double score,
            double probability,
            Box box,
            @Nullable Velocity velocity,
            Instant firstSeen,
            Instant lastSeen,
            @Nullable Map<String, Double> colours,
            @Nullable Map<String, Double> upper,
            @Nullable Map<String, Double> lower,
            @Nullable Map<String, Double> labels,
            @Nullable List<String> zones) {
        this(
                id,
                label,
                score,
                probability,
                box,
                velocity,
                firstSeen,
                lastSeen,
                colours,
                upper,
                lower,
                labels,
                zones,
                null,
                null,
                null);
    }

    // ordered, because Map.copyOf iterates differently in every process, and the same scene must have the same bytes
    private static Map<String, Double> shares(@Nullable Map<String, Double> shares) {
        if (shares == null || shares.isEmpty()) {
            return Map.of();
        }
        Map<String, Double> ordered = new LinkedHashMap<>();
        shares.entrySet().stream()
                .sorted(Map.Entry.<String, Double>comparingByValue()
                        .reversed()
                        .thenComparing(Map.Entry.comparingByKey()))
                .forEach(share -> ordered.put(share.getKey(), share.getValue()));
        return Collections.unmodifiableMap(ordered);
    }

    /** A track known by its label and place alone: what a photograph or a labelled data set gives. */
    public static Track still(long id, String label, double probability, Box box, Instant at) {
        return new Track(id, label, probability, probability, box, Velocity.ZERO, at, at, null, null, null, null, null);
    }

    /** This track with the given colours. */
    public Track withColours(Map<String, Double> newColours) {
        return with(newColours, kinds, repertoire);
    }

    /**
     * This track taken for the given kinds.
     *
     * @param newKinds the likeliest first
     * @param by the repertoire of who told them; null where that is not known
     */
    public Track withKinds(List<TrackKind> newKinds, @Nullable String by) {
        return with(colours, newKinds, by);
    }

    private Track with(Map<String, Double> newColours, List<TrackKind> newKinds, @Nullable String newRepertoire) {
        return new Track(
                id,
                label,
                score,
                probability,
                box,
                velocity,
                firstSeen,
                lastSeen,
                newColours,
                upper,
                lower,
                labels,
                zones,
                crossed,
                newKinds,
                newRepertoire);
    }
}
