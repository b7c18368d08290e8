package io.watchword.bench.pipeline;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Stream;

/** What this process takes of the machine. */
final class Machine {
    private Machine() {}

    /**
     * Processor time.
     *
     * @param here seconds used by this process
     * @param others seconds used by everything else on the machine
     */
    record Used(double here, double others) {
        static Used now() {
            double here = cpuSeconds();
            return new Used(here, busySeconds() - here);
        }

        Used since(Used before) {
            return new Used(here - before.here, Math.max(0, others - before.others));
        }
    }

    /** Processor time used so far by this process, in seconds. */
    private static double cpuSeconds() {
        return ManagementFactory.getOperatingSystemMXBean() instanceof com.sun.management.OperatingSystemMXBean bean
                ? bean.getProcessCpuTime() / 1e9
                : Double.NaN;
    }

    /** Processor time used so far on the whole machine, in seconds; NaN where the system does not tell. */
    private static double busySeconds() {
        try (Stream<String> lines = Files.lines(Path.of("/proc/stat"))) {
            String[] ticks = lines.findFirst().orElse("").trim().split("\\s+", -1);
            long idle = Long.parseLong(ticks[4]) + Long.parseLong(ticks[5]);
            long all = Arrays.stream(ticks, 1, 9).mapToLong(Long::parseLong).sum();
            return (all - idle) / 100.0;
        } catch (IOException | RuntimeException e) {
            return Double.NaN;
        }
    }

    /** Resident memory in MiB, NaN where the system does not tell. */
    static double residentMib() {
        try {
            return Files.readAllLines(Path.of("/proc/self/status")).stream()
                    .filter(line -> line.startsWith("VmRSS:"))
                    .mapToDouble(line -> Double.parseDouble(line.replaceAll("\\D", "")) / 1024)
                    .findFirst()
                    .orElse(Double.NaN);
        } catch (IOException e) {
            return Double.NaN;
        }
    }
}
