package io.watchword.bench.soak;

import io.watchword.bench.Jvm;
import java.io.IOException;

/**
 * What a server holds at a moment.
 *
 * @param minute since the start
 * @param residentMib its resident memory
 * @param threads of the system
 * @param descriptors open files and sockets
 * @param frames what became of them so far
 */
record Reading(double minute, double residentMib, int threads, int descriptors, FrameCounts frames) {
    /** Reads it; Linux only. */
    static Reading of(ServerProcess server, double minute) throws IOException {
        Jvm jvm = server.jvm();
        PrometheusText metrics = new PrometheusText(server.metrics());
        return new Reading(minute, jvm.residentKb() / 1024, jvm.threads(), jvm.descriptors(), FrameCounts.of(metrics));
    }

    /** Java objects on the heap, garbage included. */
    static double heapMib(PrometheusText metrics) {
        return metrics.sum("jvm_memory_used_bytes", "area=\"heap\"") / (1 << 20);
    }
}
