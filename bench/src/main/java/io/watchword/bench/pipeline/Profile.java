package io.watchword.bench.pipeline;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * Where the processor's time goes, by what each of the process's threads is for. Linux's own account of every thread,
 * native ones included, between two moments; empty on other systems.
 *
 * @param ticks hundredths of a second by what for
 */
record Profile(Map<String, Long> ticks) {
    private static final double TICKS_PER_SECOND = 100;

    /** What threads are for, by how their names begin, of which Linux shows 15 characters. */
    private record Job(String what, List<String> names) {
        static Job of(String what, String... names) {
            return new Job(what, List.of(names));
        }

        boolean has(String thread) {
            return names.stream().anyMatch(thread::startsWith);
        }
    }

    private static final List<Job> JOBS = List.of(
            Job.of("the model; on the path JPEG decoding too", "detect-", "bench-bare"),
            Job.of("tracking, colours, scene", "follow-"),
            Job.of("camera: H.264, BGR, JPEG encoding", "camera-"),
            Job.of("answering", "watchword-answe"),
            Job.of("JIT compiler", "C1 Comp", "C2 Comp", "Sweeper"),
            Job.of("garbage collector, VM", "G1 ", "GC ", "VM ", "Service T", "Signal", "Notification"),
            Job.of("event loops", "vert.x-event"),
            Job.of("Kafka clients", "kafka-producer", "vert.x-kafka", "vert.x-worker"),
            Job.of(
                    "Kafka broker",
                    "kafka",
                    "data-plane",
                    "quorum",
                    "controller",
                    "group-",
                    "broker",
                    "raft",
                    "executor",
                    "Expiration",
                    "log-",
                    "metadata"));

    /** The account so far. */
    static Profile now() {
        Map<String, Long> ticks = new HashMap<>();
        try (Stream<Path> threads = Files.list(Path.of("/proc/self/task"))) {
            for (Path thread : threads.toList()) {
                read(thread.resolve("stat"), ticks);
            }
        } catch (IOException e) {
            return new Profile(Map.of());
        }
        return new Profile(ticks);
    }

    private static void read(Path stat, Map<String, Long> ticks) {
        try {
            String line = Files.readString(stat);
            int end = line.lastIndexOf(')');
            String[] fields = line.substring(end + 2).split(" ", -1);
            long used = Long.parseLong(fields[11]) + Long.parseLong(fields[12]);
            ticks.merge(job(line.substring(line.indexOf('(') + 1, end)), used, Long::sum);
        } catch (IOException e) {
            // the thread has just ended
        }
    }

    private static String job(String thread) {
        return JOBS.stream()
                .filter(each -> each.has(thread))
                .map(Job::what)
                .findFirst()
                .orElse("other");
    }

    /** What was used after another moment. */
    Profile since(Profile before) {
        Map<String, Long> used = new TreeMap<>();
        ticks.forEach((what, sum) -> used.put(what, sum - before.ticks().getOrDefault(what, 0L)));
        return new Profile(used);
    }

    /** Both together. */
    static Profile sum(List<Profile> parts) {
        Map<String, Long> all = new TreeMap<>();
        parts.forEach(part -> part.ticks().forEach((what, used) -> all.merge(what, used, Long::sum)));
        return new Profile(all);
    }

    /** A line for each purpose, the greatest first: milliseconds of one core for each frame. */
    void print(PrintStream out, long frames) {
        ticks.entrySet().stream()
                .filter(each -> each.getValue() > 0)
                .sorted(Map.Entry.<String, Long>comparingByValue().reversed())
                .forEach(each -> out.printf(
                        Locale.ROOT,
                        "  %-42s %7.2f ms a frame%n",
                        each.getKey(),
                        1000 * each.getValue() / TICKS_PER_SECOND / Math.max(1, frames)));
    }
}
