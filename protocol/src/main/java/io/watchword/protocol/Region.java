package io.watchword.protocol;

/**
 * A box that proves an answer.
 *
 * @param track id of the track
 * @param label its label
 * @param score how strongly it supports the answer, in [0, 1]
 * @param box pixels of the frame
 */
public record Region(long track, String label, double score, Box box) {
    public Region {
        score = Math.round(Checks.inRange("region.score", score, 0, 1) * 1000) / 1000.0;
    }
}
