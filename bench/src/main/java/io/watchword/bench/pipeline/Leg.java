package io.watchword.bench.pipeline;

import java.util.List;

/**
 * One stretch of measuring.
 *
 * @param frames finished in it
 * @param seconds its length
 * @param cpuSeconds processor time the process took in it
 * @param latenciesMs capture to answer of each frame; empty for the bare model
 */
record Leg(long frames, double seconds, double cpuSeconds, List<Double> latenciesMs) {
    Leg {
        latenciesMs = List.copyOf(latenciesMs);
    }

    double rate() {
        return frames / seconds;
    }

    double cores() {
        return cpuSeconds / seconds;
    }
}
