package io.watchword.bench.pipeline;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.watchword.process.config.ConfigFile;
import io.watchword.process.config.Keys;
import io.watchword.process.config.Settings;
import io.watchword.protocol.Camera;
import io.watchword.protocol.Emit;
import io.watchword.protocol.Question;
import io.watchword.protocol.Route;
import io.watchword.protocol.kafka.CompactedTable;
import io.watchword.protocol.kafka.KafkaBus;
import io.watchword.protocol.kafka.KafkaSettings;
import io.watchword.protocol.kafka.Start;
import io.watchword.protocol.kafka.Topic;
import io.watchword.standalone.Seeds;
import io.watchword.standalone.WatchwordProcess;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** The whole of Watchword in this process, watched from outside: from the answers that reach Kafka. */
final class WholePath {
    private static final String CAMERA = "bench";

    private final WatchwordProcess process;
    private final Vertx vertx = Vertx.vertx();
    private final KafkaBus bus;
    private final CompactedTable<Camera> cameras;
    private final CompactedTable<Question> questions;
    private final AnswerWatch watch = new AnswerWatch(id(0));

    WholePath(Path dataDir, int inputSize, int threads, List<String> texts) throws Exception {
        this(dataDir, inputSize, threads, texts, ConfigFile.none());
    }

    /** The same with what a file says besides. */
    WholePath(Path dataDir, int inputSize, int threads, List<String> texts, ConfigFile file) throws Exception {
        Settings settings = Settings.of(
                Map.of(
                        Keys.DATA_DIR.name(), dataDir.toString(),
                        Keys.PORT.name(), "0",
                        Keys.INPUT_SIZE.name(), Integer.toString(inputSize),
                        Keys.DEVICES.name(), "cpu",
                        Keys.THREADS.name(), Integer.toString(threads)),
                Map.of(),
                file);
        process = WatchwordProcess.start(settings, new Seeds(List.of(), List.of()));
        bus = new KafkaBus(vertx, new KafkaSettings(process.broker(), 4, 1, null, Map.of()), new SimpleMeterRegistry());
        cameras = wait(bus.table(Topic.CAMERAS));
        questions = wait(bus.table(Topic.QUESTIONS));
        for (int i = 0; i < texts.size(); i++) {
            wait(questions.put(question(i, texts.get(i), Emit.EVERY)));
        }
        wait(bus.read(Topic.ANSWERS, new Start.End(), watch::note));
    }

    private static String id(int index) {
        return "q-" + index;
    }

    private static Question question(int index, String text, Emit emit) {
        return new Question(id(index), text, null, null, emit, null, null, Instant.now(), null);
    }

    /** Asks more, to be answered when the answer changes; {@code from} is the number of those asked before. */
    void ask(int from, List<String> texts) throws Exception {
        List<Future<Void>> asked = new ArrayList<>();
        for (int i = 0; i < texts.size(); i++) {
            asked.add(questions.put(question(from + i, texts.get(i), Emit.CHANGE)));
        }
        wait(Future.all(asked));
    }

    /** Asks more of a model. */
    void askOpen(int from, List<String> texts, String model) throws Exception {
        List<Future<Void>> asked = new ArrayList<>();
        for (int i = 0; i < texts.size(); i++) {
            asked.add(questions.put(
                    question(from + i, texts.get(i), Emit.CHANGE).routed(List.of(), null, new Route.Model(model))));
        }
        wait(Future.all(asked));
    }

    /** Withdraws {@code number} of what was asked, from the one with this number on. */
    void withdraw(int from, int number) throws Exception {
        List<Future<Void>> withdrawn = new ArrayList<>();
        for (int i = 0; i < number; i++) {
            withdrawn.add(questions.remove(id(from + i)));
        }
        wait(Future.all(withdrawn));
    }

    /** Plays the demo clip at {@code rate} frames a second for a while, and counts what is answered. */
    Leg run(double rate, double warmSeconds, double seconds) throws Exception {
        String url = String.format(Locale.ROOT, "demo:?rate=%.1f", rate);
        wait(cameras.put(new Camera(CAMERA, CAMERA, url, 120, false, List.of())));
        TimeUnit.MILLISECONDS.sleep((long) (warmSeconds * 1000));
        watch.clear();
        Machine.Used used = Machine.Used.now();
        Profile profile = Profile.now();
        long start = System.nanoTime();
        TimeUnit.MILLISECONDS.sleep((long) (seconds * 1000));
        Leg leg = watch.leg(
                (System.nanoTime() - start) / 1e9,
                Machine.Used.now().since(used),
                Profile.now().since(profile));
        wait(cameras.remove(CAMERA));
        return leg;
    }

    /** What it counts, as Prometheus reads it. */
    String metrics() throws Exception {
        HttpRequest request = HttpRequest.newBuilder(URI.create(process.address() + "metrics"))
                .build();
        return HttpClient.newHttpClient()
                .send(request, HttpResponse.BodyHandlers.ofString())
                .body();
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
