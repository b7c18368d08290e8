package io.watchword.standalone;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.vertx.core.Deployable;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.watchword.answerstream.AnswerStreamRole;
import io.watchword.answerstream.AnswerStreamSettings;
import io.watchword.answerstream.AnswerStreamVerticle;
import io.watchword.deliveries.DeliveriesVerticle;
import io.watchword.embeddedkafka.DataDirectory;
import io.watchword.embeddedkafka.EmbeddedKafka;
import io.watchword.inference.AnsweringVerticle;
import io.watchword.inference.KindsVerticle;
import io.watchword.inference.Perceiver;
import io.watchword.inference.PerceptionSettings;
import io.watchword.inference.PerceptionVerticle;
import io.watchword.ingest.IngestVerticle;
import io.watchword.modelpackages.device.Device;
import io.watchword.openquestions.OpenQuestionsVerticle;
import io.watchword.process.Meters;
import io.watchword.process.Shutdown;
import io.watchword.process.config.ConfigException;
import io.watchword.process.config.Keys;
import io.watchword.process.config.Settings;
import io.watchword.protocol.Health;
import io.watchword.protocol.kafka.KafkaBus;
import io.watchword.protocol.kafka.KafkaSettings;
import io.watchword.questionengine.QuestionEngine;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * The wiring of the one-process distribution, all of it: broker, bus, verticles, and the order in which they start and
 * stop. Its methods block and are for the main thread.
 */
public final class WatchwordProcess implements AutoCloseable {
    // the models of a process have as many threads a forward pass as whichever is loaded first
    private static final int DETECTORS_THREADS = 1;

    private final Running running = new Running();
    private final ExecutorService startup = Executors.newSingleThreadExecutor(r -> new Thread(r, "watchword-startup"));
    private final Settings settings;
    private final Parts parts;
    private final Planting planting;
    private volatile boolean started;
    private int port;
    private String broker = "";

    /** It was closed while it started. */
    public static final class ClosedWhileStartingException extends RuntimeException {
        private static final long serialVersionUID = 1;

        ClosedWhileStartingException() {
            super("told to stop while starting");
        }
    }

    private WatchwordProcess(Settings settings, Seeds seeds) {
        this.settings = settings;
        this.parts = new Parts(settings);
        this.planting = new Planting(settings, seeds);
    }

    /**
     * Starts everything; returns when questions can be asked.
     *
     * @throws UserException if something is in the way that the user can move
     * @throws ConfigException if something is configured that can't be
     */
    public static WatchwordProcess start(Settings settings, Seeds seeds) {
        return start(settings, seeds, begun -> {});
    }

    /**
     * The same, for whoever may have to close it before it has started.
     *
     * @param begun is told of it before it starts; from then on any thread may close it
     * @throws ClosedWhileStartingException if that happened
     */
    public static WatchwordProcess start(Settings settings, Seeds seeds, Consumer<WatchwordProcess> begun) {
        WatchwordProcess process = new WatchwordProcess(settings, seeds);
        begun.accept(process);
        try {
            process.start();
            return process;
        } catch (RuntimeException e) {
            if (process.running.isClosed()) {
                throw new ClosedWhileStartingException();
            }
            process.close();
            throw e;
        }
    }

    /**
     * Checks settings without starting anything, as far as that can be done.
     *
     * @throws ConfigException if something is configured that can't be
     * @throws UserException with the reason and suggestions for a question that is not understood
     */
    public static void check(Settings settings, Seeds seeds) {
        new Parts(settings).check();
        new Planting(settings, seeds).check(QuestionEngine.load(Perceiver.VOCABULARY));
    }

    /** The port of the HTTP interface. */
    public int port() {
        return port;
    }

    /** {@code host:port} of the Kafka broker in use. */
    public String broker() {
        return broker;
    }

    /** The address of the dashboard. */
    public String address() {
        String scheme = settings.find(Keys.TLS_CERT).isPresent() ? "https://" : "http://";
        String host = settings.get(Keys.HOST);
        return scheme + (host.equals("127.0.0.1") ? "localhost" : host) + ":" + port + "/";
    }

