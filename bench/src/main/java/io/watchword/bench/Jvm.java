package io.watchword.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** A process of its own that a benchmark watches, such as another JVM on this one's classes. Linux only. */
public final class Jvm implements AutoCloseable {
    private static final int PATIENCE_S = 20;

    private final Process process;

    private Jvm(Process process) {
        this.process = process;
    }

    /**
     * The command of a JVM on the classes of this one.
     *
     * @param options of the JVM
     * @param main its main class
     */
    public static List<String> command(List<String> options, String main, List<String> arguments) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(options);
        String classes = System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
        command.addAll(List.of("-cp", classes, main));
        command.addAll(arguments);
        return command;
    }

    /** Starts a command; what it says is added to a file. */
    public static Jvm start(List<String> command, Map<String, String> environment, Path log) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
        builder.environment().putAll(environment);
        return new Jvm(builder.start());
    }

    /** One that was started already. */
    public static Jvm of(Process process) {
        return new Jvm(process);
    }

    /** Its number. */
    public long pid() {
        return process.pid();
    }

    /** Whether it runs; also where it stands still. */
    public boolean isAlive() {
        return process.isAlive();
    }

    /** As {@code kill -9} does; returns when it is gone. */
    public void kill() {
        process.destroyForcibly()
                .onExit()
                .orTimeout(PATIENCE_S, TimeUnit.SECONDS)
                .join();
    }

    /** Sends a signal, such as {@code STOP}. */
    public void signal(String name) throws IOException, InterruptedException {
        int status = new ProcessBuilder("kill", "-" + name, Long.toString(pid()))
                .inheritIO()
                .start()
                .waitFor();
        if (status != 0) {
            throw new IOException("kill -" + name + " failed on process " + pid());
        }
    }

    /** Its resident memory in kB. */
    public double residentKb() throws IOException {
        try (Stream<String> lines = Files.lines(proc().resolve("status"))) {
            return lines.filter(line -> line.startsWith("VmRSS:"))
                    .mapToDouble(line -> Double.parseDouble(line.replaceAll("\\D", "")))
                    .findFirst()
                    .orElseThrow(() -> new IOException("process " + pid() + " has no resident memory"));
        }
    }

    /** Its threads. */
    public int threads() throws IOException {
        return entries("task");
    }

    /** Its open files and sockets. */
    public int descriptors() throws IOException {
        return entries("fd");
    }

    private int entries(String folder) throws IOException {
        try (Stream<Path> all = Files.list(proc().resolve(folder))) {
            return (int) all.count();
        }
    }

    private Path proc() {
        return Path.of("/proc", Long.toString(pid()));
    }

    /** Asks it to stop, and sees to it. */
    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(PATIENCE_S, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }
}
