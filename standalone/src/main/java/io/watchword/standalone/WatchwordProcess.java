package io.watchword.standalone;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.vertx.core.Deployable;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.watchword.answerstream.AnswerStreamRole;
import io.watchword.answerstream.AnswerStreamSettings;
import io.watchword.answerstream.AnswerStreamVerticle;
import io.watchword.deliveries.DeliveriesRole;
import io.watchword.deliveries.DeliveriesVerticle;
import io.watchword.deliveries.DeliverySettings;
import io.watchword.embeddedkafka.DataDirectory;
import io.watchword.embeddedkafka.EmbeddedKafka;
import io.watchword.inference.AnsweringVerticle;
import io.watchword.inference.InferenceRole;
import io.watchword.inference.KindsVerticle;
import io.watchword.inference.Perceiver;
import io.watchword.inference.PerceptionSettings;
import io.watchword.inference.PerceptionVerticle;
import io.watchword.ingest.IngestRole;
import io.watchword.ingest.IngestVerticle;
import io.watchword.modelpackages.device.Device;
import io.watchword.openquestions.OpenQuestionsSettings;
import io.watchword.openquestions.OpenQuestionsVerticle;
import io.watchword.process.KafkaConnection;
import io.watchword.process.Meters;
import io.watchword.process.Shutdown;
import io.watchword.process.config.ConfigException;
import io.watchword.process.config.Keys;
import io.watchword.process.config.ModelSettings;
import io.watchword.process.config.Settings;
import io.watchword.protocol.CameraUrls;
import io.watchword.protocol.Health;
import io.watchword.protocol.WebhookUrls;
import io.watchword.protocol.kafka.KafkaBus;
import io.watchword.protocol.kafka.KafkaSettings;
import io.watchword.questionengine.QuestionEngine;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The wiring of the one-process distribution, all of it: broker, bus, verticles, and the order in which they start and
 * stop. Its methods block and are for the main thread.
 */
