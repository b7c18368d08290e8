package io.watchword.standalone;

import static org.awaitility.Awaitility.await;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** The command line in a JVM of its own, as a user would start it. */
final class RunningWatchword implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private final Process process;
    private final List<String> out = new CopyOnWriteArrayList<>();
    private final List<String> err = new CopyOnWriteArrayList<>();
    private final List<Thread> readers = new ArrayList<>();

    private RunningWatchword(Process process) {
        this.process = process;
        readers.add(collect(process.getInputStream(), out));
        readers.add(collect(process.getErrorStream(), err));
    }

    static RunningWatchword start(String... arguments) throws IOException {
        return start(Watchword.class, Map.of(), arguments);
    }

    /** {@code run} on a free port, keeping its data there. */
    static RunningWatchword run(Path data, String... more) throws IOException {
        return serve("run", data, more);
    }

    /** The same, with a configuration. */
    static RunningWatchword run(Path data, Path config, String... more) throws IOException {
        return run(data, with(more, "--config", config.toString()));
    }

    /** {@code demo} on a free port, keeping its data there. */
    static RunningWatchword demo(Path data, String... more) throws IOException {
        return serve("demo", data, more);
    }

    private static RunningWatchword serve(String command, Path data, String... more) throws IOException {
        return start(with(more, command, "--port", "0", "--data-dir", data.toString()));
    }

    private static String[] with(String[] more, String... first) {
        return Stream.concat(Arrays.stream(first), Arrays.stream(more)).toArray(String[]::new);
    }

    /** Any {@code main}, with these variables besides those of this JVM. */
    static RunningWatchword start(Class<?> main, Map<String, String> environment, String... arguments)
            throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx512m",
                "-Dai.djl.offline=true",
                "-cp",
                System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                main.getName()));
        command.addAll(Arrays.asList(arguments));
        ProcessBuilder builder = new ProcessBuilder(command);
        builder.environment().put("OPT_OUT_TRACKING", "true");
        builder.environment().put("MALLOC_ARENA_MAX", "4");
        builder.environment().putAll(environment);
        return new RunningWatchword(builder.start());
    }

    private static Thread collect(InputStream stream, List<String> lines) {
        Thread reader = new Thread(() -> {
            try (BufferedReader in = new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8))) {
                in.lines().forEach(lines::add);
            } catch (IOException | UncheckedIOException e) {
                lines.add("(stream ended: " + e.getMessage() + ")");
            }
        });
        reader.start();
        return reader;
    }

    /** The address that it printed, without the slash at its end; waits for it. */
    String address() {
        await().atMost(PATIENCE)
                .failFast(() -> {
                    if (!process.isAlive()) {
                        throw new AssertionError("ended with " + process.exitValue() + ": " + err);
                    }
                })
                .until(() -> out.stream().anyMatch(line -> line.startsWith("Dashboard: ")));
        String line = out.stream()
                .filter(text -> text.startsWith("Dashboard: "))
                .findFirst()
                .orElseThrow();
        return line.substring("Dashboard: ".length()).replaceAll("/$", "");
    }

    /** Ctrl-C; returns the exit status. */
    int interrupt() throws Exception {
        new ProcessBuilder("kill", "-INT", Long.toString(process.pid())).start().waitFor();
        return status();
    }

    /** A termination signal; returns the exit status. */
    int terminate() throws InterruptedException {
        process.toHandle().destroy();
        return status();
    }

    /** Waits until it has said this to people. */
    void awaitSaid(String words) {
        await().atMost(PATIENCE)
                .failFast(() -> {
                    if (!process.isAlive()) {
                        throw new AssertionError("ended with " + process.exitValue() + ": " + err);
                    }
                })
                .until(() -> err.stream().anyMatch(line -> line.contains(words)));
    }

    /** kill -9. */
    void kill() {
        process.destroyForcibly().onExit().join();
    }

    /** Waits for it to end by itself; returns the exit status. */
    int status() throws InterruptedException {
        if (!process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
            throw new AssertionError("did not end; it said " + err);
        }
        for (Thread reader : readers) {
            reader.join();
        }
        return process.exitValue();
    }

    List<String> out() {
        return List.copyOf(out);
    }

    String err() {
        return String.join("\n", err);
    }

    @Override
    public void close() {
        kill();
    }
}
