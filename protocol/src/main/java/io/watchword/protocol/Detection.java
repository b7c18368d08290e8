package io.watchword.protocol;

/**
 * Something a detector saw on one frame.
 *
 * @param label a label of the detector's vocabulary
 * @param score the detector's own score in [0, 1]; not a probability
 * @param box pixels of the frame
 */
public record Detection(String label, double score, Box box) {
    public Detection {
        Checks.inRange("detection.score", score, 0, 1);
    }
}
