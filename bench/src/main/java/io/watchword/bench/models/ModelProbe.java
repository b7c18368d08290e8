package io.watchword.bench.models;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.stream.Stream;

/** What is measured in a process of its own: {@code FOLDER CALLS THREADS}. Prints what tests/bench.py prints. */
public final class ModelProbe {
    private ModelProbe() {}

    /** Measures and prints. */
    public static void main(String... args) throws IOException {
        int count = Integer.parseInt(args[1]);
        StringBuilder taken = new StringBuilder("ms");
        try (ModelCalls calls = new ModelCalls(Path.of(args[0]), Integer.parseInt(args[2]))) {
            for (int number = -2; number < count; number++) {
                long start = System.nanoTime();
                calls.make(number);
                if (number >= 0) {
                    taken.append(String.format(Locale.ROOT, " %.3f", (System.nanoTime() - start) / 1e6));
                }
            }
        }
        System.out.println(taken);
        System.out.println("peak-kb " + status("VmHWM:"));
    }

    /** A line of this process's status, in kB. */
    static long status(String line) throws IOException {
        try (Stream<String> lines = Files.lines(Path.of("/proc/self/status"))) {
            return lines.filter(each -> each.startsWith(line))
                    .mapToLong(each -> Long.parseLong(each.replaceAll("\\D", "")))
                    .findFirst()
                    .orElseThrow(() -> new IOException("This system does not tell " + line));
        }
    }
}
