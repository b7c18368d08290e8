package io.watchword.bench.pipeline;

import io.watchword.bench.Samples;
import io.watchword.protocol.LatencyMs;
import java.util.List;
import java.util.function.ToDoubleFunction;

/**
 * One stretch of measuring.
 *
 * @param frames finished in it
 * @param seconds its length
 * @param cpuSeconds processor time the process took in it
 * @param othersSeconds processor time that everything else on the machine took in it: what disturbs the measuring
 * @param latenciesMs capture to answer of each frame; for the bare model, its time for each
 * @param parts where the time of each frame went, as its answer says; empty for the bare model
 * @param answers sent in it, to all questions
 * @param profile where the processor time went
 */
record Leg(
        long frames,
        double seconds,
        double cpuSeconds,
        double othersSeconds,
        List<Double> latenciesMs,
        List<LatencyMs> parts,
        long answers,
        Profile profile) {
    Leg {
        latenciesMs = List.copyOf(latenciesMs);
        parts = List.copyOf(parts);
    }

    /** The bare model's, which answers nothing. */
    static Leg bare(long frames, double seconds, Machine.Used used, List<Double> forwardMs, Profile profile) {
        return new Leg(frames, seconds, used.here(), used.others(), forwardMs, List.of(), 0, profile);
    }

    /** All of them as if they were one. */
    static Leg sum(List<Leg> legs) {
        return new Leg(
                legs.stream().mapToLong(Leg::frames).sum(),
                legs.stream().mapToDouble(Leg::seconds).sum(),
                legs.stream().mapToDouble(Leg::cpuSeconds).sum(),
                legs.stream().mapToDouble(Leg::othersSeconds).sum(),
                legs.stream().flatMap(leg -> leg.latenciesMs().stream()).toList(),
                legs.stream().flatMap(leg -> leg.parts().stream()).toList(),
                legs.stream().mapToLong(Leg::answers).sum(),
                Profile.sum(legs.stream().map(Leg::profile).toList()));
    }

    /** What a part of the time was in each frame, in ms. */
    Samples part(ToDoubleFunction<LatencyMs> part) {
        return new Samples(parts.stream().map(part::applyAsDouble).toList());
    }

    double rate() {
        return frames / seconds;
    }

    double cores() {
        return cpuSeconds / seconds;
    }

    double othersCores() {
        return othersSeconds / seconds;
    }
}
