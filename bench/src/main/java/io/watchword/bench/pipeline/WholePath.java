package io.watchword.bench.pipeline;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.watchword.protocol.Answer;
import io.watchword.protocol.Camera;
import io.watchword.protocol.Emit;
import io.watchword.protocol.Question;
import io.watchword.protocol.kafka.CompactedTable;
import io.watchword.protocol.kafka.Delivered;
import io.watchword.protocol.kafka.KafkaBus;
import io.watchword.protocol.kafka.KafkaSettings;
import io.watchword.protocol.kafka.Start;
import io.watchword.protocol.kafka.Topic;
import io.watchword.standalone.ProcessSettings;
import io.watchword.standalone.WatchwordProcess;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/** The whole of Watchword in this process, watched from outside: from the answers that reach Kafka. */
final class WholePath {
    private static final String CAMERA = "bench";

    private final WatchwordProcess process;
    private final Vertx vertx = Vertx.vertx();
    private final KafkaBus bus;
    private final CompactedTable<Camera> cameras;
    private final AtomicLong frames = new AtomicLong();
    private final ConcurrentLinkedQueue<Double> latencies = new ConcurrentLinkedQueue<>();

    WholePath(Path dataDir, int inputSize, int threads, List<String> questions) throws Exception {
        ProcessSettings defaults = ProcessSettings.defaults(dataDir);
        process = WatchwordProcess.start(new ProcessSettings(
                defaults.dataDir(),
                defaults.host(),
                0,
                null,
                false,
                false,
                null,
                inputSize,
                threads,
                defaults.seeds()));
        bus = new KafkaBus(
                vertx, new KafkaSettings(process.broker(), 4, 1, null, java.util.Map.of()), new SimpleMeterRegistry());
        cameras = wait(bus.table(Topic.CAMERAS));
        CompactedTable<Question> table = wait(bus.table(Topic.QUESTIONS));
        for (int i = 0; i < questions.size(); i++) {
            wait(table.put(question(i, questions.get(i))));
        }
        wait(bus.read(Topic.ANSWERS, new Start.End(), this::note));
    }

    private static Question question(int index, String text) {
        return new Question("q-" + index, text, null, null, Emit.EVERY, null, null, Instant.now(), null);
    }

    private Future<Void> note(List<Delivered<Answer>> batch) {
        for (Delivered<Answer> delivered : batch) {
            @Nullable Answer answer = delivered.value();
            if (answer != null
                    && answer.question().equals("q-0")
                    && !answer.answer().isUnknown()) {
                frames.incrementAndGet();
                Duration age = Duration.between(answer.frame().capturedAt(), delivered.timestamp());
                latencies.add(age.toNanos() / 1e6);
            }
        }
        return Future.succeededFuture();
    }

    /** Plays the demo clip at {@code rate} frames a second for a while, and counts what is answered. */
    Leg run(double rate, double warmSeconds, double seconds) throws Exception {
        String url = String.format(Locale.ROOT, "demo:?rate=%.1f", rate);
        wait(cameras.put(new Camera(CAMERA, CAMERA, url, 120, false, List.of())));
        TimeUnit.MILLISECONDS.sleep((long) (warmSeconds * 1000));
        latencies.clear();
        long before = frames.get();
        double cpu = Machine.cpuSeconds();
        long start = System.nanoTime();
        TimeUnit.MILLISECONDS.sleep((long) (seconds * 1000));
        double length = (System.nanoTime() - start) / 1e9;
        long answered = frames.get() - before;
        double used = Machine.cpuSeconds() - cpu;
        List<Double> seen = List.copyOf(latencies);
        wait(cameras.remove(CAMERA));
        return new Leg(answered, length, used, seen);
    }

    private static <T> T wait(Future<T> future) throws Exception {
        try {
            return future.toCompletionStage().toCompletableFuture().get(60, TimeUnit.SECONDS);
        } catch (TimeoutException e) {
            throw new IllegalStateException("Watchword did not answer", e);
        }
    }

    void stop() throws Exception {
        wait(bus.close());
        wait(vertx.close());
        process.close();
    }
}
