package io.watchword.inference;

import io.micrometer.core.instrument.MeterRegistry;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.VerticleBase;
import io.watchword.inference.kinds.KindTeller;
import io.watchword.inference.kinds.LiveKinds;
import io.watchword.process.config.Keys;
import io.watchword.process.config.PackageSettings;
import io.watchword.process.config.Settings;
import io.watchword.protocol.Ids;
import io.watchword.protocol.ModelStatus;
import io.watchword.protocol.kafka.CompactedTable;
import io.watchword.protocol.kafka.KafkaBus;
import io.watchword.protocol.kafka.Topic;
import io.watchword.protocol.kafka.TopicWriter;
import io.watchword.questionengine.QuestionEngine;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The classifier of this process, if one is configured: loads it, has the kinds of tracks told, and announces on
 * {@code watchword.models} what it tells, by which everyone who reads questions knows the words. Each process announces
 * its own, and all of these together count; what was announced by one that is gone is taken back by any other.
 */
public final class KindsVerticle extends VerticleBase {
    private static final Logger LOG = LoggerFactory.getLogger(KindsVerticle.class);
    private static final long STOOD_STILL = TimeUnit.SECONDS.toNanos(2L * ModelStatus.EVERY_S);
    private static final String CACHE = "packages";
    private static final long LOOK_MS = 250;

    private final KafkaBus bus;
    private final @Nullable LiveKinds kinds;
    private final QuestionEngine engine;
    private final int rank;
    private final String worker = Ids.random("w");
    private final Promise<Optional<String>> settled = Promise.promise();
    private @Nullable TopicWriter<ModelStatus> writer;
    private @Nullable CompactedTable<ModelStatus> table;
    private @Nullable ModelStatus told;
    private Map<String, Silence> silent = Map.of();
    private long toldAt;
    private long timer = -1;

    private KindsVerticle(KafkaBus bus, @Nullable LiveKinds kinds, QuestionEngine engine, int rank) {
        this.bus = bus;
        this.kinds = kinds;
        this.engine = engine;
        this.rank = rank;
        if (kinds == null) {
            settled.complete(Optional.empty());
        }
    }

    /**
     * As configured.
     *
     * @param engine that knows which things are worth a look, once what is announced here has come back
     * @param threads of a forward pass on the processor; what is loaded first in a process decides for all
     */
    public static KindsVerticle of(
            KafkaBus bus, MeterRegistry registry, Settings settings, QuestionEngine engine, int threads) {
        Path cache = settings.get(Keys.DATA_DIR).resolve(CACHE);
        for (int rank = 0; rank < settings.models().size(); rank++) {
            if (settings.models().get(rank) instanceof PackageSettings inPackage && inPackage.classifies()) {
                LiveKinds kinds =
                        new LiveKinds(inPackage, cache, threads, engine::labelsWithKinds, registry, System::nanoTime);
                return new KindsVerticle(bus, kinds, engine, rank);
            }
        }
        return new KindsVerticle(bus, null, engine, 0);
    }

    /** For perception. */
    public KindTeller teller() {
        return kinds == null ? KindTeller.NONE : kinds;
    }

    /**
     * Completes with nothing once the engine knows what the classifier tells, or where there is none; with why it can't
     * be used where that is found first. It may be used later all the same.
     */
    public Future<Optional<String>> settled() {
        return settled.future();
    }

    @Override
    public Future<?> start() {
        return bus.table(Topic.MODELS).map(opened -> {
            table = opened;
            opened.onChange((key, before, after) -> {
                if (after != null && after.ready() && worker.equals(after.worker())) {
                    learn(opened);
                }
                if (before != null && after == null && worker.equals(before.worker())) {
                    // somebody who had heard nothing of this process for long was mistaken
                    told = null;
                }
            });
            writer = bus.writer(Topic.MODELS);
            if (kinds != null) {
                kinds.start();
            }
            timer = vertx.setPeriodic(LOOK_MS, passed -> tell());
            return null;
        });
    }

    /** The verticles that answer learn it too, each in its time; whoever waits for this can ask at once. */
    private void learn(CompactedTable<ModelStatus> from) {
        if (!settled.future().isComplete()) {
            List<ModelStatus> all = List.copyOf(from.values());
            vertx.executeBlocking(() -> engine.tell(all)).onComplete(done -> settled.tryComplete(Optional.empty()));
        }
    }

