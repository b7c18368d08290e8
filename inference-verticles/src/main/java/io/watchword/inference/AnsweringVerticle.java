package io.watchword.inference;

import io.micrometer.core.instrument.MeterRegistry;
import io.vertx.core.Future;
import io.vertx.core.VerticleBase;
import io.vertx.core.WorkerExecutor;
import io.watchword.process.SilentCameras;
import io.watchword.protocol.Answer;
import io.watchword.protocol.Camera;
import io.watchword.protocol.CameraStatus;
import io.watchword.protocol.Health;
import io.watchword.protocol.LatencyMs;
import io.watchword.protocol.ModelStatus;
import io.watchword.protocol.Question;
import io.watchword.protocol.Scene;
import io.watchword.protocol.Unavailability;
import io.watchword.protocol.kafka.CompactedTable;
import io.watchword.protocol.kafka.Delivered;
import io.watchword.protocol.kafka.KafkaBus;
import io.watchword.protocol.kafka.PartitionListener;
import io.watchword.protocol.kafka.Recent;
import io.watchword.protocol.kafka.Start;
import io.watchword.protocol.kafka.Topic;
import io.watchword.protocol.kafka.TopicReader;
import io.watchword.questionengine.QuestionEngine;
import io.watchword.questionengine.Sight;
import io.watchword.questionengine.history.History;
import io.watchword.questionengine.language.Names;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Scenes and standing questions to answers. Reads {@code watchword.scenes} as a member of the group
 * {@code watchword-answering} and goes on where that last finished: a scene counts as read when the brokers have its
 * answers, so answers may come twice, with the same id, but not never. Questions are evaluated on a thread of their
 * own.
 */
public final class AnsweringVerticle extends VerticleBase {
    private static final Logger LOG = LoggerFactory.getLogger(AnsweringVerticle.class);
    private static final String NAME = "answering";
    private static final String GROUP = "watchword-answering";
    private static final int SCENES_AT_ONCE = 8;
    // longer than refreshes are apart and a take-over takes
    private static final Duration RECALLED = Duration.ofSeconds(30);
    private static final long LONGEST_EVALUATION_S = 30;

    private final KafkaBus bus;
    private final AnswerMeters meters;
    private final QuestionEngine engine;
    private final StandingQuestions standing;
    private final Memories memories;
    private final FrameOrder order = new FrameOrder();
    private final Set<Integer> owned = ConcurrentHashMap.newKeySet();
    private final List<Supplier<Future<Void>>> closing = new ArrayList<>();
    private volatile @Nullable AnswerWriter writer;
    private @Nullable NamedPlaces places;
    private @Nullable CompactedTable<CameraStatus> statuses;
    private @Nullable SilentCameras silent;
    private @Nullable WorkerExecutor thread;
    private volatile Health health = Health.down(NAME, "starting");
    private volatile boolean stopping;

    public AnsweringVerticle(KafkaBus bus, MeterRegistry registry, QuestionEngine engine) {
        this.bus = bus;
        this.engine = engine;
        this.meters = new AnswerMeters(registry);
        this.standing = new StandingQuestions(engine, meters);
        this.memories = new Memories(new ScenePast(bus), standing::reach);
    }

    /** How answering is doing; may be asked from any thread at any time. */
    public Supplier<Health> health() {
        return () -> Optional.ofNullable(writer)
                .filter(started -> health.ok())
                .flatMap(AnswerWriter::trouble)
                .map(trouble -> Health.down(NAME, trouble))
                .orElse(health);
    }

    @Override
    public Future<?> start() {
        writer = new AnswerWriter(vertx, bus.writer(Topic.ANSWERS), meters);
        thread = vertx.createSharedWorkerExecutor(
                "watchword-" + NAME + "-" + deploymentID(), 1, LONGEST_EVALUATION_S, TimeUnit.SECONDS);
        return bus.table(Topic.CAMERAS)
                .compose(this::followCameras)
                .compose(ignored -> bus.table(Topic.MODELS))
                .compose(this::followModels)
                .compose(ignored -> bus.table(Topic.QUESTIONS))
                .compose(this::followQuestions)
                .compose(ignored -> bus.table(Topic.CAMERA_STATUS))
                .compose(this::followStatuses)
                .compose(ignored -> bus.read(
                        Topic.SCENES,
                        new Start.Group(GROUP, NAME, true, Start.Edge.NEWEST),
                        this::answer,
                        new Handover()))
                .onSuccess(this::running);
    }

    private void running(TopicReader<Scene> reader) {
        closing.add(0, reader::close);
        health = Health.up(NAME);
    }

    private Future<Void> followQuestions(CompactedTable<Question> table) {
        closing.add(table::close);
        table.onChange((id, before, after) -> {
            if (!Objects.equals(before, after)) {
                onThread(() -> ask(id, after)).onFailure(AnsweringVerticle::unexpected);
            }
        });
        List<Question> asked = List.copyOf(table.values());
        return onThread(() -> {
            asked.forEach(question -> standing.put(question.id(), question, names(question)));
            return List.<Answer>of();
        });
    }

    /** A new question on a camera that gives no frames is answered at once. */
    private List<Answer> ask(String id, @Nullable Question question) {
        standing.put(id, question, question == null ? Names.NONE : names(question));
        List<Answer> found = new ArrayList<>();
        if (question != null && statuses != null) {
            for (CameraStatus status : statuses.values()) {
                if (speaksFor(status.camera())) {
                    Unavailability.of(status)
                            .ifPresent(why -> found.addAll(standing.unavailable(status, why.reason())));
                }
            }
        }
        return found;
    }

