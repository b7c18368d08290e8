package io.watchword.openquestions;

import io.micrometer.core.instrument.MeterRegistry;
import io.vertx.core.Future;
import io.vertx.core.VerticleBase;
import io.watchword.openquestions.model.OpenModel;
import io.watchword.process.Opened;
import io.watchword.process.SilentCameras;
import io.watchword.protocol.Answer;
import io.watchword.protocol.Camera;
import io.watchword.protocol.CameraStatus;
import io.watchword.protocol.Frame;
import io.watchword.protocol.Health;
import io.watchword.protocol.ModelStatus;
import io.watchword.protocol.Question;
import io.watchword.protocol.Scene;
import io.watchword.protocol.kafka.CompactedTable;
import io.watchword.protocol.kafka.Delivered;
import io.watchword.protocol.kafka.KafkaBus;
import io.watchword.protocol.kafka.PartitionListener;
import io.watchword.protocol.kafka.Recent;
import io.watchword.protocol.kafka.Start;
import io.watchword.protocol.kafka.Topic;
import io.watchword.protocol.kafka.TopicReader;
import io.watchword.protocol.kafka.TopicWriter;
import io.watchword.questionengine.QuestionEngine;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Scenes and open questions to answers, by way of models. Reads {@code watchword.scenes} as a member of the group
 * {@code watchword-open}, once there is an open question: until then it costs next to nothing. Of each camera only the
 * latest scene counts; frames are looked up when a model is to see one. One instance, on one event loop that nothing
 * blocks.
 */
public final class OpenQuestionsVerticle extends VerticleBase {
    private static final Logger LOG = LoggerFactory.getLogger(OpenQuestionsVerticle.class);
    private static final String NAME = "open-questions";
    private static final String GROUP = "watchword-open";
    private static final String ASKS = "watchword-open-asks";
    // longer than refreshes are apart and a take-over takes
    private static final Duration RECALLED = Duration.ofSeconds(30);

    private final KafkaBus bus;
    private final MeterRegistry registry;
    private final QuestionEngine engine;
    private final OpenQuestionsSettings settings;
    private final Opened opened = new Opened();
    private final Set<Integer> owned = new HashSet<>();
    private final Set<Integer> ready = new HashSet<>();
    private @Nullable Reading reading;
    private @Nullable OpenQuestions open;
    private @Nullable TopicWriter<Answer> answers;
    private @Nullable SilentCameras silent;
    private @Nullable CompactedTable<ModelStatus> announced;
    private @Nullable Future<Void> following;
    private volatile Health health = Health.down(NAME, "starting");

    /**
     * @param bus whose topics exist
     * @param settings of the models
     */
    public OpenQuestionsVerticle(
            KafkaBus bus, MeterRegistry registry, QuestionEngine engine, OpenQuestionsSettings settings) {
        this.bus = bus;
        this.registry = registry;
        this.engine = engine;
        this.settings = settings;
    }

    /** How it is doing; may be asked from any thread at any time. A model in trouble is no trouble of this. */
    public Supplier<Health> health() {
        return () -> health;
    }

    @Override
    public Future<?> start() {
        reading = new Reading(vertx, question -> Grounding.of(engine, question));
        answers = bus.writer(Topic.ANSWERS);
        List<Desk> desks = new Desks(vertx, registry, engine.vocabulary().colours(), opened).open(settings);
        List<OpenModel> models = desks.stream().map(Desk::model).toList();
        TopicWriter<Frame> evidence = bus.writer(Topic.EVIDENCE);
        SeenFrames seen =
                new SeenFrames(frame -> evidence.write(frame, frame.info().capturedAt()));
        Consultation consultation = new Consultation(vertx, new Frames(vertx, bus), seen);
        opened.add(consultation::close);
        open = new OpenQuestions(
                desks,
                consultation,
                new OpenMeters(registry),
                answer -> {
                    seen.answered(answer);
                    return write(answer);
                },
                System::nanoTime,
                this::isElsewhere);
        return bus.table(Topic.MODELS)
                .compose(this::followModels)
                .compose(done -> bus.table(Topic.QUESTIONS))
                .compose(this::followQuestions)
                .compose(done -> models.isEmpty() ? Future.succeededFuture() : serve(models))
                .onSuccess(done -> health = Health.up(NAME));
    }

    private Future<Void> followQuestions(CompactedTable<Question> table) {
        opened.add(table::close);
        table.onChange((id, before, after) -> {
            if (!Objects.equals(before, after)) {
                changed(id, after);
            }
        });
        List<Question> asked = table.values().stream()
                .filter(question -> !question.isOfScene())
                .toList();
        return asked.isEmpty() ? Future.succeededFuture() : put(asked).compose(done -> follow());
    }

    private void changed(String id, @Nullable Question question) {
        if (question == null || question.isOfScene()) {
            reading().inTurn(() -> {
                questions().withdraw(id);
                return Future.succeededFuture();
            });
            return;
        }
        put(List.of(question))
                .onSuccess(done -> watchAll())
                .compose(done -> follow())
                .onFailure(problem -> LOG.atError()
                        .addKeyValue("question", id)
                        .setCause(problem)
                        .log("A question can't be followed"));
    }

    private Future<Void> put(List<Question> asked) {
        return reading().inTurn(() -> reading().of(asked).map(read -> {
            read.forEach(questions()::put);
            return null;
        }));
    }

