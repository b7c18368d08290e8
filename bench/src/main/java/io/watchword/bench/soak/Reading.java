package io.watchword.bench.soak;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

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
        Path proc = Path.of("/proc", Long.toString(server.pid()));
        PrometheusText metrics = new PrometheusText(server.metrics());
        return new Reading(
                minute,
                residentMib(proc),
                entries(proc.resolve("task")),
                entries(proc.resolve("fd")),
                FrameCounts.of(metrics));
    }

    /** Java objects on the heap, garbage included. */
    static double heapMib(PrometheusText metrics) {
        return metrics.sum("jvm_memory_used_bytes", "area=\"heap\"") / (1 << 20);
    }

    private static double residentMib(Path proc) throws IOException {
        try (Stream<String> lines = Files.lines(proc.resolve("status"))) {
            return lines.filter(line -> line.startsWith("VmRSS:"))
                    .mapToDouble(line -> Double.parseDouble(line.replaceAll("\\D", "")) / 1024)
                    .findFirst()
                    .orElseThrow(() -> new IOException("no VmRSS in " + proc));
        }
    }

    private static int entries(Path folder) throws IOException {
        try (Stream<Path> all = Files.list(folder)) {
            return (int) all.count();
        }
    }
}
