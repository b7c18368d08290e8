package io.watchword.openquestions;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.watchword.openquestions.model.Inquiry;
import io.watchword.openquestions.model.Limits;
import io.watchword.openquestions.model.OpenModel;
import io.watchword.protocol.Answer;
import io.watchword.protocol.AnswerValue;
import io.watchword.protocol.Box;
import io.watchword.protocol.CameraRegion;
import io.watchword.protocol.CameraState;
import io.watchword.protocol.CameraStatus;
import io.watchword.protocol.FrameInfo;
import io.watchword.protocol.LatencyMs;
import io.watchword.protocol.Question;
import io.watchword.protocol.Route;
import io.watchword.protocol.Scene;
import io.watchword.protocol.Track;
import io.watchword.protocol.Verdict;
import io.watchword.protocol.kafka.KafkaBus;
import io.watchword.protocol.kafka.KafkaSettings;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Without a broker: the model is shown no pictures, so no frame is looked up. */
class OpenQuestionsTest {
    private static final Instant START = Instant.parse("2026-01-05T10:00:00Z");
    private static final Route EYE = new Route.Model("eye");
    private static final Box HERE = new Box(100, 100, 80, 160);
    private static final Box THERE = new Box(400, 100, 80, 160);

    /** Answers when it is told to. */
    private static class Eye implements OpenModel {
        private final Deque<Promise<Verdict>> asked = new ArrayDeque<>();
        private final List<String> texts = new ArrayList<>();
        private boolean broken;
        private boolean resting;
        private @Nullable String trouble;
        private @Nullable String refused;
        private int looks;
        private double perMinute = 6_000;
        private String kind = "vlm";

        @Override
        public String name() {
            return "eye";
        }

        @Override
        public String kind() {
            return kind;
        }

        @Override
        public Limits limits() {
            if (broken && ++looks > 1) {
                throw new IllegalStateException("broken once it has been found free");
            }
            return new Limits(perMinute, perMinute, 4, Duration.ofHours(1), 0);
        }

        @Override
        public Future<Verdict> ask(Inquiry inquiry) {
            Promise<Verdict> verdict = Promise.promise();
            asked.add(verdict);
            texts.add(inquiry.text());
            return verdict.future();
        }

        @Override
        public boolean isResting() {
            looks = 0;
            return resting;
        }

        @Override
        public Optional<String> trouble() {
            return Optional.ofNullable(trouble);
        }

        @Override
        public Optional<String> refusal() {
            return Optional.ofNullable(refused);
        }

        void says(String words) {
            asked.remove().complete(new Verdict(new AnswerValue.Words(words), 0.9, List.of()));
        }
    }

    private final Vertx vertx = Vertx.vertx();
    private final Eye eye = new Eye();
    private final AtomicLong clock = new AtomicLong(1);
    private final List<Answer> told = new ArrayList<>();
    private final OpenQuestions open = open(this::nanos, eye);
    private long seq;
    private long stepNanos;

    private long nanos() {
        return clock.addAndGet(stepNanos);
    }

    private OpenQuestions open(LongSupplier nanos, OpenModel... models) {
        SimpleMeterRegistry registry = new SimpleMeterRegistry();
        KafkaBus bus = new KafkaBus(vertx, new KafkaSettings("127.0.0.1:9", 1, 1, null, Map.of()), registry);
        return new OpenQuestions(
                Arrays.stream(models).map(model -> new Desk(model, nanos)).toList(),
                new Consultation(vertx, new Frames(vertx, bus), frame -> {}),
                new OpenMeters(registry),
                answer -> {
                    told.add(answer);
                    return Future.succeededFuture();
                },
                nanos,
                "elsewhere"::equals);
    }

    @AfterEach
    void close() throws Exception {
        OpenHarness.get(vertx.close());
    }

    private Scene scene(Track... tracks) {
        clock.addAndGet(TimeUnit.SECONDS.toNanos(1));
        FrameInfo info = FrameInfo.live(++seq, START.plusSeconds(seq), 640, 480);
        return Scene.of("gate", info, "coco-80", List.of(tracks), LatencyMs.NONE);
    }

    private static Question question(String id, Route route) {
        return new Question(
                id,
                "What is " + id + "?",
                List.of("gate"),
                null,
                null,
                null,
                null,
                START,
                null,
                "auto",
                List.of(),
                route);
    }

    private static Grounding read(Question question) {
        return Grounding.of(OpenHarness.ENGINE, question);
    }

