package io.watchword.bench.detector;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A way of running the detector.
 *
 * @param name in the table
 * @param threads of a forward pass
 * @param passes side by side
 * @param properties system properties of the process
 * @param environment what differs from this process's environment; an empty value removes a variable
 */
record RuntimeSetting(
        String name, int threads, int passes, Map<String, String> properties, Map<String, String> environment) {
    private static final Map<String, String> PLAIN_MALLOC = Map.of(
            "MALLOC_MMAP_THRESHOLD_", "", "MALLOC_TRIM_THRESHOLD_", "", "MALLOC_TOP_PAD_", "", "MALLOC_ARENA_MAX", "");

    /** Those that are tried; the first is the default. */
    static List<RuntimeSetting> all() {
        return List.of(
                of("1 thread", 1, 1),
                of("2 passes of 1 thread", 1, 2),
                of("1 pass of 2 threads", 2, 1),
                of("2 threads, OpenMP waits passively", 2, 1).with(Map.of(), Map.of("OMP_WAIT_POLICY", "PASSIVE")),
                of("1 thread, graph optimizer off", 1, 1)
                        .with(Map.of("ai.djl.pytorch.graph_optimizer", "false"), Map.of()),
                of("1 thread, use_mkldnn", 1, 1).with(Map.of("ai.djl.pytorch.use_mkldnn", "true"), Map.of()),
                of("1 thread, malloc untuned", 1, 1).with(Map.of(), PLAIN_MALLOC));
    }

    private static RuntimeSetting of(String name, int threads, int passes) {
        return new RuntimeSetting(name, threads, passes, Map.of(), Map.of());
    }

    private RuntimeSetting with(Map<String, String> itsProperties, Map<String, String> itsEnvironment) {
        return new RuntimeSetting(name, threads, passes, itsProperties, itsEnvironment);
    }

    /** What a process of its own measures, in {@link ForwardProbe}'s order; nothing where the model does not run so. */
    Optional<List<Double>> measure(Path model, double seconds, Photographs photographs)
            throws IOException, InterruptedException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        properties.forEach((key, value) -> command.add("-D" + key + "=" + value));
        command.addAll(List.of("-Xmx256m", "-cp", System.getProperty("java.class.path")));
        command.addAll(List.of(
                ForwardProbe.class.getName(),
                model.toString(),
                Integer.toString(threads),
                Integer.toString(passes),
                Double.toString(seconds),
                photographs.images().toString(),
                photographs.labels().toString()));
        ProcessBuilder builder = new ProcessBuilder(command).redirectError(new File("/dev/null"));
        environment.forEach((key, value) -> {
            if (value.isEmpty()) {
                builder.environment().remove(key);
            } else {
                builder.environment().put(key, value);
            }
        });
        return output(builder.start());
    }

    private static Optional<List<Double>> output(Process process) throws IOException, InterruptedException {
        try (BufferedReader out =
                new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
            String line = out.lines()
                    .filter(each -> each.matches("[0-9.]+( [0-9.]+){4}"))
                    .findFirst()
                    .orElse("");
            boolean ran = process.waitFor() == 0 && !line.isEmpty();
            return ran
                    ? Optional.of(List.of(line.split(" ", -1)).stream()
                            .map(Double::valueOf)
                            .toList())
                    : Optional.empty();
        }
    }
}