public final class WatchwordProcess implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(WatchwordProcess.class);
    private static final long PATIENCE_S = 60;
    private static final long KINDS_PATIENCE_S = 60;
    // the models of a process have as many threads a forward pass as whichever is loaded first
    private static final int DETECTORS_THREADS = 1;

    private final Deque<AutoCloseable> running = new ArrayDeque<>();
    private final ExecutorService startup = Executors.newSingleThreadExecutor(r -> new Thread(r, "watchword-startup"));
    private final Settings settings;
    private final Seeds seeds;
    private volatile boolean started;
    private boolean closed;
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
        this.seeds = seeds;
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
            if (process.isClosed()) {
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
        WatchwordProcess process = new WatchwordProcess(settings, seeds);
        settings.check(process::answerStream);
        settings.check(() -> DeliveriesRole.mqtt(settings));
        if (settings.isGiven(Keys.KAFKA)) {
            settings.check(() -> KafkaConnection.of(settings));
        }
        QuestionEngine engine = QuestionEngine.load(Perceiver.VOCABULARY);
        if (process.classifier().isEmpty()) {
            seeds.requireUnderstood(engine, process.openModel());
        } else if (!seeds.areUnderstood(engine)) {
            LOG.warn(
                    "Some questions are understood only if the classifier '{}' tells of what they ask for, which is known"
                            + " once it is loaded",
                    process.classifier().get());
        }
        process.close();
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
        AnswerStreamSettings serving = settings.check(this::answerStream);
        Ports.requireFree(settings.get(Keys.HOST), settings.get(Keys.PORT));
        DataDirectory directory = DataDirectory.take(settings.get(Keys.DATA_DIR));
        running(directory);
        PerceptionSettings looking = unpacked(() -> InferenceRole.perception(settings));
        CompletableFuture<QuestionEngine> engine =
                CompletableFuture.supplyAsync(() -> QuestionEngine.load(Perceiver.VOCABULARY), startup);
        KafkaSettings kafka = kafka(directory.path());
        broker = kafka.bootstrap();
        CompletableFuture<List<Device>> devices = CompletableFuture.supplyAsync(
                () -> settings.check(() -> InferenceRole.devices(settings, looking, kafka.partitions())), startup);

        Vertx vertx = Vertx.vertx();
        running(() -> wait(vertx.close()));
        PrometheusMeterRegistry meters = meters(directory);
        running(meters::close);
        KafkaBus bus = new KafkaBus(vertx, kafka, meters);
        running(() -> wait(bus.close()));
        bus.createTopics();
        AnswerStreamRole.boundEvidence(bus, settings.find(Keys.EVIDENCE_MB).orElse(0));

        QuestionEngine questions = join(engine);
        if (classifier().isEmpty()) {
            seeds.requireUnderstood(questions, openModel());
        }
        KindsVerticle kinds = KindsVerticle.of(bus, meters, settings, questions, DETECTORS_THREADS);
        List<PerceptionVerticle> perception = join(devices).stream()
                .map(device -> new PerceptionVerticle(bus, meters, looking, device, kinds.teller()))
                .toList();
        AnsweringVerticle answering = new AnsweringVerticle(bus, meters, questions);
        DeliveriesVerticle deliveries = new DeliveriesVerticle(bus, meters, delivering());
        OpenQuestionsVerticle open = new OpenQuestionsVerticle(
                bus, meters, questions, OpenQuestionsSettings.of(settings, DETECTORS_THREADS));
        AnswerStreamVerticle stream = new AnswerStreamVerticle(
                bus,
                meters,
                questions,
                serving,
                health(perception, List.of(answering.health(), deliveries.health(), open.health()), directory));
        List<Deployable> parts = new ArrayList<>(List.of(stream, answering, deliveries, open, kinds));
        parts.addAll(perception);
        deploy(vertx, parts.toArray(Deployable[]::new));
        port = stream.port();
        plant(bus, questions, kinds);
        deploy(vertx, new IngestVerticle(bus, meters, unpacked(() -> IngestRole.of(settings, urls()))));
        started = true;
    }

    /** What only the classifier knows is understood once it is loaded. */
    private void plant(KafkaBus bus, QuestionEngine questions, KindsVerticle kinds) {
        if (classifier().isEmpty() || seeds.areUnderstood(questions)) {
            wait(seeds.plant(bus, questions, openModel()));
            return;
        }
        LOG.info("Waiting for the classifier, as some questions are not understood without it");
        try {
            Optional<String> trouble =
                    kinds.settled().toCompletionStage().toCompletableFuture().get(KINDS_PATIENCE_S, TimeUnit.SECONDS);
            plantNow(bus, questions, trouble);
        } catch (TimeoutException e) {
            plantLater(bus, questions, kinds);
        } catch (ExecutionException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted", e);
        }
    }

    private void plantNow(KafkaBus bus, QuestionEngine questions, Optional<String> trouble) {
        try {
            wait(seeds.plant(bus, questions, openModel()));
        } catch (UserException e) {
            throw trouble.<RuntimeException>map(why -> new UserException(
                            e.getMessage() + "\nThe classifier '" + classifier().orElseThrow()
                                    + "', which may know more words, is of no help: " + why,
                            e))
                    .orElse(e);
        }
    }

    /** Cameras and the other questions don't wait for a classifier that takes long to come. */
    private void plantLater(KafkaBus bus, QuestionEngine questions, KindsVerticle kinds) {
        Seeds known = openModel().isPresent() ? seeds : seeds.understoodBy(questions);
        wait(known.plant(bus, questions, openModel()));
        LOG.warn(
                "The classifier '{}' is not loaded yet; what is not understood without it is asked once it is: {}",
                classifier().orElseThrow(),
                seeds.questions().stream()
                        .filter(text -> !known.questions().contains(text))
                        .toList());
        kinds.settled()
                .compose(trouble -> seeds.plant(bus, questions, openModel()))
                .onFailure(problem -> LOG.warn("Not all questions could be asked: {}", problem.getMessage()));
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

    private KafkaSettings kafka(Path directory) {
        if (settings.isGiven(Keys.KAFKA)) {
            return settings.check(() -> KafkaConnection.of(settings));
        }
        EmbeddedKafka embedded = EmbeddedKafka.start(directory.resolve("broker"), 0);
        running(embedded);
        return KafkaSettings.local(embedded.bootstrap(), "standalone");
    }

    private <T> T unpacked(Supplier<T> settingsOfPart) {
        try {
            return settings.check(settingsOfPart);
        } catch (UncheckedIOException e) {
            throw new UserException(String.valueOf(e.getMessage()), e);
        }
    }

    private AnswerStreamSettings answerStream() {
        AnswerStreamSettings serving = AnswerStreamRole.serving(settings, urls(), webhooks());
        serving.requireSafe();
        return serving;
    }

    private DeliverySettings delivering() {
        return DeliverySettings.of(webhooks(), settings.check(() -> DeliveriesRole.mqtt(settings)));
    }

    /** The model that answers what the question engine can't. */
    private Optional<String> openModel() {
        return settings.models().stream()
                .filter(ModelSettings::answers)
                .map(ModelSettings::name)
                .findFirst();
    }

    /** The model that tells kinds of things, whose words questions may use. */
    private Optional<String> classifier() {
        return settings.models().stream()
                .filter(ModelSettings::classifies)
                .map(ModelSettings::name)
                .findFirst();
    }

    private WebhookUrls webhooks() {
        return new WebhookUrls(isLocal() || settings.get(Keys.ALLOW_LOOPBACK_WEBHOOKS));
    }

    private CameraUrls urls() {
        return new CameraUrls(isLocal() || settings.get(Keys.ALLOW_LOOPBACK_CAMERAS), false);
    }

    private boolean isLocal() {
        return Ports.isLoopback(settings.get(Keys.HOST));
    }

    /** Deploys at once what does not need each other, and will stop it at once. */
    private void deploy(Vertx vertx, Deployable... verticles) {
        List<Future<String>> deployed =
                Arrays.stream(verticles).map(vertx::deployVerticle).toList();
        running(() -> wait(
                Future.join(deployed.stream().map(id -> undeploy(vertx, id)).toList())));
        wait(Future.join(deployed));
    }

    /** What did not get as far as being deployed has nothing to be taken back. */
    private static Future<Void> undeploy(Vertx vertx, Future<String> id) {
        return id.transform(done -> done.succeeded() ? vertx.undeploy(done.result()) : Future.succeededFuture());
    }

    private void running(AutoCloseable part) {
        if (!isTaken(part)) {
            close(part);
            throw new ClosedWhileStartingException();
        }
    }

    private synchronized boolean isTaken(AutoCloseable part) {
        if (!closed) {
            running.push(part);
        }
        return !closed;
    }

    private synchronized boolean isClosed() {
        return closed;
    }

    /** The next to be closed; nothing is taken any more. */
    private synchronized @Nullable AutoCloseable next() {
        closed = true;
        return running.poll();
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
        for (AutoCloseable part = next(); part != null; part = next()) {
            close(part);
        }
    }

    private static void close(AutoCloseable part) {
        try {
            part.close();
        } catch (Exception e) {
            LOG.warn("Stopping: {}", e.toString());
        }
    }

    private static <T> T join(CompletableFuture<T> future) {
        try {
            return future.join();
        } catch (CompletionException e) {
            throw e.getCause() instanceof RuntimeException cause ? cause : e;
        }
    }

    private static <T> T wait(Future<T> future) {
        try {
            return future.toCompletionStage().toCompletableFuture().get(PATIENCE_S, TimeUnit.SECONDS);
        } catch (ExecutionException e) {
            throw e.getCause() instanceof RuntimeException cause ? cause : new IllegalStateException(e);
        } catch (TimeoutException e) {
            throw new IllegalStateException("Not done within " + PATIENCE_S + " s", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted", e);
        }
    }
}
