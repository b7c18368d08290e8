package io.watchword.bench.pipeline;

/**
 * One stretch of measuring.
 *
 * @param frames finished in it
 * @param seconds its length
 * @param cpuSeconds processor time the process took in it
 * @param latenciesMs capture to answer of each frame; empty for the bare model
 */
record Leg(long frames, double seconds, double cpuSeconds, double[] latenciesMs) {
    double rate() {
        return frames / seconds;
    }

    double cores() {
        return cpuSeconds / seconds;
    }
}
