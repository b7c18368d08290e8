package io.watchword.openquestions;

import static io.watchword.openquestions.OpenHarness.id;
import static io.watchword.openquestions.OpenHarness.thing;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.watchword.openquestions.ModelServer.Said;
import io.watchword.process.config.EndpointSettings;
import io.watchword.protocol.Answer;
import io.watchword.protocol.AnswerValue;
import io.watchword.protocol.AnsweredBy;
import io.watchword.protocol.Box;
import io.watchword.protocol.CameraRegion;
import io.watchword.protocol.CameraState;
import io.watchword.protocol.CameraStatus;
import io.watchword.protocol.ModelStatus;
import io.watchword.protocol.OpenAnswer;
import io.watchword.protocol.OpenAsk;
import io.watchword.protocol.Question;
import io.watchword.protocol.Region;
import io.watchword.protocol.Route;
import io.watchword.protocol.Scene;
import io.watchword.protocol.Track;
import io.watchword.protocol.kafka.Topic;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OpenQuestionsIT {
    private static final Route EYE = new Route.Model("eye");
    private static final Box HERE = new Box(100, 100, 80, 160);
    private static final Box THERE = new Box(400, 100, 80, 160);

    @TempDir
    static Path data;

    static OpenHarness harness;
    ModelServer server;
    String camera;

    @BeforeAll
    static void startBroker() throws Exception {
        harness = new OpenHarness(data.resolve("broker"));
    }

    @AfterAll
    static void stopBroker() throws Exception {
        harness.close();
    }

    @BeforeEach
    void serve() throws Exception {
        server = new ModelServer();
        camera = id("cam");
    }

    @AfterEach
    void stop() throws Exception {
        server.letGo();
        harness.stop();
        server.close();
    }

    /** Quick, and with next to no bounds on its calls. */
    private EndpointSettings eye() {
        return EndpointSettings.vlm("eye", server.url(), "some/model").withCalls(5, 6_000, 60_000, 4, 3_600);
    }

    private static Track person(long id, Box box) {
        return thing(id, "person", box);
    }

    @Test
    void aModelLooksAtTheFrameAndItsWordsAreAnAnswer() throws Exception {
        server.saying(Said.answer("\"EXIT\""));
        harness.start(eye());
        Question question = harness.ask(camera, "What is written on the sign?", EYE);

        Answer answer = harness.until(question, 1, person(1, HERE)).get(0);

        assertThat(answer.answer().value()).isEqualTo(new AnswerValue.Words("EXIT"));
        assertThat(answer.camera()).isEqualTo(camera);
        assertThat(answer.changed()).isTrue();
        assertThat(answer.by())
                .isEqualTo(new AnsweredBy(
                        "eye", List.of(new AnsweredBy.Step("eye", "was asked about the whole picture"))));
        assertThat(answer.latencyMs().answer()).isPositive();
        assertThat(server.asked().get(0).pictures()).hasSize(1);
    }

    @Test
    void whatAModelWasShownIsKeptOnceWhereAnAnswerChangedOnIt() throws Exception {
        server.saying(Said.answer("\"EXIT\""));
        harness.start(eye());
        Question sign = harness.ask(camera, "What is written on the sign?", EYE);
        Question wall = harness.ask(camera, "What is written on the wall?", EYE);

        Answer first = harness.until(sign, 1, person(1, HERE)).get(0);
        harness.until(wall, 1, person(1, HERE));
        Answer same = harness.until(sign, 2, person(1, THERE)).get(1);

        await().untilAsserted(() -> assertThat(kept(first)).isEqualTo(1));
        assertThat(same.changed()).isFalse();
        assertThat(kept(same)).isZero();
    }

    private long kept(Answer answer) throws Exception {
        return harness.all(Topic.EVIDENCE).stream()
                .filter(frame -> frame.camera().equals(camera)
                        && frame.info().seq() == answer.frame().seq())
                .count();
    }

    @Test
    void itIsAskedAgainOnlyWhenSomethingHasMovedComeOrGone() throws Exception {
        harness.start(eye());
        Question question = harness.ask(camera, "What is written on the sign?", EYE);
        harness.until(question, 1, person(1, HERE));

        double still = harness.skipped("still");
        for (int i = 0; i < 5; i++) {
            harness.show(camera, person(1, HERE));
        }
        await().until(() -> harness.skipped("still") >= still + 5);
        assertThat(server.asked()).hasSize(1);

        harness.until(question, 2, person(1, THERE));
        harness.until(question, 3, person(1, THERE), person(2, HERE));
        List<Answer> answers = harness.until(question, 4, person(2, HERE));

        assertThat(server.asked()).hasSize(4);
        assertThat(answers.stream().map(Answer::changed)).containsExactly(true, false, false, false);
        assertThat(answers.stream().map(Answer::since).distinct()).hasSize(1);
    }

    @Test
    void itsCallsAreBoundedAndWhatIsNotAskedIsCounted() throws Exception {
        harness.start(eye().withCalls(5, 0.01, 60_000, 4, 3_600));
        Question question = harness.ask(camera, "What is written on the sign?", EYE);
        harness.until(question, 1, person(1, HERE));

        double before = harness.skipped("budget");
        for (int i = 0; i < 6; i++) {
            harness.show(camera, person(1, i % 2 == 0 ? THERE : HERE), person(10 + i, HERE));
        }

        await().until(() -> harness.skipped("budget") >= before + 6);
        assertThat(server.asked()).hasSize(1);
    }

    @Test
    void whatTheEnginePointsOutIsCutOutForTheModelAndProvesTheAnswer() throws Exception {
        server.saying(Said.answer("\"ACME\""));
        harness.start(eye());
        Question question =
                harness.ask(camera, "What is written on the truck?", new Route.Grounded("eye", "the truck"));

        Answer answer = harness.until(question, 1, person(1, HERE), thing(2, "truck", THERE))
                .get(0);

        assertThat(answer.regions()).extracting(Region::track).containsExactly(2L);
        assertThat(answer.by().steps()).extracting(AnsweredBy.Step::by).containsExactly("scene", "eye");
        assertThat(shown(server.asked().get(0)).getHeight()).isEqualTo(192);

        double still = harness.skipped("still");
        harness.show(camera, person(1, new Box(20, 20, 80, 160)), thing(2, "truck", THERE));
        await().until(() -> harness.skipped("still") > still);
        assertThat(server.asked()).as("the person does not matter").hasSize(1);
    }

    @Test
    void severalThingsThatArePointedOutAreShownTogether() throws Exception {
        harness.start(eye());
        Question question = harness.ask(camera, "What are the people doing?", new Route.Grounded("eye", "the people"));

        Answer answer =
                harness.until(question, 1, person(1, HERE), person(2, THERE)).get(0);

        assertThat(answer.regions()).extracting(Region::track).containsExactlyInAnyOrder(1L, 2L);
        assertThat(shown(server.asked().get(0)).getWidth()).isGreaterThanOrEqualTo(380);
    }

    private static BufferedImage shown(ModelServer.Asked asked) throws Exception {
        String url = asked.pictures().get(0);
        byte[] jpeg = Base64.getDecoder().decode(url.substring("data:image/jpeg;base64,".length()));
        return ImageIO.read(new ByteArrayInputStream(jpeg));
    }

    @Test
    void whereNothingIsPointedOutNoModelIsAsked() throws Exception {
        harness.start(eye());
        Question question =
                harness.ask(camera, "What is written on the truck?", new Route.Grounded("eye", "the truck"));

        Answer answer = harness.until(question, 1, person(1, HERE)).get(0);

        assertThat(answer.answer().isUnknown()).isTrue();
        assertThat(answer.answer().value().toString()).contains("the truck");
        assertThat(server.asked()).isEmpty();
    }

    @Test
    void regionsOfSeveralCamerasAreShownByTheirNumbers() throws Exception {
        server.saying(Said.answer("true"));
        harness.start(eye());
        String other = id("cam");
        harness.show(other);
        Question question = harness.ask(
                camera,
                "Is the bag in [1] the same colour as the one in [2]?",
                EYE,
                new CameraRegion(camera, HERE),
                new CameraRegion(other, THERE));

        Answer answer = harness.until(question, 1, person(1, HERE)).get(0);

        assertThat(answer.answer().value()).isEqualTo(new AnswerValue.Bool(true));
        assertThat(answer.regions()).extracting(Region::label).containsExactly("[1]");
        assertThat(server.asked().get(0).pictures()).hasSize(2);
        assertThat(server.asked().get(0).text()).contains("[1]:\n").contains("[2]:\n");
    }

    @Test
    void aModelThatFailsIsUnknownWithTheReasonAndAnotherTryIsMade() throws Exception {
        server.saying(Said.message("I think not."));
        harness.start(eye());
        Question question = harness.ask(camera, "Is the gate open?", EYE);

        Answer failed = harness.until(question, 1, person(1, HERE)).get(0);
        assertThat(failed.answer().isUnknown()).isTrue();
        assertThat(failed.answer().value().toString()).contains("form");

        server.saying(Said.answer("false"));
        Answer answered = harness.until(question, 2, person(1, HERE)).get(1);
        assertThat(answered.answer().value()).isEqualTo(new AnswerValue.Bool(false));
        assertThat(answered.changed()).isTrue();
        assertThat(harness.skipped("backing-off")).isPositive();
    }

    @Test
    void anAnswerToAQuestionThatWasWithdrawnMeanwhileIsNotTold() throws Exception {
        server.hold();
        harness.start(eye());
        Question question = harness.ask(camera, "Is the gate open?", EYE);
        await().until(() -> {
            harness.show(camera, person(1, HERE));
            return !server.asked().isEmpty();
        });

        harness.withdraw(question);
        Question witness = harness.ask(camera, "Is the gate shut?", EYE);
        server.letGo();
        harness.until(witness, 1, person(1, HERE));

        assertThat(harness.answers(question)).isEmpty();
    }

    @Test
    void whoTakesOverGoesOnFromTheLastAnswer() throws Exception {
        server.saying(Said.answer("true"));
        harness.start(eye());
        Question question = harness.ask(camera, "Is the gate open?", EYE);
        Answer first = harness.until(question, 1, person(1, HERE)).get(0);

        harness.stop();
        harness.start(eye());

        Answer second = harness.until(question, 2, person(1, HERE)).get(1);
        assertThat(second.changed()).isFalse();
        assertThat(second.since()).isEqualTo(first.since());
    }

    @Test
    void aCameraThatGivesNoFramesHasNoAnswer() throws Exception {
        server.saying(Said.answer("true"));
        harness.start(eye());
        Question question = harness.ask(camera, "Is the gate open?", EYE);
        harness.until(question, 1, person(1, HERE));

        harness.status(new CameraStatus(
                camera, new CameraState.Stalled(), Instant.now(), 0, "h264", 640, 480, Instant.now(), 0, "no frames"));

        await().until(() -> harness.answers(question).size() == 2);
        Answer none = harness.answers(question).get(1);
        assertThat(none.answer().isUnknown()).isTrue();
        assertThat(none.answer().value().toString()).contains("no frames");
        Answer again = harness.until(question, 3, person(1, HERE)).get(2);
        assertThat(again.changed()).isTrue();
    }

    @Test
    void aModelThatNobodyReachesIsSaid() throws Exception {
        harness.start(eye());
        Question question = harness.ask(camera, "Is the gate open?", new Route.Model("ear"));

        Answer answer = harness.until(question, 1, person(1, HERE)).get(0);

        assertThat(answer.answer().value().toString()).contains("'ear'");
    }

    @Test
    void modelsAreAnnouncedWithTheirTroubleAndWithoutWhereTheyAre() throws Exception {
        server.saying(Said.status(401));
        harness.start(eye().withKey("sk-hush-hush"));
        Question question = harness.ask(camera, "Is the gate open?", EYE);
        harness.until(question, 1, person(1, HERE));

        await().until(() -> harness.all(Topic.MODELS).stream().anyMatch(model -> !model.ready()));

        ModelStatus troubled = harness.all(Topic.MODELS).stream()
                .filter(model -> !model.ready())
                .findFirst()
                .orElseThrow();
        assertThat(troubled.name()).isEqualTo("eye");
        assertThat(troubled.reason()).contains("key").doesNotContain("hush").doesNotContain("127.0.0.1");
    }

    @Test
    void aQuestionIsPutOnceOverTopics() throws Exception {
        server.saying(Said.answer("3"));
        harness.start(eye());
        Scene scene = harness.show(camera, person(1, HERE));
        Question question = new Question(
                "ask",
                "How many bottles are there?",
                List.of(),
                null,
                null,
                null,
                null,
                Instant.now(),
                null,
                null,
                null,
                EYE);

        await().pollInterval(Duration.ofMillis(500)).until(() -> {
            harness.write(
                    Topic.OPEN_ASKS,
                    new OpenAsk(id("ask"), question, scene, Instant.now().plusSeconds(20)));
            return !replies(question).isEmpty();
        });

        OpenAnswer answer = replies(question).get(0);
        assertThat(answer.answer().answer().value()).isEqualTo(new AnswerValue.Count(3));
        assertThat(answer.answer().frame()).isEqualTo(scene.frame());
    }

    private static List<OpenAnswer> replies(Question question) {
        return harness.all(Topic.OPEN_ANSWERS).stream()
                .filter(reply -> reply.answer().text().equals(question.text()))
                .toList();
    }

    @Test
    void whatNobodyWaitsForAnyMoreIsNotAsked() throws Exception {
        harness.start(eye());
        Scene scene = harness.show(camera, person(1, HERE));
        Question late = new Question(
                "ask", "What is late?", List.of(), null, null, null, null, Instant.now(), null, null, null, EYE);
        Question live = new Question(
                "ask", "What is live?", List.of(), null, null, null, null, Instant.now(), null, null, null, EYE);

        await().pollInterval(Duration.ofMillis(500)).until(() -> {
            harness.write(
                    Topic.OPEN_ASKS,
                    new OpenAsk(id("ask"), late, scene, Instant.now().minusSeconds(1)));
            harness.write(
                    Topic.OPEN_ASKS,
                    new OpenAsk(id("ask"), live, scene, Instant.now().plusSeconds(20)));
            return server.asked().stream().anyMatch(asked -> asked.text().contains("What is live?"));
        });

        assertThat(server.asked()).noneMatch(asked -> asked.text().contains("What is late?"));
    }
}
