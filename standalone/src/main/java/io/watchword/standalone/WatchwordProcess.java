package io.watchword.standalone;

import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.vertx.core.Deployable;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.watchword.answerstream.AnswerStreamSettings;
import io.watchword.answerstream.AnswerStreamVerticle;
import io.watchword.deliveries.DeliveriesVerticle;
import io.watchword.deliveries.DeliverySettings;
import io.watchword.embeddedkafka.DataDirectory;
import io.watchword.embeddedkafka.EmbeddedKafka;
import io.watchword.inference.AnsweringVerticle;
import io.watchword.inference.PerceptionSettings;
import io.watchword.inference.PerceptionVerticle;
import io.watchword.inference.detector.Device;
import io.watchword.inference.detector.Devices;
import io.watchword.ingest.IngestSettings;
import io.watchword.ingest.IngestVerticle;
import io.watchword.models.EmbeddedModels;
import io.watchword.protocol.CameraUrls;
import io.watchword.protocol.Health;
import io.watchword.protocol.WebhookUrls;
import io.watchword.protocol.kafka.KafkaBus;
import io.watchword.protocol.kafka.KafkaSettings;
import io.watchword.protocol.kafka.Topic;
import io.watchword.questionengine.QuestionEngine;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The wiring of the one-process distribution, all of it: broker, bus, verticles, and the order in which they start and
 * stop. Its methods block and are for the main thread.
 */
