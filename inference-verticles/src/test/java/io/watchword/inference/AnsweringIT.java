package io.watchword.inference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.watchword.protocol.Answer;
import io.watchword.protocol.AnswerValue;
import io.watchword.protocol.Box;
import io.watchword.protocol.Camera;
import io.watchword.protocol.CameraState;
import io.watchword.protocol.CameraStatus;
import io.watchword.protocol.Emit;
import io.watchword.protocol.FrameInfo;
import io.watchword.protocol.LatencyMs;
import io.watchword.protocol.Point;
import io.watchword.protocol.Scene;
import io.watchword.protocol.Track;
import io.watchword.protocol.Zone;
import io.watchword.protocol.kafka.KafkaBus;
import io.watchword.questionengine.QuestionEngine;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AnsweringIT {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final QuestionEngine ENGINE = QuestionEngine.load("coco-80");
    private static final String PEOPLE = "How many people are there?";
    private static final String ANYONE_LATELY = "Was there anyone in the last 5 minutes?";

    @TempDir
    private static Path directory;

    private static InferenceHarness harness;
    private static KafkaBus bus;
    private static String deployed;
    private static int cameras;

    private final String camera = "gate-" + cameras++;
    private long seq;

    @BeforeAll
    static void start() {
        harness = new InferenceHarness(directory);
        begin();
    }

    private static void begin() {
        bus = harness.bus();
        deployed = harness.deploy(new AnsweringVerticle(bus, harness.meters, ENGINE));
    }

    private static void end() {
        InferenceHarness.get(harness.vertx.undeploy(deployed));
        InferenceHarness.get(bus.close());
    }

    @AfterAll
    static void stop() {
        end();
        harness.close();
    }

    @Test
    void goesOnWhereItStoppedAndGivesTheSameIds() {
        ask("q-1", PEOPLE, Emit.EVERY);
        awaitAnswering("q-1");
        end();
        long whileAway = scene(2);
        begin();
        long after = scene(3);

        await().atMost(PATIENCE).until(() -> isAnswered("q-1", after));
        assertThat(isAnswered("q-1", whileAway)).isTrue();
    }

    @Test
    void whatDoesNotChangeIsSaidOnceButForRefreshes() {
        ask("q-every", PEOPLE, Emit.EVERY);
        ask("q-change", PEOPLE, Emit.CHANGE);
        awaitAnswering("q-every");
        for (int i = 0; i < 20; i++) {
            scene(1);
        }
        long last = scene(4);
        await().atMost(PATIENCE).until(() -> isAnswered("q-change", last));

        List<Answer> changes =
                answersTo("q-change").stream().filter(Answer::changed).toList();
        assertThat(changes).extracting(AnsweringIT::count).containsExactly(1L, 4L);
        assertThat(answersTo("q-every")).hasSizeGreaterThan(20);
    }

    @Test
    void aCameraThatIsGoneIsUnknownWithTheReason() {
        ask("q-1", PEOPLE, Emit.CHANGE);
        awaitAnswering("q-1");

        status(new CameraState.Refused(Instant.now()), "wrong password");

        await().atMost(PATIENCE).until(() -> lastReason("q-1").contains("wrong password"));
        ask("q-2", PEOPLE, Emit.CHANGE);
        await().atMost(PATIENCE).until(() -> lastReason("q-2").contains("wrong password"));
        status(new CameraState.Live(), null);
        long back = scene(1);
        await().atMost(PATIENCE).until(() -> isAnswered("q-1", back));
    }

    @Test
    void aQuestionThatIsNotUnderstoodAnyMoreSaysSo() {
        ask("q-bad", "How many gryphons are there?", Emit.CHANGE);
        ask("q-1", PEOPLE, Emit.EVERY);
        awaitAnswering("q-1");

        await().atMost(PATIENCE).until(() -> !lastReason("q-bad").isEmpty());
    }

    @Test
    void aQuestionThatIsWithdrawnIsSilent() {
        ask("q-1", PEOPLE, Emit.EVERY);
        ask("q-2", PEOPLE, Emit.EVERY);
        awaitAnswering("q-1");
        InferenceHarness.get(harness.questions.remove(id("q-2")));
        awaitNothingNew("q-2");

        assertThat(answersTo("q-1")).isNotEmpty();
    }

    @Test
    void whatWasSeenBeforeARestartIsRemembered() {
        ask("q-1", ANYONE_LATELY, Emit.EVERY);
        scene(0);
        scene(1);
        awaitAnswer("q-1", "yes");
        end();
        begin();
        long after = scene(0);

        await().atMost(PATIENCE).until(() -> isAnswered("q-1", after));
        assertThat(answerOn("q-1", after)).isEqualTo("yes");
    }

    @Test
    void aQuestionAboutTimeKnowsWhatWasSeenBeforeItWasAsked() {
        ask("q-now", PEOPLE, Emit.EVERY);
        awaitAnswering("q-now");
        end();
        begin();
        ask("q-time", ANYONE_LATELY, Emit.EVERY);
        await().atMost(PATIENCE).until(() -> {
            scene(0);
            return !answersTo("q-time").isEmpty();
        });

        assertThat(answersTo("q-time").get(0).answer().value().text()).isEqualTo("yes");
    }

    @Test
    void zonesThatAreDrawnLaterCanBeNamed() {
        ask("q-zone", "Has anyone entered the driveway in the last 5 minutes?", Emit.EVERY);
        scene(0);
        await().atMost(PATIENCE).until(() -> {
            scene(0);
            return !answersTo("q-zone").isEmpty();
        });
        List<Point> all = List.of(new Point(0, 0), new Point(1, 0), new Point(1, 1));
        InferenceHarness.get(
                harness.cameras.put(new Camera(camera, camera, "demo:", 5, false, List.of(new Zone("driveway", all)))));

        await().atMost(PATIENCE).until(() -> {
            person(List.of());
            person(List.of("driveway"));
            return answersTo("q-zone").stream()
                    .anyMatch(answer -> answer.answer().value().text().equals("yes"));
        });
    }

    private void person(List<String> zones) {
        Instant at = InferenceHarness.now();
        Box box = new Box(100, 100, 30, 80);
        Track track = new Track(7, "person", 0.99, 0.99, box, null, at, at, null, null, null, null, zones);
        FrameInfo frame = FrameInfo.live(seq++, at, 768, 576);
        harness.scene(Scene.of(camera, frame, Perceiver.VOCABULARY, List.of(track), LatencyMs.NONE));
    }

    private void awaitAnswer(String question, String text) {
        await().atMost(PATIENCE).pollInterval(Duration.ofMillis(200)).until(() -> {
            scene(1);
            return answersTo(question).stream()
                    .anyMatch(answer -> answer.answer().value().text().equals(text));
        });
    }

    private String answerOn(String question, long frame) {
        return answersTo(question).stream()
                .filter(answer -> answer.frame().seq() == frame)
                .map(answer -> answer.answer().value().text())
                .findFirst()
                .orElse("");
    }

    private void awaitNothingNew(String question) {
        await().atMost(PATIENCE).until(() -> {
            int before = answersTo(question).size();
            long next = scene(1);
            await().atMost(PATIENCE).until(() -> isAnswered("q-1", next));
            return answersTo(question).size() == before;
        });
    }

    @Test
    void aCameraThatIsDeletedBeginsAnew() {
        Camera added = new Camera(camera, camera, "demo:", 5, false, List.of());
        InferenceHarness.get(harness.cameras.put(added));
        ask("q-1", PEOPLE, Emit.EVERY);
        awaitAnswering("q-1");
        InferenceHarness.get(harness.cameras.remove(camera));

        await().atMost(PATIENCE).until(() -> {
            long next = scene(1);
            await().atMost(PATIENCE).until(() -> isAnswered("q-1", next));
            return answersTo("q-1").stream().filter(Answer::changed).count() == 2;
        });
    }

    /** Writes scenes until the group has its partitions and answers. */
    private void awaitAnswering(String question) {
        await().atMost(PATIENCE).pollInterval(Duration.ofMillis(200)).until(() -> {
            scene(1);
            return !answersTo(question).isEmpty();
        });
    }

    private long scene(int people) {
        Instant at = InferenceHarness.now();
        List<Track> tracks = LongStream.range(0, people)
                .mapToObj(i -> Track.still(i, "person", 0.99, new Box(100 * i, 100, 30, 80), at))
                .toList();
        FrameInfo frame = FrameInfo.live(seq++, at, 768, 576);
        harness.scene(Scene.of(camera, frame, Perceiver.VOCABULARY, tracks, LatencyMs.NONE));
        return frame.seq();
    }

    private void status(CameraState state, @org.jspecify.annotations.Nullable String error) {
        InferenceHarness.get(harness.statuses.put(
                new CameraStatus(camera, state, Instant.now(), 0, "h264", 768, 576, Instant.now(), 0, error)));
    }

    private void ask(String question, String text, Emit emit) {
        harness.ask(id(question), text, camera, emit);
    }

    /** Questions of one test are not those of another. */
    private String id(String question) {
        return question + "-" + camera;
    }

    private List<Answer> answersTo(String question) {
        return harness.answersTo(id(question));
    }

    private boolean isAnswered(String question, long frame) {
        return answersTo(question).stream()
                .anyMatch(answer -> answer.id().equals(Answer.id(camera, id(question), frame)));
    }

    private String lastReason(String question) {
        List<Answer> found = answersTo(question);
        return !found.isEmpty() && found.get(found.size() - 1).answer().value() instanceof AnswerValue.Unknown unknown
                ? unknown.reason()
                : "";
    }

    private static long count(Answer answer) {
        return answer.answer().value() instanceof AnswerValue.Count count ? count.value() : -1;
    }
}