    private Future<Void> followCameras(CompactedTable<Camera> table) {
        closing.add(table::close);
        places = new NamedPlaces(table);
        table.onChange((id, before, after) -> {
            if (after == null) {
                onThread(() -> forget(id)).onFailure(AnsweringVerticle::unexpected);
            }
            if (!NamedPlaces.of(before).equals(NamedPlaces.of(after))) {
                onThread(this::rename).onFailure(AnsweringVerticle::unexpected);
            }
        });
        return Future.succeededFuture();
    }

    /** What classifiers tell are words that questions may use. */
    private Future<Void> followModels(CompactedTable<ModelStatus> table) {
        closing.add(table::close);
        table.onChange((id, before, after) -> {
            if (!kinds(before).equals(kinds(after))) {
                List<ModelStatus> all = List.copyOf(table.values());
                onThread(() -> learn(all)).onFailure(AnsweringVerticle::unexpected);
            }
        });
        List<ModelStatus> all = List.copyOf(table.values());
        return onThread(() -> learn(all));
    }

    private static List<String> kinds(@Nullable ModelStatus model) {
        return model == null ? List.of() : model.kinds();
    }

    private List<Answer> learn(List<ModelStatus> models) {
        engine.tell(models);
        return rename();
    }

    private List<Answer> forget(String camera) {
        standing.forget(camera);
        memories.forget(camera);
        order.forget(camera);
        return List.of();
    }

    private List<Answer> rename() {
        standing.rename(this::names);
        return List.of();
    }

    private Names names(Question question) {
        return Objects.requireNonNull(places, "started").namesFor(question);
    }

    private Future<Void> followStatuses(CompactedTable<CameraStatus> table) {
        closing.add(table::close);
        statuses = table;
        silent = new SilentCameras(vertx, table, camera -> !stopping && speaksFor(camera), this::tell);
        return Future.succeededFuture();
    }

    /** Of all members only the one that reads a camera's scenes answers for it, also while it gives none. */
    private boolean speaksFor(String camera) {
        return owned.contains(bus.partition(camera));
    }

    private void tell(CameraStatus status, String reason) {
        onThread(() -> standing.unavailable(status, reason)).onFailure(AnsweringVerticle::unexpected);
    }

    private Future<Void> answer(List<Delivered<Scene>> batch) {
        Future<Void> done = Future.succeededFuture();
        for (List<Delivered<Scene>> some : SceneRounds.of(batch, SCENES_AT_ONCE)) {
            done = done.compose(ignored -> onThread(() -> answers(some)));
        }
        return done;
    }

    private List<Answer> answers(List<Delivered<Scene>> records) {
        List<Answer> found = new ArrayList<>();
        for (Delivered<Scene> record : records) {
            Scene scene = record.value();
            if (scene != null && !order.isOvertaken(scene.camera(), scene.frame(), System.nanoTime())) {
                if (standing.beginsAnew(scene)) {
                    memories.forget(scene.camera());
                }
                History history = memories.with(record, scene);
                long start = System.nanoTime();
                standing.answer(new Sight(scene, history, places(scene)))
                        .forEach(each -> found.add(timed(each, record.timestamp(), start)));
            }
        }
        return found;
    }

    private @Nullable Set<String> places(Scene scene) {
        return Optional.ofNullable(places)
                .flatMap(known -> known.of(scene.camera()))
                .orElse(null);
    }

    /** What other members read until now was not seen here. */
    private final class Handover implements PartitionListener {
        @Override
        public void assigned(Set<Integer> partitions) {
            LOG.info("Answers partitions {}", partitions);
            owned.addAll(partitions);
            onThread(() -> begin(partitions)).onFailure(AnsweringVerticle::unexpected);
            // whoever spoke for these cameras may have died before he could say that they give no frames
            Objects.requireNonNull(silent, "started").watchAll();
        }

        @Override
        public void revoked(Set<Integer> partitions) {
            owned.removeAll(partitions);
        }
    }

    private List<Answer> begin(Set<Integer> partitions) {
        memories.begin(partitions);
        standing.takeOver(
                camera -> partitions.contains(bus.partition(camera)),
                new Recent(bus)
                        .latest(
                                Topic.ANSWERS,
                                partitions,
                                RECALLED,
                                answer -> List.of(answer.question(), answer.camera())));
        return List.of();
    }

    // until the scene was written perception has measured, with the clocks of cameras allowed for
    private static Answer timed(Answer answer, Instant written, long start) {
        LatencyMs before = answer.latencyMs();
        double took = (System.nanoTime() - start) / 1e6;
        double since = Math.max(0, Duration.between(written, Instant.now()).toNanos() / 1e6);
        double total = before.total() + Math.max(took, since);
        return answer.took(new LatencyMs(before.capture(), before.queue(), before.perceive(), took, total));
    }

    /** Everything that touches the standing questions happens on one thread; completes when the answers are written. */
    private Future<Void> onThread(Supplier<List<Answer>> work) {
        return Objects.requireNonNull(thread, "started")
                .executeBlocking(work::get)
                .compose(found -> Objects.requireNonNull(writer, "started").write(found));
    }

    private static void unexpected(Throwable problem) {
        LOG.atWarn().setCause(problem).log("A standing question could not be handled");
    }

    /** Reads nothing more, completes the batch in hand. */
    @Override
    public Future<?> stop() {
        stopping = true;
        Optional.ofNullable(writer).ifPresent(AnswerWriter::stop);
        health = Health.down(NAME, "stopping");
        List<Future<Void>> closed = closing.stream().map(Supplier::get).toList();
        return Future.join(closed)
                .transform(ignored -> thread == null ? Future.succeededFuture() : thread.close())
                .otherwiseEmpty();
    }
}