public final class WatchwordProcess implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(WatchwordProcess.class);
    private static final String VOCABULARY = "coco-80";
    private static final long PATIENCE_S = 60;

    private final Deque<AutoCloseable> running = new ArrayDeque<>();
    private final ExecutorService startup = Executors.newSingleThreadExecutor(r -> new Thread(r, "watchword-startup"));
    private final ProcessSettings settings;
    private int port;
    private String broker = "";

    private WatchwordProcess(ProcessSettings settings) {
        this.settings = settings;
    }

    /**
     * Starts everything; returns when questions can be asked.
     *
     * @throws UserException if something is in the way that the user can move
     */
    public static WatchwordProcess start(ProcessSettings settings) {
        WatchwordProcess process = new WatchwordProcess(settings);
        try {
            process.start();
            return process;
        } catch (RuntimeException e) {
            process.close();
            throw e;
        }
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
        String scheme = settings.protection().isEncrypted() ? "https://" : "http://";
        return scheme + (settings.host().equals("127.0.0.1") ? "localhost" : settings.host()) + ":" + port + "/";
    }

    private void start() {
        requireSafe();
        Ports.requireFree(settings.host(), settings.port());
        DataDirectory directory = DataDirectory.take(settings.dataDir());
        running(directory);
        PerceptionSettings perceptionSettings = perception(directory.path());
        CompletableFuture<QuestionEngine> engine =
                CompletableFuture.supplyAsync(() -> QuestionEngine.load(VOCABULARY), startup);
        CompletableFuture<List<Device>> devices = CompletableFuture.supplyAsync(
                () -> busy(devices(perceptionSettings), KafkaSettings.PARTITIONS), startup);
        KafkaSettings kafka = kafka(directory.path());
        broker = kafka.bootstrap();

        Vertx vertx = Vertx.vertx();
        running(() -> wait(vertx.close()));
        PrometheusMeterRegistry meters = Meters.create(directory);
        running(meters::close);
        KafkaBus bus = new KafkaBus(vertx, kafka, meters);
        running(() -> wait(bus.close()));
        bus.createTopics();
        boundEvidence(bus);

        QuestionEngine questions = join(engine);
        settings.seeds().requireUnderstood(questions);
        List<PerceptionVerticle> perception = join(devices).stream()
                .map(device -> new PerceptionVerticle(bus, meters, perceptionSettings, device))
                .toList();
        AnsweringVerticle answering = new AnsweringVerticle(bus, meters, questions);
        DeliveriesVerticle deliveries = new DeliveriesVerticle(
                bus, meters, DeliverySettings.of(webhooks(), settings.outlets().mqtt()));
        AnswerStreamVerticle stream = new AnswerStreamVerticle(
                bus, meters, questions, answerStream(), health(perception, answering, deliveries, directory));
        List<Deployable> parts = new ArrayList<>(List.of(stream, answering, deliveries));
        parts.addAll(perception);
        deploy(vertx, parts.toArray(Deployable[]::new));
        port = stream.port();
        wait(settings.seeds().plant(bus, questions));
        deploy(vertx, new IngestVerticle(bus, meters, ingest(directory.path())));
    }

    /** Each device has a partition of the frames to itself, so more devices than those would only take memory. */
    private List<Device> busy(List<Device> devices, int partitions) {
        if (devices.size() <= partitions) {
            return devices;
        }
        if (!settings.devices().strip().equals(Devices.AUTO)) {
            throw new UserException("--devices " + settings.devices() + " is " + devices.size()
                    + " devices, but frames come in " + partitions + " partitions, each for one device; give no more"
                    + " than " + partitions);
        }
        List<Device> used = devices.subList(0, partitions);
        LOG.warn("Of {} devices {} are used: frames come in as many partitions", devices.size(), used.size());
        return used;
    }

    private List<Device> devices(PerceptionSettings perceptionSettings) {
        try {
            return Devices.parse(settings.devices(), perceptionSettings.threads());
        } catch (IllegalArgumentException e) {
            throw new UserException("--" + e.getMessage(), e);
        }
    }

    private static List<Supplier<Health>> health(
            List<PerceptionVerticle> perception,
            AnsweringVerticle answering,
            DeliveriesVerticle deliveries,
            DataDirectory directory) {
        List<Supplier<Health>> parts = new ArrayList<>();
        perception.forEach(each -> parts.add(each.health()));
        parts.add(answering.health());
        parts.add(deliveries.health());
        parts.add(() -> disk(directory));
        return parts;
    }

    private static Health disk(DataDirectory directory) {
        return directory.isNearlyFull()
                ? Health.down("disk", (directory.freeBytes() >> 20) + " MiB left on the disk of " + directory.path())
                : Health.up("disk");
    }

    private void requireSafe() {
        if (!settings.insecure() && !settings.protection().hasLogin() && !Ports.isLoopback(settings.host())) {
            throw new UserException("--host " + settings.host() + " can be reached by others, and there is no login:"
                    + " add --admin-token-file FILE or --oidc-issuer URL, bind 127.0.0.1, or add --insecure if something"
                    + " else keeps strangers out");
        }
    }

    private KafkaSettings kafka(Path directory) {
        if (settings.kafka() != null) {
            return new KafkaSettings(settings.kafka(), KafkaSettings.PARTITIONS, 1, null, Map.of());
        }
        EmbeddedKafka broker = EmbeddedKafka.start(directory.resolve("broker"), 0);
        running(broker);
        return KafkaSettings.local(broker.bootstrap(), "standalone");
    }

    private PerceptionSettings perception(Path directory) {
        try {
            return PerceptionSettings.embedded(settings.detector(), directory.resolve("models"))
                    .withInputSize(settings.inputSize())
                    .withThreads(settings.threads());
        } catch (IOException e) {
            throw new UserException("The model can't be unpacked into " + directory + ": " + e.getMessage(), e);
        } catch (IllegalArgumentException e) {
            throw new UserException("--" + e.getMessage(), e);
        }
    }

    private IngestSettings ingest(Path directory) {
        try {
            Path clip = EmbeddedModels.extractDemoClip(directory.resolve("models"));
            IngestSettings defaults = IngestSettings.defaults(clip, urls()).withStillFps(settings.stillFps());
            return settings.mediaFolder() == null ? defaults : defaults.withMediaFolder(settings.mediaFolder());
        } catch (IllegalArgumentException e) {
            throw new UserException(String.valueOf(e.getMessage()), e);
        } catch (IOException e) {
            throw new UserException("The demo clip can't be unpacked into " + directory + ": " + e.getMessage(), e);
        }
    }

    private AnswerStreamSettings answerStream() {
        return settings.protection()
                .applyTo(new AnswerStreamSettings(settings.host(), settings.port(), urls(), settings.insecure())
                        .with(webhooks()));
    }

    private void boundEvidence(KafkaBus bus) {
        if (settings.outlets().evidenceMb() > 0) {
            bus.bound(Topic.EVIDENCE, settings.outlets().evidenceBytes());
        }
    }

    private WebhookUrls webhooks() {
        return new WebhookUrls(
                Ports.isLoopback(settings.host()) || settings.outlets().loopbackWebhooks());
    }

    private CameraUrls urls() {
        boolean localOnly = Ports.isLoopback(settings.host());
        return new CameraUrls(localOnly || settings.allowLoopbackCameras(), false);
    }

    /** Deploys at once what does not need each other, and will stop it at once. */
    private void deploy(Vertx vertx, Deployable... verticles) {
        List<Future<String>> deployed =
                Arrays.stream(verticles).map(vertx::deployVerticle).toList();
        running(() -> wait(Future.join(
                deployed.stream().map(id -> id.compose(vertx::undeploy)).toList())));
        wait(Future.join(deployed));
    }

    private void running(AutoCloseable part) {
        running.push(part);
    }

    /** Stops everything, cameras first and the broker last, having sent what is in hand. */
    @Override
    public void close() {
        startup.shutdownNow();
        while (!running.isEmpty()) {
            try {
                running.pop().close();
            } catch (Exception e) {
                LOG.warn("Stopping: {}", e.toString());
            }
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
