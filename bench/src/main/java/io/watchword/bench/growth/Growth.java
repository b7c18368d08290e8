package io.watchword.bench.growth;

import io.watchword.protocol.kafka.Topic;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;

/**
 * What a number of cameras asks of an installation. Rates are averages: what comes at once is what {@code --load}
 * leaves room for.
 */
record Growth(Inputs inputs, int cameras) {
    private static final double MB = 1e6;
    private static final int MOST_PARTITIONS = 256;
    private static final int MOST_CAMERAS = 1_000;
    private static final int MOST_STREAMS = 2_000;

    /**
     * Something that there is only so much of.
     *
     * @param what it is
     * @param used the share of it that is used; over 1 it has broken
     * @param setting what moves it
     */
    record Limit(String what, double used, String setting) {}

    /** Frames a second of all cameras. */
    double frames() {
        return cameras * inputs.frames();
    }

    /** MB/s that are written to Kafka, once. */
    double written() {
        double crossing = inputs.edge ? 0 : frames() * inputs.frameBytes;
        return (crossing + evidence() + frames() * inputs.sceneBytes + answerBytes()) / MB;
    }

    private double evidence() {
        return cameras * inputs.questions * inputs.changes / 60 * inputs.frameBytes;
    }

    private double answerBytes() {
        return cameras * inputs.answers() * inputs.answerBytes;
    }

    /** Processes that look at frames; on the edge they stand beside the cameras, and are none of the cluster's. */
    int inference() {
        return whole(frames() / (inputs.processFps() * inputs.load));
    }

    /** Cores, or GPUs, that look at frames. */
    double looking() {
        return inputs.gpus ? inference() : frames() * inputs.lookMs / 1_000 / inputs.load;
    }

    /** Cores that read cameras. */
    double reading() {
        return cameras * inputs.cameraCores / inputs.load;
    }

    /**
     * Partitions of each topic: one for each process of the cluster that looks at frames, and half as many again, as
     * cameras spread unevenly.
     */
    int partitions() {
        return inputs.edge ? 4 : Math.max(4, whole(1.5 * inference()));
    }

    /** Brokers that can take in what is written, each record as often as it is held. */
    int brokers() {
        return Math.max(inputs.replication, whole(written() * inputs.replication / (inputs.brokerMb * inputs.load)));
    }

    /** GB on the disks of all brokers when every log is as full as it gets: by time or by size, whichever is less. */
    double disks() {
        double kept = kept(Topic.SCENES, frames() * inputs.sceneBytes)
                + kept(Topic.ANSWERS, answerBytes())
                + kept(Topic.EVIDENCE, evidence());
        double pictures = inputs.edge ? 0 : kept(Topic.FRAMES, frames() * inputs.frameBytes);
        return (kept + pictures) * inputs.replication / 1e9;
    }

    private double kept(Topic<?> topic, double bytesASecond) {
        double byTime = bytesASecond * Long.parseLong(setting(topic, "retention.ms")) / 1_000;
        double bySize = Double.parseDouble(setting(topic, "retention.bytes")) * partitions();
        return Math.min(byTime, bySize);
    }

    private static String setting(Topic<?> topic, String name) {
        return Objects.requireNonNull(topic.kept().get(name));
    }

    /** Events a second to all clients. */
    double events() {
        return streams() * Math.min(cameras, inputs.follows) * inputs.questions * inputs.changes / 60;
    }

    private double streams() {
        return cameras * inputs.clients;
    }

    /** Processes that serve clients. */
    int answerStreams() {
        double byClients = streams() / (MOST_STREAMS * inputs.load);
        return Math.max(2, whole(Math.max(byClients, events() / (inputs.events * inputs.load))));
    }

    /** What is used of everything that does not grow by adding machines, the fullest first. */
    List<Limit> limits() {
        double reads = (frames() * inputs.sceneBytes + answerBytes()) / MB;
        List<Limit> limits = List.of(
                new Limit("cameras of the interface", (double) cameras / MOST_CAMERAS, "its limit of 1,000, in code"),
                new Limit(
                        "partitions",
                        (double) partitions() / MOST_PARTITIONS,
                        "more frames/s a process (GPUs), lower fps; 256 is kafka-partitions' most"),
                new Limit(
                        "scenes that each answer-stream reads",
                        reads / (inputs.readsMb * inputs.load),
                        "lower fps; several installations"));
        return limits.stream()
                .sorted(Comparator.comparingDouble(Limit::used).reversed())
                .toList();
    }

    private static int whole(double number) {
        return (int) Math.ceil(number);
    }
}
