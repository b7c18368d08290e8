package io.watchword.answerstream;

import io.micrometer.core.instrument.MeterRegistry;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.watchword.answerstream.api.AnswerFlow;
import io.watchword.answerstream.api.CameraTrials;
import io.watchword.answerstream.api.CameraView;
import io.watchword.answerstream.api.Deliveries;
import io.watchword.answerstream.api.FrameCounts;
import io.watchword.answerstream.api.OpenModels;
import io.watchword.answerstream.api.PerceptionHealth;
import io.watchword.answerstream.api.SceneFlow;
import io.watchword.answerstream.api.Scenes;
import io.watchword.answerstream.drawing.Drawing;
import io.watchword.answerstream.evidence.EvidenceKeeper;
import io.watchword.answerstream.feedback.FeedbackLog;
import io.watchword.answerstream.history.Past;
import io.watchword.answerstream.history.PastScenes;
import io.watchword.answerstream.pictures.AnnotatedPictures;
import io.watchword.answerstream.pictures.FrameTail;
import io.watchword.answerstream.stream.AnswerHub;
import io.watchword.answerstream.stream.StreamLimits;
import io.watchword.protocol.Answer;
import io.watchword.protocol.Camera;
import io.watchword.protocol.CameraStatus;
import io.watchword.protocol.Emit;
import io.watchword.protocol.Feedback;
import io.watchword.protocol.Frame;
import io.watchword.protocol.Health;
import io.watchword.protocol.Json;
import io.watchword.protocol.Question;
import io.watchword.protocol.Scene;
import io.watchword.protocol.kafka.CompactedTable;
import io.watchword.protocol.kafka.Delivered;
import io.watchword.protocol.kafka.KafkaBus;
import io.watchword.protocol.kafka.Start;
import io.watchword.protocol.kafka.Topic;
import io.watchword.protocol.kafka.TopicReader;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** What is read from Kafka all the time, and whom it is handed to. */
final class Feeds {
    // the answering side repeats each current answer every 10 s or so
    private static final Duration CURRENT = Duration.ofSeconds(60);
    private static final Duration LATEST_SCENES = Duration.ofSeconds(10);

    private final Vertx vertx;
    private final CompactedTable<Camera> cameras;
    private final CompactedTable<CameraStatus> statuses;
    private final CompactedTable<Question> questions;
    private final CameraView view;
    private final Scenes scenes = new Scenes();
    private final SceneFlow flow = new SceneFlow();
    private final AnswerFlow answered = new AnswerFlow();
    private final FrameCounts counts;
    private final Past<Answer> pastAnswers;
    private final PastScenes pastScenes;
    private final Past<Frame> pastFrames;
    private final Past<Frame> pastEvidence;
    private final Past<Frame> framesToKeep;
    private final Past<Frame> framesKept;
    private final Past<Feedback> pastFeedback;
    private final Past<Frame> feedbackFrames;
    private final AnnotatedPictures annotated;
    private final FrameTail frames;
    private final CameraTrials trials;
    private final Deliveries deliveries;
    private final OpenModels models;
    private final AnswerHub hub;
    private final List<TopicReader<?>> readers = new ArrayList<>();
    private long heartbeat = -1;
    private long counting = -1;
    private boolean caughtUp;

    private Feeds(
            Vertx vertx,
            KafkaBus bus,
            MeterRegistry meters,
            StreamLimits limits,
            Pools pools,
            CompactedTable<Camera> cameras,
            CompactedTable<CameraStatus> statuses,
            CompactedTable<Question> questions,
            Deliveries deliveries,
            OpenModels models) {
        this.vertx = vertx;
        this.cameras = cameras;
        this.statuses = statuses;
        this.questions = questions;
        this.deliveries = deliveries;
        this.models = models;
        this.view = new CameraView(cameras, statuses);
        this.counts = new FrameCounts(meters);
        this.pastAnswers = new Past<>(bus, Topic.ANSWERS, pools.looking());
        this.pastScenes = new PastScenes(
                new Past<>(bus, Topic.SCENES, pools.looking()), new Past<>(bus, Topic.SCENES, pools.recalling()));
        this.pastFrames = new Past<>(bus, Topic.FRAMES, pools.looking());
        this.pastEvidence = new Past<>(bus, Topic.EVIDENCE, pools.looking());
        this.pastFeedback = new Past<>(bus, Topic.FEEDBACK, pools.looking());
        this.feedbackFrames = new Past<>(bus, Topic.FEEDBACK_FRAMES, pools.looking());
        this.framesToKeep = new Past<>(bus, Topic.FRAMES, pools.keeping());
        this.framesKept = new Past<>(bus, Topic.EVIDENCE, pools.keeping());
        this.frames = new FrameTail(vertx, bus);
        this.trials = new CameraTrials(vertx, bus);
        this.hub = new AnswerHub(limits, meters, this::isEvent, pastAnswers);
        this.annotated = new AnnotatedPictures(frames, pastFrames, scenes, hub::current, new Drawing(pools.drawing()));
    }

