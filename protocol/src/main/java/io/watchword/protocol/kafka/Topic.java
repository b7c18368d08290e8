package io.watchword.protocol.kafka;

import io.watchword.protocol.AccessToken;
import io.watchword.protocol.Answer;
import io.watchword.protocol.AuditEntry;
import io.watchword.protocol.Camera;
import io.watchword.protocol.CameraStatus;
import io.watchword.protocol.DeadLetter;
import io.watchword.protocol.Delivery;
import io.watchword.protocol.DeliveryEdge;
import io.watchword.protocol.DeliveryState;
import io.watchword.protocol.DeliveryTest;
import io.watchword.protocol.DeliveryTestResult;
import io.watchword.protocol.Feedback;
import io.watchword.protocol.Frame;
import io.watchword.protocol.ModelStatus;
import io.watchword.protocol.OpenAnswer;
import io.watchword.protocol.OpenAsk;
import io.watchword.protocol.Outgoing;
import io.watchword.protocol.Question;
import io.watchword.protocol.Scene;
import io.watchword.protocol.Trial;
import io.watchword.protocol.TrialResult;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * A topic: its name, what travels on it, and how it is kept.
 *
 * @param name its name in Kafka
 * @param codec the form of its values
 * @param kept retention settings in Kafka's own terms
 * @param <T> what travels
 */
public record Topic<T>(String name, Codec<T> codec, Map<String, String> kept) {
    /** Pictures; seconds, size-bounded. */
    public static final Topic<Frame> FRAMES =
            new Topic<>("watchword.frames", new FrameCodec(), forTime(Duration.ofSeconds(60), 64 << 20, 16 << 20));

    /** Scenes; hours. */
    public static final Topic<Scene> SCENES = new Topic<>(
            "watchword.scenes",
            Codec.json(Scene.class, Scene::camera),
            forTime(Duration.ofHours(6), 512 << 20, 32 << 20));

    /** Answers, keyed by camera so that a camera's answers stay in order; days. */
    public static final Topic<Answer> ANSWERS = new Topic<>(
            "watchword.answers",
            Codec.json(Answer.class, Answer::camera),
            forTime(Duration.ofDays(7), 1 << 30, 64 << 20));

    /** The frames on which answers changed, written with their capture time; as long as answers, oldest first out. */
    public static final Topic<Frame> EVIDENCE =
            new Topic<>("watchword.evidence", new FrameCodec(), forTime(Duration.ofDays(7), 1 << 30, 32 << 20));

    /** Cameras; the latest of each. */
    public static final Topic<Camera> CAMERAS =
            new Topic<>("watchword.cameras", Codec.json(Camera.class, Camera::id), compacted());

    /** Standing questions; the latest of each. */
    public static final Topic<Question> QUESTIONS =
            new Topic<>("watchword.questions", Codec.json(Question.class, Question::id), compacted());

    /** How cameras are doing; the latest of each. */
    public static final Topic<CameraStatus> CAMERA_STATUS =
            new Topic<>("watchword.camera-status", Codec.json(CameraStatus.class, CameraStatus::camera), compacted());

    /** What people said of answers; for ever, but the oldest go when there is very much of it. */
    public static final Topic<Feedback> FEEDBACK =
            new Topic<>("watchword.feedback", Codec.json(Feedback.class, Feedback::answer), forEver(64 << 20, 8 << 20));

    /** The frames of answers that people flagged; as their feedback. */
    public static final Topic<Frame> FEEDBACK_FRAMES =
            new Topic<>("watchword.feedback-frames", new FrameCodec(), forEver(256 << 20, 32 << 20));

    /** Which answers are delivered where; the latest of each. */
    public static final Topic<Delivery> DELIVERIES =
            new Topic<>("watchword.deliveries", Codec.json(Delivery.class, Delivery::id), compacted());

    /** How deliveries go; the latest of each and partition of the answers. */
    public static final Topic<DeliveryState> DELIVERY_STATES =
            new Topic<>("watchword.delivery-states", Codec.json(DeliveryState.class, DeliveryState::key), compacted());

    /** Whether deliveries' conditions held; the latest of each and camera. */
    public static final Topic<DeliveryEdge> DELIVERY_EDGES =
            new Topic<>("watchword.delivery-edges", Codec.json(DeliveryEdge.class, DeliveryEdge::key), compacted());

    /** Answers on their way out; each until it is delivered or given up. */
    public static final Topic<Outgoing> OUTBOX = new Topic<>("watchword.outbox", new OutgoingCodec(), compacted());

    /** Answers that could not be delivered; weeks. */
    public static final Topic<DeadLetter> DEAD_LETTERS = new Topic<>(
            "watchword.dead-letters",
            Codec.json(DeadLetter.class, DeadLetter::delivery),
            forTime(Duration.ofDays(30), 64 << 20, 8 << 20));

