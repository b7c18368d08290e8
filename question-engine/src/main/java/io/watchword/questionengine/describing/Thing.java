package io.watchword.questionengine.describing;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.watchword.protocol.Box;
import io.watchword.protocol.Track;
import io.watchword.protocol.Velocity;
import java.time.Instant;
import java.util.List;

/**
 * One thing at the place.
 *
 * @param track id of its track
 * @param label what it is
 * @param score how probably it is there and is that, in [0, 1]
 * @param box pixels of the frame
 * @param colours largest share first; empty where nothing is known
 * @param upper of a person's upper body
 * @param lower of a person's lower body
 * @param kinds what a classifier takes it for, likeliest first; empty where none has looked at it, or is sure of
 *     nothing
 * @param velocity pixels a second
 * @param firstSeen since when it is followed
 * @param overlap the share of it that lies in the box asked about
 */
public record Thing(
        long track,
        String label,
        double score,
        Box box,
        List<Share> colours,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) List<Share> upper,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) List<Share> lower,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) List<Share> kinds,
        Velocity velocity,
        Instant firstSeen,
        double overlap) {
    static Thing of(Track track, double overlap) {
        return new Thing(
                track.id(),
                track.label(),
                thousandth(track.probability()),
                track.box(),
                Share.of(track.colours()),
                Share.of(track.upper()),
                Share.of(track.lower()),
                track.kinds().stream()
                        .map(kind -> new Share(kind.name(), thousandth(kind.probability())))
                        .toList(),
                track.velocity(),
                track.firstSeen(),
                thousandth(overlap));
    }

    static double thousandth(double value) {
        return Math.round(value * 1000) / 1000.0;
    }
}
