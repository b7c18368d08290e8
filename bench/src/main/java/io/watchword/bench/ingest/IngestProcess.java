package io.watchword.bench.ingest;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.watchword.embeddedkafka.EmbeddedKafka;
import io.watchword.ingest.IngestSettings;
import io.watchword.ingest.IngestVerticle;
import io.watchword.protocol.Camera;
import io.watchword.protocol.kafka.CompactedTable;
import io.watchword.protocol.kafka.KafkaBus;
import io.watchword.protocol.kafka.KafkaSettings;
import io.watchword.protocol.kafka.Topic;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** A broker and what reads cameras, in this process. */
final class IngestProcess implements AutoCloseable {
    private final Vertx vertx = Vertx.vertx();
    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private final EmbeddedKafka kafka;
    private final KafkaBus bus;
    private final CompactedTable<Camera> cameras;
    private final String ingest;

    IngestProcess(Path folder, IngestSettings settings) {
        kafka = EmbeddedKafka.start(folder, 0);
        bus = new KafkaBus(vertx, KafkaSettings.local(kafka.bootstrap(), "bench"), meters);
        bus.createTopics();
        cameras = get(bus.table(Topic.CAMERAS));
        ingest = get(vertx.deployVerticle(new IngestVerticle(bus, meters, settings)));
    }

    void connect(String id, String url, double fps) {
        get(cameras.put(new Camera(id, id, url, fps, false, List.of())));
    }

    void remove(String id) {
        get(cameras.remove(id));
    }

    /** Frames of a camera so far that came to this. */
    double frames(String id, String outcome) {
        return meters.counter("watchword.frames", "camera", id, "outcome", outcome)
                .count();
    }

    /** Processor time of a camera's thread so far, in seconds. */
    static double cpuSeconds(String id) {
        ThreadMXBean threads = ManagementFactory.getThreadMXBean();
        for (long thread : threads.getAllThreadIds()) {
            var info = threads.getThreadInfo(thread);
            if (info != null && info.getThreadName().equals("camera-" + id)) {
                return threads.getThreadCpuTime(thread) / 1e9;
            }
        }
        return Double.NaN;
    }

    /** Processor time of this whole process so far, in seconds. */
    static double cpuSeconds() {
        return ManagementFactory.getOperatingSystemMXBean() instanceof com.sun.management.OperatingSystemMXBean system
                ? system.getProcessCpuTime() / 1e9
                : Double.NaN;
    }

    private static <T> T get(Future<T> future) {
        try {
            return future.toCompletionStage().toCompletableFuture().get(30, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        } catch (ExecutionException | TimeoutException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        get(vertx.undeploy(ingest));
        get(bus.close());
        get(vertx.close());
        kafka.close();
    }
}
