package io.watchword.inference;

import io.micrometer.core.instrument.MeterRegistry;
import io.vertx.core.Future;
import io.vertx.core.VerticleBase;
import io.watchword.inference.kinds.KindTeller;
import io.watchword.inference.kinds.LiveKinds;
import io.watchword.process.config.Keys;
import io.watchword.process.config.PackageSettings;
import io.watchword.process.config.Settings;
import io.watchword.protocol.ModelStatus;
import io.watchword.protocol.kafka.CompactedTable;
import io.watchword.protocol.kafka.KafkaBus;
import io.watchword.protocol.kafka.Topic;
import io.watchword.protocol.kafka.TopicWriter;
import io.watchword.questionengine.QuestionEngine;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The classifier of this process, if one is configured: loads it, has the kinds of tracks told, and announces on
 * {@code watchword.models} what it tells, by which everyone who reads questions knows the words. Where none is
 * configured, what others announced who are gone is taken back.
 */
public final class KindsVerticle extends VerticleBase {
    private static final Logger LOG = LoggerFactory.getLogger(KindsVerticle.class);
    private static final String CACHE = "packages";
    private static final long LOOK_MS = 250;

    private final KafkaBus bus;
    private final @Nullable LiveKinds kinds;
    private final int rank;
    private @Nullable TopicWriter<ModelStatus> writer;
    private @Nullable CompactedTable<ModelStatus> table;
    private @Nullable ModelStatus told;
    private long toldAt;
    private long timer = -1;

    private KindsVerticle(KafkaBus bus, @Nullable LiveKinds kinds, int rank) {
        this.bus = bus;
        this.kinds = kinds;
        this.rank = rank;
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
                return new KindsVerticle(bus, kinds, rank);
            }
        }
        return new KindsVerticle(bus, null, 0);
    }

    /** For perception. */
    public KindTeller teller() {
        return kinds == null ? KindTeller.NONE : kinds;
    }

    @Override
    public Future<?> start() {
        return bus.table(Topic.MODELS).map(opened -> {
            table = opened;
            writer = bus.writer(Topic.MODELS);
            if (kinds != null) {
                kinds.start();
            }
            timer = vertx.setPeriodic(LOOK_MS, passed -> tell());
            return null;
        });
    }

    private void tell() {
        boolean due = toldAt == 0 || System.nanoTime() - toldAt >= TimeUnit.SECONDS.toNanos(ModelStatus.EVERY_S);
        ModelStatus now = kinds == null ? null : kinds.status(rank);
        if (now != null && (due || isNews(now))) {
            told = now;
            write(now.ready() ? now : withKnownKinds(now));
        }
        if (due) {
            toldAt = System.nanoTime();
            takeBack(now == null ? "" : now.name());
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
        List<String> known = Optional.ofNullable(table)
                .flatMap(opened -> opened.get(now.name()))
                .map(ModelStatus::kinds)
                .orElse(List.of());
        return new ModelStatus(
                now.name(), now.kind(), now.task(), now.rank(), now.ready(), now.reason(), null, known, now.at());
    }

    private void write(ModelStatus status) {
        TopicWriter<ModelStatus> to = writer;
        if (to != null) {
            to.write(status).onFailure(problem -> LOG.atWarn()
                    .addKeyValue("model", status.name())
                    .log("It can't be told that this model is there: {}", problem.toString()));
        }
    }

    /** A classifier that nobody has spoken of for long: this installation has none any more, or another. */
    private void takeBack(String own) {
        Instant now = Instant.now();
        TopicWriter<ModelStatus> to = writer;
        for (ModelStatus status : table == null ? List.<ModelStatus>of() : List.copyOf(table.values())) {
            if (to != null && status.classifies() && !status.name().equals(own) && status.isGone(now)) {
                LOG.atInfo().addKeyValue("model", status.name()).log("This classifier is not configured any more");
                to.delete(status.name())
                        .onFailure(problem -> LOG.warn("It can't be taken back: {}", problem.toString()));
            }
        }
    }

    @Override
    public Future<?> stop() {
        vertx.cancelTimer(timer);
        Future<Void> closed = table == null ? Future.succeededFuture() : table.close();
        return kinds == null
                ? closed
                : Future.join(closed, vertx.executeBlocking(() -> {
                    kinds.close();
                    return null;
                }));
    }
}