    private static Track person(Box box) {
        return OpenHarness.thing(1, "person", box);
    }

    @Test
    void aFaultInAskingDoesNotKeepTheModelOrTheQuestionBusy() {
        open.put(read(question("q", EYE)));
        eye.broken = true;
        for (int i = 0; i < 5; i++) {
            clock.addAndGet(TimeUnit.HOURS.toNanos(2));
            open.scene(scene(person(HERE)));
        }
        assertThat(told).isNotEmpty().allMatch(answer -> answer.answer().isUnknown());

        eye.broken = false;
        clock.addAndGet(TimeUnit.HOURS.toNanos(2));
        open.scene(scene(person(HERE)));

        assertThat(eye.asked).hasSize(1);
    }

    @Test
    void whoWaitsLongestIsFirstHoweverLongTheOrderingTakes() {
        open.put(read(question("b", EYE)));
        open.scene(scene(person(HERE)));
        open.put(read(question("a", EYE)));
        open.scene(scene(person(HERE)));
        eye.says("one");
        eye.says("two");
        eye.texts.clear();

        stepNanos = TimeUnit.HOURS.toNanos(1);
        open.scene(scene(person(THERE)));

        assertThat(eye.texts).containsExactly("What is b?", "What is a?");
    }

    @Test
    void aQuestionThatCanNotBeConsideredIsNoneOfTheOthers() {
        Eye poisoned = new Eye() {
            @Override
            public String name() {
                return "ear";
            }

            @Override
            public boolean isResting() {
                throw new IllegalStateException("poison");
            }
        };
        OpenQuestions both = open(clock::get, poisoned, eye);
        both.put(read(question("a", new Route.Model("ear"))));
        both.put(read(question("b", EYE)));

        both.scene(scene(person(HERE)));

        assertThat(eye.texts).containsExactly("What is b?");
    }

    private static Question aboutTruck() {
        return question("q", new Route.Grounded("eye", "the truck"));
    }

    private static Track truck(double probability) {
        return Track.still(7, "truck", probability, HERE, START);
    }

    @Test
    void whereNothingIsPointedOutNoCallIsSpent() {
        eye.perMinute = 0.01;
        OpenQuestions frugal = open(this::nanos, eye);
        frugal.put(read(aboutTruck()));

        frugal.scene(scene(person(THERE)));
        frugal.scene(scene(truck(0.95)));

        assertThat(told).hasSize(1);
        assertThat(told.get(0).answer().value().toString()).contains("the truck");
        assertThat(eye.asked).hasSize(1);
    }

    @Test
    void whatIsALittleLessLikelyHasNotGone() {
        open.put(read(aboutTruck()));
        open.scene(scene(truck(0.95)));
        eye.says("ACME");

        open.scene(scene(truck(0.4)));
        open.scene(scene(truck(0.95)));

        assertThat(eye.asked).isEmpty();
        assertThat(told).hasSize(1);
    }

    private static Track redTruck(double share) {
        return truck(0.95).withColours(Map.of("red", share, "grey", 1 - share));
    }

    @Test
    void whatBecomesClearWithoutMovingIsAskedAbout() {
        open.put(read(question("q", new Route.Grounded("eye", "the red truck"))));
        open.scene(scene(redTruck(0.38)));
        assertThat(eye.asked).as("the colour is unsure").isEmpty();

        open.scene(scene(redTruck(0.9)));

        assertThat(eye.asked).hasSize(1);
        assertThat(told).hasSize(1);
    }

    @Test
    void thatNothingIsPointedOutIsToldAgainNoMoreOftenThanOtherAnswers() {
        open.put(read(question("q", new Route.Grounded("eye", "the red truck"))));

        for (int i = 0; i < 19; i++) {
            open.scene(scene(i % 2 == 0 ? new Track[] {redTruck(0.38)} : new Track[] {}));
        }

        assertThat(told).hasSize(2);
        assertThat(told.get(1).changed()).isFalse();
    }

    @Test
    void thatNothingIsPointedOutDoesNotShortenTheWaitForAModelThatFails() {
        open.put(read(aboutTruck()));
        for (int failures = 0; failures < 3; failures++) {
            clock.addAndGet(TimeUnit.HOURS.toNanos(1));
            open.scene(scene(truck(0.95)));
            eye.asked.remove().fail("no reply");
            open.scene(scene());
        }

        clock.addAndGet(TimeUnit.SECONDS.toNanos(8));
        open.scene(scene(truck(0.95)));

        assertThat(eye.asked).isEmpty();
    }