    /** Samples that somebody wants to be sent; a minute. */
    public static final Topic<DeliveryTest> DELIVERY_TESTS = new Topic<>(
            "watchword.delivery-tests",
            Codec.json(DeliveryTest.class, DeliveryTest::id),
            forTime(Duration.ofSeconds(60), 4 << 20, 1 << 20));

    /** What came of them; a minute. */
    public static final Topic<DeliveryTestResult> DELIVERY_TEST_RESULTS = new Topic<>(
            "watchword.delivery-test-results",
            Codec.json(DeliveryTestResult.class, DeliveryTestResult::test),
            forTime(Duration.ofSeconds(60), 4 << 20, 1 << 20));

    /** Cameras that somebody wants to try; a minute. */
    public static final Topic<Trial> CAMERA_TRIALS = new Topic<>(
            "watchword.camera-trials",
            Codec.json(Trial.class, Trial::id),
            forTime(Duration.ofSeconds(60), 4 << 20, 1 << 20));

    /** What came of it; a minute. */
    public static final Topic<TrialResult> CAMERA_TRIAL_RESULTS = new Topic<>(
            "watchword.camera-trial-results",
            Codec.json(TrialResult.class, TrialResult::trial),
            forTime(Duration.ofSeconds(60), 32 << 20, 8 << 20));

    /** Models that questions can be put to; the latest word of each. */
    public static final Topic<ModelStatus> MODELS =
            new Topic<>("watchword.models", Codec.json(ModelStatus.class, ModelStatus::key), compacted());

    /** Questions to be put to a model once; a minute. */
    public static final Topic<OpenAsk> OPEN_ASKS = new Topic<>(
            "watchword.open-asks",
            Codec.json(OpenAsk.class, OpenAsk::id),
            forTime(Duration.ofSeconds(60), 16 << 20, 4 << 20));

    /** What came of them; a minute. */
    public static final Topic<OpenAnswer> OPEN_ANSWERS = new Topic<>(
            "watchword.open-answers",
            Codec.json(OpenAnswer.class, OpenAnswer::ask),
            forTime(Duration.ofSeconds(60), 16 << 20, 4 << 20));

    /** Keys to the HTTP interface and browsers' sessions, hashed; the latest of each. */
    public static final Topic<AccessToken> TOKENS =
            new Topic<>("watchword.tokens", Codec.json(AccessToken.class, AccessToken::id), compacted());

    /** Who changed what; a year. */
    public static final Topic<AuditEntry> AUDIT = new Topic<>(
            "watchword.audit",
            Codec.json(AuditEntry.class, AuditEntry::who),
            forTime(Duration.ofDays(365), 64 << 20, 4 << 20));

    /** Every topic. */
    public static List<Topic<?>> all() {
        return List.of(
                FRAMES,
                SCENES,
                ANSWERS,
                CAMERAS,
                QUESTIONS,
                CAMERA_STATUS,
                FEEDBACK,
                EVIDENCE,
                FEEDBACK_FRAMES,
                DELIVERIES,
                DELIVERY_STATES,
                DELIVERY_EDGES,
                OUTBOX,
                DEAD_LETTERS,
                DELIVERY_TESTS,
                DELIVERY_TEST_RESULTS,
                CAMERA_TRIALS,
                CAMERA_TRIAL_RESULTS,
                MODELS,
                OPEN_ASKS,
                OPEN_ANSWERS,
                TOKENS,
                AUDIT);
    }

    private static Map<String, String> forEver(int bytes, int segment) {
        return Map.of(
                "cleanup.policy", "delete",
                "retention.ms", "-1",
                "retention.bytes", Integer.toString(bytes),
                "segment.bytes", Integer.toString(segment),
                "max.message.bytes", Integer.toString(KafkaSettings.MAX_MESSAGE_BYTES));
    }

    private static Map<String, String> forTime(Duration time, int bytes, int segment) {
        return Map.of(
                "cleanup.policy", "delete",
                "retention.ms", Long.toString(time.toMillis()),
                "retention.bytes", Integer.toString(bytes),
                "segment.bytes", Integer.toString(segment),
                "segment.ms", Long.toString(Math.max(10_000, time.toMillis() / 4)),
                "max.message.bytes", Integer.toString(KafkaSettings.MAX_MESSAGE_BYTES));
    }

    private static Map<String, String> compacted() {
        return Map.of(
                "cleanup.policy",
                "compact",
                "min.cleanable.dirty.ratio",
                "0.1",
                "segment.bytes",
                Integer.toString(4 << 20),
                "delete.retention.ms",
                Long.toString(Duration.ofDays(1).toMillis()));
    }
}
