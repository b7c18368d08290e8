package io.watchword.bench.chaos;

import io.watchword.bench.Jvm;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One process of the installation, which is killed, stopped and started again. One thread. */
final class Member implements AutoCloseable {
    /** What it does. */
    enum Part {
        BROKER,
        INGEST,
        INFERENCE,
        ANSWER_STREAM,
        DELIVERIES,
        OPEN_QUESTIONS;

        String word() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }

        /** Whether answers, or what they follow from, come from it. */
        boolean writes() {
            return this == INGEST || this == INFERENCE || this == OPEN_QUESTIONS;
        }
    }

    private final Part part;
    private final String name;
    private final List<String> command;
    private final Path log;
    private @Nullable Jvm jvm;
    private int starts;
    private double mostResidentMib;
    private int mostThreads;

    Member(Part part, String name, List<String> command, Path folder) {
        this.part = part;
        this.name = name;
        this.command = command;
        this.log = folder.resolve(name + ".log");
    }

    Part part() {
        return part;
    }

    String name() {
        return name;
    }

    Path log() {
        return log;
    }

    /** How often it was started. */
    int starts() {
        return starts;
    }

    /** Starts it unless it runs, as whatever watches over processes does. */
    void start() throws IOException {
        if (!isAlive()) {
            jvm = Jvm.start(command, Map.of(), log);
            starts++;
        }
    }

    boolean isAlive() {
        return jvm != null && jvm.isAlive();
    }

    void kill() {
        running().kill();
    }

    /** It stands still, its connections stay open. */
    void freeze() throws IOException, InterruptedException {
        running().signal("STOP");
    }

    void thaw() throws IOException, InterruptedException {
        running().signal("CONT");
    }

    long pid() {
        return running().pid();
    }

    private Jvm running() {
        if (jvm == null) {
            throw new IllegalStateException(name + " was not started");
        }
        return jvm;
    }

    /** Notes what it holds now. */
    void measure() {
        try {
            mostResidentMib = Math.max(mostResidentMib, running().residentKb() / 1024);
            mostThreads = Math.max(mostThreads, running().threads());
        } catch (IOException e) {
            // gone meanwhile
        }
    }

    double mostResidentMib() {
        return mostResidentMib;
    }

    int mostThreads() {
        return mostThreads;
    }

    @Override
    public void close() {
        if (jvm != null && jvm.isAlive()) {
            jvm.kill();
        }
    }
}