    @Test
    void aModelThatIsToldWhatIsSeenIsNotAskedAboutOtherCameras() {
        eye.kind = "caption-llm";
        Question plain = question("q", EYE);
        open.put(read(new Question(
                "q",
                "Is [1] like [2]?",
                List.of(),
                null,
                null,
                null,
                null,
                START,
                null,
                "auto",
                List.of(new CameraRegion("gate", HERE), new CameraRegion("yard", THERE)),
                plain.route())));

        open.scene(scene(person(HERE)));

        assertThat(eye.asked).isEmpty();
        assertThat(told.get(0).answer().value().toString()).contains("vlm");
    }

    private CameraStatus stalled() {
        Instant now = START.plusSeconds(seq);
        return new CameraStatus("gate", new CameraState.Stalled(), now, 0, "h264", 640, 480, now, 0, "no frames");
    }

    @Test
    void aReplyThatComesAfterTheCameraHasGoneIsNoAnswer() {
        open.put(read(question("q", EYE)));
        open.scene(scene(person(HERE)));
        open.unavailable(stalled(), "no frames");

        eye.says("EXIT");

        assertThat(told).hasSize(1);
        assertThat(told.get(0).answer().value().toString()).contains("no frames");
        open.scene(scene(person(HERE)));
        eye.says("EXIT");
        assertThat(told.get(1).answer().value()).isEqualTo(new AnswerValue.Words("EXIT"));
    }

    @Test
    void whenTheCameraIsBackItIsSaidWhatIsWaitedFor() {
        open.put(read(question("q", EYE)));
        open.unavailable(stalled(), "no frames");
        eye.resting = true;

        open.scene(scene(person(HERE)));
        open.scene(scene(person(HERE)));

        assertThat(told).hasSize(2);
        assertThat(told.get(1).answer().value().toString()).contains("in trouble");
    }

    @Test
    void whatIsAskedAboutACameraThatIsOthersFromNowOnIsNotTold() {
        open.put(read(question("q", EYE)));
        open.scene(scene(person(HERE)));

        open.forget("gate"::equals);
        eye.says("EXIT");

        assertThat(told).isEmpty();
    }

    @Test
    void anEarlierAnswerDoesNotOutliveItsModel() {
        open.put(read(question("q", EYE)));
        open.scene(scene(person(HERE)));
        eye.says("EXIT");
        OpenQuestions blind = open(clock::get);
        blind.put(read(question("q", EYE)));
        blind.takeOver("gate"::equals, List.copyOf(told));
        told.clear();

        blind.scene(scene(person(HERE)));
        blind.scene(scene(person(HERE)));

        assertThat(told).hasSize(1);
        assertThat(told.get(0).answer().isUnknown()).isTrue();
        assertThat(told.get(0).changed()).isTrue();
    }

    @Test
    void anEarlierAnswerDoesNotOutliveThatItsModelIsRefused() {
        open.put(read(question("q", EYE)));
        open.scene(scene(person(HERE)));
        eye.says("EXIT");
        eye.refused = "the model can't be used: no file";

        open.scene(scene(person(HERE)));
        open.scene(scene(person(HERE)));

        assertThat(told).hasSize(2);
        assertThat(told.get(1).answer().value()).isEqualTo(new AnswerValue.Unknown(eye.refused));
        assertThat(eye.asked).isEmpty();
    }

    @Test
    void whyNobodyWasAskedIsToldAnewWhereTheReasonIsAnother() {
        open.put(read(question("q", EYE)));
        eye.resting = true;
        eye.trouble = "the model is being loaded";
        open.scene(scene(person(HERE)));
        eye.trouble = "its captioner can't be asked";

        open.scene(scene(person(HERE)));
        assertThat(told).hasSize(1);
        clock.addAndGet(Duration.ofSeconds(11).toNanos());
        open.scene(scene(person(HERE)));

        assertThat(told).hasSize(2);
        assertThat(told.get(1).answer().value()).isEqualTo(new AnswerValue.Unknown(eye.trouble));
    }

    @Test
    void aModelThatOnlyOthersReachIsNotSaidToBeReachedByNobody() {
        open.put(read(question("q", new Route.Model("elsewhere"))));
        open.put(read(question("r", new Route.Model("nowhere"))));

        open.scene(scene(person(HERE)));

        assertThat(told.get(0).answer().value().toString())
                .contains("which another does")
                .doesNotContain("no running process");
        assertThat(told.get(1).answer().value().toString()).contains("no running process");
    }
}
