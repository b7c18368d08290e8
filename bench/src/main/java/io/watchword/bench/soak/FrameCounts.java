package io.watchword.bench.soak;

/**
 * What became of the frames.
 *
 * @param published by the cameras
 * @param received by perception
 * @param answered with a scene
 * @param dropped and counted with their reason
 * @param failed pictures that could not be used
 */
record FrameCounts(double published, double received, double answered, double dropped, double failed) {

    static FrameCounts of(PrometheusText metrics) {
        return new FrameCounts(
                count(metrics, "published"),
                count(metrics, "received"),
                count(metrics, "answered"),
                count(metrics, "dropped"),
                count(metrics, "failed"));
    }

    private static double count(PrometheusText metrics, String outcome) {
        return metrics.sum("watchword_frames_total", "outcome=\"" + outcome + "\"");
    }

    /** Frames that perception has in hand; 0 once the cameras are paused. */
    double inHand() {
        return received - answered - dropped - failed;
    }

    /** Frames that are in Kafka: published and not received. */
    double onTheWay() {
        return published - received;
    }
}