    private void start() {
        AnswerStreamSettings serving = parts.answerStream();
        Ports.requireFree(settings.get(Keys.HOST), settings.get(Keys.PORT));
        DataDirectory directory = DataDirectory.take(settings.get(Keys.DATA_DIR));
        running.add(directory);
        PerceptionSettings looking = parts.perception();
        CompletableFuture<QuestionEngine> engine =
                CompletableFuture.supplyAsync(() -> QuestionEngine.load(Perceiver.VOCABULARY), startup);
        KafkaSettings kafka = parts.kafka().orElseGet(() -> embedded(directory.path()));
        broker = kafka.bootstrap();
        CompletableFuture<List<Device>> devices =
                CompletableFuture.supplyAsync(() -> parts.devices(looking, kafka.partitions()), startup);

        Vertx vertx = Vertx.vertx();
        running.add(() -> Waiting.on(vertx.close()));
        PrometheusMeterRegistry meters = meters(directory);
        running.add(meters::close);
        KafkaBus bus = new KafkaBus(vertx, kafka, meters);
        running.add(() -> Waiting.on(bus.close()));
        bus.createTopics();
        AnswerStreamRole.boundEvidence(bus, settings.find(Keys.EVIDENCE_MB).orElse(0));

        QuestionEngine questions = Waiting.on(engine);
        planting.requireUnderstood(questions);
        KindsVerticle kinds = KindsVerticle.of(bus, meters, settings, questions, DETECTORS_THREADS);
        List<PerceptionVerticle> perception = Waiting.on(devices).stream()
                .map(device -> new PerceptionVerticle(bus, meters, looking, device, kinds.teller()))
                .toList();
        AnsweringVerticle answering = new AnsweringVerticle(bus, meters, questions);
        DeliveriesVerticle deliveries = new DeliveriesVerticle(bus, meters, parts.deliveries());
        OpenQuestionsVerticle open =
                new OpenQuestionsVerticle(bus, meters, questions, parts.openQuestions(DETECTORS_THREADS));
        AnswerStreamVerticle stream = new AnswerStreamVerticle(
                bus,
                meters,
                questions,
                serving,
                health(perception, List.of(answering.health(), deliveries.health(), open.health()), directory));
        List<Deployable> verticles = new ArrayList<>(List.of(stream, answering, deliveries, open, kinds));
        verticles.addAll(perception);
        deploy(vertx, verticles);
        port = stream.port();
        planting.plant(bus, questions, kinds);
        deploy(vertx, List.of(new IngestVerticle(bus, meters, parts.ingest())));
        started = true;
    }

    private KafkaSettings embedded(Path directory) {
        EmbeddedKafka embedded = EmbeddedKafka.start(directory.resolve("broker"), 0);
        running.add(embedded);
        return KafkaSettings.local(embedded.bootstrap(), "standalone");
    }

    private static PrometheusMeterRegistry meters(DataDirectory directory) {
        PrometheusMeterRegistry meters = Meters.create();
        Gauge.builder("watchword.data.free.bytes", directory, DataDirectory::freeBytes)
                .description("Free bytes on the disk of the data directory")
                .baseUnit("bytes")
                .register(meters);
        return meters;
    }

    private static List<Supplier<Health>> health(
            List<PerceptionVerticle> perception, List<Supplier<Health>> others, DataDirectory directory) {
        List<Supplier<Health>> parts = new ArrayList<>();
        perception.forEach(each -> parts.add(each.health()));
        parts.addAll(others);
        parts.add(() -> disk(directory));
        return parts;
    }

    private static Health disk(DataDirectory directory) {
        return directory.isNearlyFull()
                ? Health.down("disk", (directory.freeBytes() >> 20) + " MiB left on the disk of " + directory.path())
                : Health.up("disk");
    }

    /** Deploys at once what does not need each other, and will stop it at once. */
    private void deploy(Vertx vertx, List<Deployable> verticles) {
        List<Future<String>> deployed =
                verticles.stream().map(vertx::deployVerticle).toList();
        running.add(() -> Waiting.on(
                Future.join(deployed.stream().map(id -> undeploy(vertx, id)).toList())));
        Waiting.on(Future.join(deployed));
    }

    /** What did not get as far as being deployed has nothing to be taken back. */
    private static Future<Void> undeploy(Vertx vertx, Future<String> id) {
        return id.transform(done -> done.succeeded() ? vertx.undeploy(done.result()) : Future.succeededFuture());
    }

    /**
     * Stops everything, cameras first and the broker last, having sent what is in hand. What still starts begins
     * nothing that takes long.
     */
    @Override
    public void close() {
        if (!started) {
            Shutdown.beginNothing();
        }
        startup.shutdownNow();
        running.close();
    }
}