    /** From the first open question on. */
    private Future<Void> follow() {
        Future<Void> begun = following;
        if (begun == null || begun.failed()) {
            begun = bus.table(Topic.CAMERAS)
                    .compose(this::followCameras)
                    .compose(done -> bus.table(Topic.CAMERA_STATUS))
                    .compose(this::followStatuses)
                    .compose(done -> bus.read(
                            Topic.SCENES,
                            new Start.Group(GROUP, NAME, false, Start.Edge.NEWEST),
                            this::scenes,
                            new Handover()))
                    .onSuccess(reader -> opened.add(reader::close))
                    .mapEmpty();
            following = begun;
        }
        return begun;
    }

    private Future<Void> followCameras(CompactedTable<Camera> table) {
        opened.add(table::close);
        table.onChange((id, before, after) -> {
            if (after == null) {
                questions().forget(id::equals);
            }
        });
        return Future.succeededFuture();
    }

    private Future<Void> followStatuses(CompactedTable<CameraStatus> table) {
        opened.add(table::close);
        // of all members only the one that reads its scenes speaks for a camera
        silent = new SilentCameras(
                vertx, table, camera -> ready.contains(bus.partition(camera)), questions()::unavailable);
        return Future.succeededFuture();
    }

    private Future<Void> followModels(CompactedTable<ModelStatus> table) {
        opened.add(table::close);
        announced = table;
        table.onChange((id, before, after) -> {
            if (!kinds(before).equals(kinds(after))) {
                learn(table).onFailure(problem -> LOG.warn("What a classifier tells is not known", problem));
            }
        });
        return learn(table);
    }

    private static List<String> kinds(@Nullable ModelStatus model) {
        return model == null ? List.of() : model.kinds();
    }

    /** What classifiers tell are words by which things can be pointed out. */
    private Future<Void> learn(CompactedTable<ModelStatus> table) {
        return reading().inTurn(() -> vertx.executeBlocking(() -> engine.tell(table.values()), false)
                .compose(told -> reading().of(questions().asked()))
                .map(read -> {
                    questions().reground(read);
                    return null;
                }));
    }

    private boolean isElsewhere(String model) {
        CompactedTable<ModelStatus> known = announced;
        return known != null
                && known.get(model)
                        .filter(status -> !status.isGone(Instant.now()))
                        .isPresent();
    }

    private void watchAll() {
        Optional.ofNullable(silent).ifPresent(SilentCameras::watchAll);
    }

    private Future<Void> scenes(List<Delivered<Scene>> batch) {
        Map<String, Scene> latest = new LinkedHashMap<>();
        for (Delivered<Scene> each : batch) {
            Scene scene = each.value();
            if (scene != null && ready.contains(each.position().partition())) {
                latest.put(scene.camera(), scene);
            }
        }
        latest.values().forEach(scene -> questions().scene(scene));
        return Future.succeededFuture();
    }

    /** What other members answered until now goes on here. */
    private final class Handover implements PartitionListener {
        @Override
        public void assigned(Set<Integer> partitions) {
            owned.addAll(partitions);
            vertx.executeBlocking(() -> lastAnswers(partitions), false)
                    .onComplete(read -> begin(partitions, read.succeeded() ? read.result() : List.of()));
        }

        private List<Answer> lastAnswers(Set<Integer> partitions) {
            return new Recent(bus)
                    .latest(Topic.ANSWERS, partitions, RECALLED, answer -> List.of(answer.question(), answer.camera()));
        }

        private void begin(Set<Integer> partitions, List<Answer> last) {
            Set<Integer> begun = new HashSet<>(partitions);
            begun.retainAll(owned);
            questions().takeOver(camera -> begun.contains(bus.partition(camera)), last);
            ready.addAll(begun);
            LOG.info("Answers open questions on partitions {}", begun);
            watchAll();
        }

        @Override
        public void revoked(Set<Integer> partitions) {
            owned.removeAll(partitions);
            ready.removeAll(partitions);
            Set<Integer> gone = Set.copyOf(partitions);
            questions().forget(camera -> gone.contains(bus.partition(camera)));
        }
    }

    /** Announces the models, and takes what is asked once. */
    private Future<Void> serve(List<OpenModel> models) {
        Announcements announcements = new Announcements(models, bus.writer(Topic.MODELS));
        OnceAsked asked = new OnceAsked(reading(), questions(), bus.writer(Topic.OPEN_ANSWERS));
        return bus.read(Topic.OPEN_ASKS, new Start.Group(ASKS, NAME, false, Start.Edge.NEWEST), asked::take)
                .onSuccess(this::closeLater)
                .map(reading -> {
                    long timer = announcements.start(vertx);
                    opened.add(() -> {
                        vertx.cancelTimer(timer);
                        return Future.succeededFuture();
                    });
                    return null;
                });
    }

    private void closeLater(TopicReader<?> reader) {
        opened.add(reader::close);
    }

    private Future<Void> write(Answer answer) {
        return Objects.requireNonNull(answers, "started")
                .write(answer)
                .<Void>mapEmpty()
                .onFailure(problem -> LOG.atWarn()
                        .addKeyValue("question", answer.question())
                        .addKeyValue("camera", answer.camera())
                        .log("An answer can't be written: {}", problem.toString()));
    }

    private Reading reading() {
        return Objects.requireNonNull(reading, "started");
    }

    private OpenQuestions questions() {
        return Objects.requireNonNull(open, "started");
    }

    /** Reads nothing more; what models are still asked is let go of. */
    @Override
    public Future<?> stop() {
        health = Health.down(NAME, "stopping");
        return opened.close();
    }
}