    /** Completes when everything that the topics hold now has been read. */
    static Future<Feeds> open(Vertx vertx, KafkaBus bus, MeterRegistry meters, StreamLimits limits, Pools pools) {
        Future<CompactedTable<Camera>> cameras = bus.table(Topic.CAMERAS);
        Future<CompactedTable<CameraStatus>> statuses = bus.table(Topic.CAMERA_STATUS);
        Future<CompactedTable<Question>> questions = bus.table(Topic.QUESTIONS);
        Future<Deliveries> deliveries = Deliveries.open(vertx, bus);
        Future<OpenModels> models = OpenModels.open(vertx, bus);
        return Future.all(cameras, statuses, questions, deliveries, models)
                .map(all -> new Feeds(
                        vertx,
                        bus,
                        meters,
                        limits,
                        pools,
                        cameras.result(),
                        statuses.result(),
                        questions.result(),
                        deliveries.result(),
                        models.result()))
                .compose(feeds -> feeds.follow(bus, limits).map(feeds))
                .compose(feeds -> feeds.keepEvidence(bus, meters).map(feeds));
    }

    private Future<Void> follow(KafkaBus bus, StreamLimits limits) {
        cameras.onChange((id, before, after) -> cameraChanged(id, after == null));
        statuses.onChange((id, before, after) -> {
            if (after != null && cameras.get(id).isPresent()) {
                cameraChanged(id, false);
            }
        });
        questions.onChange(hub::question);
        heartbeat = vertx.setPeriodic(limits.heartbeat().toMillis(), tick -> hub.heartbeat());
        counting = vertx.setPeriodic(FrameCounts.EVERY_MS, tick -> counts.sample());
        Future<TopicReader<Answer>> answers =
                bus.read(Topic.ANSWERS, new Start.Since(Instant.now().minus(CURRENT)), this::answers);
        Future<TopicReader<Scene>> seen =
                bus.read(Topic.SCENES, new Start.Since(Instant.now().minus(LATEST_SCENES)), this::scenes);
        return Future.all(answers.compose(this::begun), seen.compose(this::begun))
                .map(all -> {
                    hub.startAt(answers.result().next());
                    caughtUp = true;
                    return null;
                });
    }

    private Future<Void> keepEvidence(KafkaBus bus, MeterRegistry meters) {
        return EvidenceKeeper.start(bus, framesToKeep, framesKept, meters)
                .onSuccess(readers::add)
                .mapEmpty();
    }

    private Future<Void> begun(TopicReader<?> reader) {
        readers.add(reader);
        return reader.caughtUp();
    }

    private Future<Void> answers(List<Delivered<Answer>> batch) {
        batch.stream().map(Delivered::value).filter(Objects::nonNull).forEach(answered::note);
        return hub.answers(batch);
    }

    private Future<Void> scenes(List<Delivered<Scene>> batch) {
        for (Delivered<Scene> each : batch) {
            Scene scene = each.value();
            byte[] bytes = each.bytes();
            if (scene != null && bytes != null) {
                scenes.keep(each);
                flow.note(scene, each.timestamp());
                hub.scene(scene, bytes);
                annotated.scene(scene);
            }
        }
        return Future.succeededFuture();
    }

    private void cameraChanged(String id, boolean deleted) {
        if (deleted) {
            scenes.forget(id);
            flow.forget(id);
            answered.forget(id);
        }
        hub.camera(id, Json.write(view.event(id)), deleted);
    }

    /** Whether an answer is more than a refresh: it changed, or its question wants every frame. */
    boolean isEvent(Answer answer) {
        return answer.changed()
                || questions
                        .get(answer.question())
                        .filter(question -> question.emit() == Emit.EVERY)
                        .isPresent();
    }

    CompactedTable<Camera> cameras() {
        return cameras;
    }

    CompactedTable<Question> questions() {
        return questions;
    }

    CameraView view() {
        return view;
    }

    Scenes latestScenes() {
        return scenes;
    }

    Past<Answer> pastAnswers() {
        return pastAnswers;
    }

    PastScenes pastScenes() {
        return pastScenes;
    }

    Past<Frame> pastFrames() {
        return pastFrames;
    }

    Past<Frame> pastEvidence() {
        return pastEvidence;
    }

    FeedbackLog feedback() {
        return new FeedbackLog(pastFeedback, feedbackFrames);
    }

    AnnotatedPictures annotated() {
        return annotated;
    }

    FrameTail frames() {
        return frames;
    }

    CameraTrials trials() {
        return trials;
    }

    Deliveries deliveries() {
        return deliveries;
    }

    OpenModels models() {
        return models;
    }

    AnswerHub hub() {
        return hub;
    }

    /** How scenes come in. */
    SceneFlow flow() {
        return flow;
    }

    /** How answers come in. */
    AnswerFlow answered() {
        return answered;
    }

    /** What becomes of frames. */
    FrameCounts counts() {
        return counts;
    }

    /** Whether somebody looks at frames. */
    PerceptionHealth perception() {
        return new PerceptionHealth(statuses, flow);
    }

    /** Up once everything that the topics held at the start has been read. */
    Health health() {
        return caughtUp ? Health.up("topics") : Health.down("topics", "still reading what Kafka keeps");
    }

    Future<Void> close() {
        vertx.cancelTimer(heartbeat);
        vertx.cancelTimer(counting);
        List<Future<Void>> closing = new ArrayList<>();
        readers.forEach(reader -> closing.add(reader.close()));
        Future<Void> kept = Future.join(closing).transform(read -> Future.join(framesToKeep.close(), framesKept.close())
                .mapEmpty());
        closing.addAll(List.of(
                kept,
                pastEvidence.close(),
                pastFeedback.close(),
                feedbackFrames.close(),
                cameras.close(),
                statuses.close(),
                questions.close(),
                frames.close(),
                trials.close(),
                deliveries.close(),
                models.close(),
                pastAnswers.close(),
                pastScenes.close(),
                pastFrames.close()));
        return Future.join(closing).mapEmpty();
    }
}