    private void tell() {
        boolean due = toldAt == 0 || System.nanoTime() - toldAt >= TimeUnit.SECONDS.toNanos(ModelStatus.EVERY_S);
        ModelStatus now = kinds == null ? null : kinds.status(rank, worker);
        if (now != null && (due || isNews(now))) {
            told = now;
            write(now.ready() ? now : withKnownKinds(now));
        }
        if (kinds != null) {
            kinds.refusal().ifPresent(why -> settled.tryComplete(Optional.of(why)));
        }
        if (due) {
            listen(System.nanoTime() - toldAt);
            toldAt = System.nanoTime();
            takeBack(now);
        }
    }

    private boolean isNews(ModelStatus now) {
        ModelStatus before = told;
        return before == null
                || before.ready() != now.ready()
                || !before.kinds().equals(now.kinds());
    }

    /** While it is loaded, or can't be, questions keep their meaning: what was told last stays. */
    private ModelStatus withKnownKinds(ModelStatus now) {
        return new ModelStatus(
                now.name(),
                now.kind(),
                now.task(),
                now.rank(),
                now.ready(),
                now.reason(),
                null,
                knownKinds(now),
                worker,
                now.at());
    }

    /** What was announced here, else by those of the same name who have fallen silent. */
    private List<String> knownKinds(ModelStatus now) {
        List<String> own = announced()
                .filter(status -> status.key().equals(now.key()))
                .flatMap(status -> status.kinds().stream())
                .toList();
        return own.isEmpty()
                ? announced()
                        .filter(status -> status.name().equals(now.name()) && status.isLate(now.at()))
                        .flatMap(status -> status.kinds().stream())
                        .distinct()
                        .toList()
                : own;
    }

    private Stream<ModelStatus> announced() {
        return table == null ? Stream.empty() : table.values().stream().filter(ModelStatus::classifies);
    }

    private void write(ModelStatus status) {
        TopicWriter<ModelStatus> to = writer;
        if (to != null) {
            to.write(status).onFailure(problem -> LOG.atWarn()
                    .addKeyValue("model", status.name())
                    .log("It can't be told that this model is there: {}", problem.toString()));
        }
    }

    private void listen(long sinceLast) {
        Map<String, Silence> before = sinceLast > STOOD_STILL ? Map.of() : silent;
        Map<String, Silence> heard = new HashMap<>();
        announced()
                .forEach(status -> heard.put(
                        status.key(),
                        before.getOrDefault(status.key(), Silence.NONE).next(status.at())));
        silent = heard;
    }

    /**
     * Whether a word was still the one before when it should have been said again. What is known here may be old, as
     * this process may itself have stood still: so its time alone does not tell.
     */
    private record Silence(Instant last, boolean isLong) {
        private static final Silence NONE = new Silence(Instant.MIN, false);

        Silence next(Instant at) {
            return new Silence(at, at.equals(last));
        }
    }

    /**
     * What nobody has said again for long is told by no process any more. Where this one has it to say instead until
     * its own classifier is loaded, all have to have heard that first.
     */
    private void takeBack(@Nullable ModelStatus own) {
        TopicWriter<ModelStatus> to = writer;
        if (to == null
                || (own != null && announced().noneMatch(status -> status.key().equals(own.key())))) {
            return;
        }
        Instant now = Instant.now();
        announced()
                .filter(status -> !worker.equals(status.worker()) && status.isGone(now))
                .filter(status ->
                        silent.getOrDefault(status.key(), Silence.NONE).isLong())
                .forEach(status -> {
                    LOG.atInfo()
                            .addKeyValue("model", status.name())
                            .log("A process with this classifier is gone; what it alone told is not known any more");
                    to.delete(status.key())
                            .onFailure(problem -> LOG.warn("It can't be taken back: {}", problem.toString()));
                });
    }

    @Override
    public Future<?> stop() {
        vertx.cancelTimer(timer);
        settled.tryComplete(Optional.of("it was closed"));
        Future<Void> closed = table == null ? Future.succeededFuture() : table.close();
        return kinds == null
                ? closed
                : Future.join(closed, vertx.executeBlocking(() -> {
                    kinds.close();
                    return null;
                }));
    }
}
