package io.watchword.process;

import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.watchword.process.config.Keys;
import io.watchword.process.config.Settings;
import io.watchword.protocol.Health;
import io.watchword.protocol.kafka.KafkaBus;
import io.watchword.protocol.kafka.KafkaSettings;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A role at work: its health can be asked from the first moment on, and it waits for the brokers if it has to. */
final class RunningRole<S> implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(RunningRole.class);

    private static final String NAME = "process";

    private final Role<S> role;
    private final Settings settings;
    private final Vertx vertx = Vertx.vertx();
    private final PrometheusMeterRegistry meters = Meters.create();
    private final KafkaBus bus;
    private final Promise<Void> topics = Promise.promise();
    private final Promise<Void> closed = Promise.promise();
    private final List<Supplier<Health>> parts = new CopyOnWriteArrayList<>();
    private final Thread preparing;
    private volatile Future<?> starting = Future.succeededFuture();
    private volatile boolean closing;
    private volatile Health state;

    RunningRole(Role<S> role, Settings settings, KafkaSettings kafka) {
        this.role = role;
        this.settings = settings;
        this.bus = new KafkaBus(vertx, kafka, meters);
        this.preparing = new Thread(this::prepareTopics, "watchword-topics");
        this.state = Health.down(NAME, "starting");
        parts.add(() -> state);
    }

    /**
     * Blocks until it is closed, which may be before it has started.
     *
     * @throws RuntimeException if it can't start
     */
    void run(S told) throws InterruptedException {
        try {
            start(told);
        } catch (RuntimeException e) {
            if (!closing) {
                throw e;
            }
            LOG.debug("Closed while it started", e);
        }
        wait(closed.future());
    }

    private void start(S told) throws InterruptedException {
        if (!role.servesHealth() || settings.isGiven(Keys.MANAGEMENT_PORT)) {
            wait(vertx.deployVerticle(new Management(
                    settings.get(Keys.MANAGEMENT_HOST), settings.get(Keys.MANAGEMENT_PORT), bus, parts, meters)));
        }
        preparing.setDaemon(true);
        preparing.start();
        Stage stage = new Stage(vertx, bus, meters, topics.future(), parts::add);
        starting = role.start(stage, told);
        wait(Future.all(topics.future(), starting));
        if (!closing) {
            state = Health.up(NAME);
            LOG.info("{} works", role.name());
        }
    }

    private void prepareTopics() {
        try {
            bus.createTopics();
            topics.tryComplete();
        } catch (RuntimeException e) {
            topics.tryFail(e);
        }
    }

    /**
     * Takes nothing new, finishes what is in hand, sends what is written, and closes the connections. What still starts
     * begins nothing that takes long, and is waited for a while.
     */
    @Override
    public void close() {
        closing = true;
        if (!state.ok()) {
            Shutdown.beginNothing();
        }
        state = Health.down(NAME, "stopping");
        preparing.interrupt();
        awaitStart();
        Future.join(vertx.deploymentIDs().stream().map(vertx::undeploy).toList())
                .transform(stopped -> bus.close())
                .transform(sent -> vertx.close())
                .toCompletionStage()
                .toCompletableFuture()
                .orTimeout(settings.get(Keys.STOP_WITHIN), TimeUnit.SECONDS)
                .join();
        meters.close();
        closed.tryComplete();
    }

    // what starts may wait for a broker that is gone
    private void awaitStart() {
        long most = settings.get(Keys.STOP_WITHIN) * 1_000L / 3;
        starting.toCompletionStage()
                .handle((done, problem) -> closing)
                .toCompletableFuture()
                .completeOnTimeout(closing, most, TimeUnit.MILLISECONDS)
                .join();
    }

    private static void wait(Future<?> future) throws InterruptedException {
        try {
            future.toCompletionStage().toCompletableFuture().get();
        } catch (ExecutionException e) {
            throw e.getCause() instanceof RuntimeException cause ? cause : new IllegalStateException(e.getCause());
        }
    }
}
