package io.watchword.protocol;

/**
 * Where the time of an answer went, in milliseconds.
 *
 * @param capture from the frame's arrival to its bytes being handed to Kafka
 * @param queue waiting in Kafka and for a free detector
 * @param perceive decoding, detecting, tracking, attributes
 * @param answer evaluating this question
 * @param total from the frame's arrival to this answer
 */
public record LatencyMs(double capture, double queue, double perceive, double answer, double total) {
    /** No time known: recordings and data sets. */
    public static final LatencyMs NONE = new LatencyMs(0, 0, 0, 0, 0);

    public LatencyMs {
        capture = round(capture);
        queue = round(queue);
        perceive = round(perceive);
        answer = Math.round(answer * 1000) / 1000.0;
        total = round(total);
    }

    private static double round(double value) {
        return Math.round(value * 10) / 10.0;
    }
}
