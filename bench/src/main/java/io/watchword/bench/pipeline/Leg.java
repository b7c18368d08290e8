package io.watchword.bench.pipeline;

import java.util.List;

/**
 * One stretch of measuring.
 *
 * @param frames finished in it
 * @param seconds its length
 * @param cpuSeconds processor time the process took in it
 * @param latenciesMs capture to answer of each frame; empty for the bare model
 * @param answersMs how long all questions of each frame took; empty for the bare model
 * @param answers sent in it, to all questions
 */
record Leg(
        long frames,
        double seconds,
        double cpuSeconds,
        List<Double> latenciesMs,
        List<Double> answersMs,
        long answers) {
    Leg {
        latenciesMs = List.copyOf(latenciesMs);
        answersMs = List.copyOf(answersMs);
    }

    /** The bare model's, which answers nothing. */
    static Leg bare(long frames, double seconds, double cpuSeconds) {
        return new Leg(frames, seconds, cpuSeconds, List.of(), List.of(), 0);
    }

    /** All of them as if they were one. */
    static Leg sum(List<Leg> legs) {
        return new Leg(
                legs.stream().mapToLong(Leg::frames).sum(),
                legs.stream().mapToDouble(Leg::seconds).sum(),
                legs.stream().mapToDouble(Leg::cpuSeconds).sum(),
                legs.stream().flatMap(leg -> leg.latenciesMs().stream()).toList(),
                legs.stream().flatMap(leg -> leg.answersMs().stream()).toList(),
                legs.stream().mapToLong(Leg::answers).sum());
    }

    double rate() {
        return frames / seconds;
    }

    double cores() {
        return cpuSeconds / seconds;
    }
}
