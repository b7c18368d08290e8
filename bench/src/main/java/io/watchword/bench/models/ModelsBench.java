package io.watchword.bench.models;

import io.watchword.bench.Jvm;
import io.watchword.bench.Samples;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** The whole call, from JPEG to decoded result, in Java and in Python, in turns, each in processes of its own. */
@Command(
        name = "models",
        mixinStandardHelpOptions = true,
        description = "Time and memory of model packages, beside Python with the same TorchScript file.")
public final class ModelsBench implements Callable<Integer> {
    private static final List<String> OPTIONS =
            List.of("-Xms288m", "-Xmx512m", "-Xmn64m", "-Xss512k", "-XX:+UseG1GC", "-Dai.djl.offline=true");
    private static final List<String> SOAK_OPTIONS =
            List.of("-Xms128m", "-Xmx128m", "-XX:+AlwaysPreTouch", "-XX:+UseSerialGC", "-Dai.djl.offline=true");
    private static final List<String> NAMES = List.of("vilt-base", "owlvit-base", "detr-resnet-50");

    private static final String ANSWERS = "vilt-base";
    private static final double FLAT = 1.02;

    @Option(names = "--python", description = "An interpreter with models/export[test] installed")
    private @Nullable Path python;

    @Option(names = "--export", description = "The folder models/export (default ${DEFAULT-VALUE})")
    private Path export = Path.of("models/export");

    @Option(names = "--work", description = "Where models are made, and found again (default ${DEFAULT-VALUE})")
    private Path work = Path.of("target/bench-models");

    @Option(names = "--calls", description = "In each of two turns (default ${DEFAULT-VALUE})")
    private int calls = 10;

    @Option(names = "--threads", description = "Of a forward pass (default ${DEFAULT-VALUE})")
    private int threads = 1;

    @Option(names = "--soak", description = "Instead: the memory of this package over --soak-calls calls")
    private @Nullable Path soak;

    @Option(names = "--soak-calls", description = "(default ${DEFAULT-VALUE})")
    private int soakCalls = 10_000;

    private record Measured(Samples ms, double peakMib) {}

    @Override
    public Integer call() throws IOException, InterruptedException {
        if (soak != null) {
            return soak(soak);
        }
        if (python == null) {
            throw new IllegalArgumentException("--python: give an interpreter with models/export[test] installed");
        }
        List<String> interpreter = List.of(python.toAbsolutePath().toString(), "-m", "tests.bench");
        output(with(interpreter, "make", work.toAbsolutePath().toString()));
        System.out.println(
                "| model | Java, ms (median) | Python, ms | time ratio | Java, MiB (peak) | Python, MiB | memory ratio |");
        System.out.println("|---|---|---|---|---|---|---|");
        for (String name : NAMES) {
            compare(name, interpreter);
        }
        host(work.resolve(ANSWERS).toAbsolutePath().toString());
        return 0;
    }

    private List<String> arguments(String folder) {
        return List.of(folder, Integer.toString(calls), Integer.toString(threads));
    }

    private void host(String folder) throws IOException, InterruptedException {
        List<String> output = output(Jvm.command(OPTIONS, HostedProbe.class.getName(), arguments(folder)));
        double bare = ms(line(output, "bare-ms")).quantile(0.5);
        double hosted = ms(line(output, "hosted-ms")).quantile(0.5);
        System.out.printf(
                Locale.ROOT,
                "%n%s as open questions host it, in turns with the bare model in one process: %.1f / %.1f ms (medians of"
                        + " %d), ratio %.3f%n",
                ANSWERS,
                hosted,
                bare,
                calls,
                hosted / bare);
    }

    private void compare(String name, List<String> interpreter) throws IOException, InterruptedException {
        String folder = work.resolve(name).toAbsolutePath().toString();
        List<String> arguments = arguments(folder);
        List<Measured> java = new ArrayList<>();
        List<Measured> other = new ArrayList<>();
        for (int turn = 0; turn < 2; turn++) {
            java.add(measured(output(Jvm.command(OPTIONS, ModelProbe.class.getName(), arguments))));
            other.add(measured(output(with(with(interpreter, "time"), arguments.toArray(String[]::new)))));
        }
        double javaMs = median(java);
        double otherMs = median(other);
        double javaMib = peak(java);
        double otherMib = peak(other);
        System.out.printf(
                Locale.ROOT,
                "| %s | %.0f | %.0f | %.2f | %.0f | %.0f | %.2f |%n",
                name,
                javaMs,
                otherMs,
                javaMs / otherMs,
                javaMib,
                otherMib,
                javaMib / otherMib);
    }

    private static double median(List<Measured> turns) {
        return new Samples(turns.stream()
                        .flatMap(turn -> turn.ms.sorted().stream())
                        .toList())
                .quantile(0.5);
    }

    private static double peak(List<Measured> turns) {
        return turns.stream().mapToDouble(Measured::peakMib).max().orElse(Double.NaN);
    }

    private int soak(Path folder) throws IOException, InterruptedException {
        List<String> arguments =
                List.of(folder.toAbsolutePath().toString(), Integer.toString(soakCalls), Integer.toString(threads));
        String[] memory = line(output(Jvm.command(SOAK_OPTIONS, ModelSoak.class.getName(), arguments)), "resident-kb");
        double before = Double.parseDouble(memory[1]) / 1024;
        double after = Double.parseDouble(memory[2]) / 1024;
        System.out.printf(
                Locale.ROOT,
                "%,d calls after %,d others: %.1f MiB before, %.1f MiB after (%+.1f %%)%n",
                soakCalls,
                ModelSoak.WARM,
                before,
                after,
                100 * (after / before - 1));
        if (after > before * FLAT) {
            System.err.println("watchword: memory is not flat: it grew by more than 2 %");
            return 1;
        }
        return 0;
    }

    private static Measured measured(List<String> output) {
        return new Measured(ms(line(output, "ms")), Double.parseDouble(line(output, "peak-kb")[1]) / 1024);
    }

    private static Samples ms(String... line) {
        return new Samples(Arrays.stream(line).skip(1).map(Double::valueOf).toList());
    }

    private static String[] line(List<String> output, String name) {
        return output.stream()
                .filter(line -> line.startsWith(name + " "))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("No line '" + name + "' in what was measured"))
                .split(" ", -1);
    }

    private static List<String> with(List<String> command, String... more) {
        List<String> all = new ArrayList<>(command);
        all.addAll(Arrays.asList(more));
        return all;
    }

    private List<String> output(List<String> command) throws IOException, InterruptedException {
        Path out = Files.createTempFile("watchword-bench", ".txt");
        try {
            int status = new ProcessBuilder(command)
                    .directory(export.toFile())
                    .redirectOutput(out.toFile())
                    .redirectError(ProcessBuilder.Redirect.INHERIT)
                    .start()
                    .waitFor();
            if (status != 0) {
                throw new IOException(command.get(0) + " ended with status " + status);
            }
            return Files.readAllLines(out, StandardCharsets.UTF_8);
        } finally {
            Files.delete(out);
        }
    }
}
