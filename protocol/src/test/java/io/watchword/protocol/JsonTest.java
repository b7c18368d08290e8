package io.watchword.protocol;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.DoubleRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JsonTest {
    private static final Instant AT = Instant.parse("2026-01-05T10:15:30.123456Z");

    private static Answer answer(Verdict verdict) {
        Question question =
                new Question("q-7f3a", "How many people are there?", null, null, null, null, null, AT, null);
        return Answer.of(
                question,
                "gate",
                FrameInfo.live(48211, AT, 768, 576),
                verdict,
                List.of(new Region(17, "person", 0.63, new Box(402, 178, 29, 83))),
                true,
                AT,
                new LatencyMs(3.1, 4.0, 38.2, 0.1, 46.0));
    }

    @Test
    void anAnswerHasThePublishedForm() {
        Verdict three =
                new Verdict(new AnswerValue.Count(3), 0.91, List.of(new Alternative(new AnswerValue.Count(2), 0.07)));

        JsonNode json = Json.readTree(Json.write(answer(three)));

        assertThat(json)
                .isEqualTo(Json.readTree(
                        """
                {"id":"gate/q-7f3a/48211","schema":1,"camera":"gate","question":"q-7f3a",
                 "text":"How many people are there?",
                 "frame":{"seq":48211,"capturedAt":"2026-01-05T10:15:30.123456Z","width":768,"height":576},
                 "answer":{"type":"count","value":3,"text":"3","confidence":0.91,
                           "alternatives":[{"value":2,"confidence":0.07}]},
                 "regions":[{"track":17,"label":"person","score":0.63,"box":[402.0,178.0,29.0,83.0]}],
                 "changed":true,"since":"2026-01-05T10:15:30.123456Z",
                 "latencyMs":{"capture":3.1,"queue":4.0,"perceive":38.2,"answer":0.1,"total":46.0}}
                """
                                .getBytes(UTF_8)));
    }

    @Test
    void thatAnAnswerRestsOnKindsIsSaidOnlyWhereItDoesAndStays() {
        Answer labels = answer(new Verdict(new AnswerValue.Count(3), 0.91, List.of()));
        Answer kinds = labels.byKinds(true);

        assertThat(new String(Json.write(labels), UTF_8)).doesNotContain("byKinds");
        assertThat(Json.readTree(Json.write(kinds)).path("byKinds").asBoolean()).isTrue();
        assertThat(Json.read(Json.write(kinds), Answer.class)).isEqualTo(kinds);
        assertThat(Json.read(Json.write(labels), Answer.class)).isEqualTo(labels);
        assertThat(kinds.took(LatencyMs.NONE).byKinds()).isTrue();
        assertThat(kinds.refreshed().byKinds()).isTrue();
        assertThat(kinds.by(new AnsweredBy("eye", List.of())).byKinds()).isTrue();
    }

    @Test
    void unknownCarriesItsReasonAndNoValue() {
        JsonNode json = Json.readTree(Json.write(answer(Verdict.unknown("the camera is stalled"))));

        assertThat(json.at("/answer/type").asText()).isEqualTo("unknown");
        assertThat(json.at("/answer/value").isNull()).isTrue();
        assertThat(json.at("/answer/reason").asText()).isEqualTo("the camera is stalled");
    }

    @Test
    void aQuestionThatWasWrittenBeforeThereWereModelsIsTheScenes() {
        byte[] old =
                """
                {"id":"q-1","text":"How many?","cameras":[],"emit":"change","hold":0.5,"minConfidence":0,
                 "createdAt":"2026-01-05T10:15:30Z","understood":"how many things are there"}
                """
                        .getBytes(UTF_8);

        Question question = Json.read(old, Question.class);

        assertThat(question.model()).isEqualTo("auto");
        assertThat(question.regions()).isEmpty();
        assertThat(question.isOfScene()).isTrue();
        assertThat(new String(Json.write(question), UTF_8)).doesNotContain("ofScene");
        assertThat(question.route().asks()).isNull();
    }

    @Test
    void whoAnswersAQuestionSurvivesTheJourney() {
        List<CameraRegion> regions = List.of(new CameraRegion("gate", new Box(1, 2, 30, 40)));
        for (Route route :
                List.of(Route.scene(), new Route.Model("eye"), new Route.Grounded("eye", "the man in red"))) {
            Question asked =
                    new Question("q", "What is in [1]?", null, null, null, null, null, AT, null, "eye", regions, route);

            assertThat(Json.read(Json.write(asked), Question.class)).isEqualTo(asked);
        }
    }

    @Test
    void anAnswerOfAModelTellsWhichAndHow() {
        AnsweredBy by = new AnsweredBy("eye", List.of(new AnsweredBy.Step("scene", "grounded the man: track 17")));
        Answer answer = answer(new Verdict(new AnswerValue.Words("EXIT"), 0.5, List.of()))
                .by(by);

        assertThat(Json.readTree(Json.write(answer)).at("/by/steps/0/says").asText())
                .isEqualTo("grounded the man: track 17");
        assertThat(Json.read(Json.write(answer), Answer.class)).isEqualTo(answer);
    }

    @Property
    void everyVerdictSurvivesTheJourney(
            @ForAll("values") AnswerValue value,
            @ForAll("values") AnswerValue other,
            @ForAll @DoubleRange(min = 0, max = 1) double confidence) {
        double rounded = Math.round(confidence * 10000) / 10000.0;
        Verdict verdict = new Verdict(value, rounded, List.of(new Alternative(other, 1 - 1.0)));

        assertThat(Json.read(Json.write(answer(verdict)), Answer.class).answer())
                .isEqualTo(verdict);
    }

    @Provide
    Arbitrary<AnswerValue> values() {
        Arbitrary<String> words = Arbitraries.strings().ofMaxLength(20);
        return Arbitraries.oneOf(
                Arbitraries.of(true, false).map(AnswerValue.Bool::new),
                Arbitraries.integers().between(0, 1_000_000).map(AnswerValue.Count::new),
                words.map(AnswerValue.Colour::new),
                words.map(AnswerValue.Category::new),
                words.map(AnswerValue.Position::new),
                words.map(AnswerValue.Words::new),
                words.map(AnswerValue.Unknown::new),
                words.map(text -> new AnswerValue.RegionBox(new Box(1.5, 2, 3, 4), text)),
                Arbitraries.longs()
                        .between(0, 1_000_000_000)
                        .map(ms -> new AnswerValue.Span(Duration.ofMillis(ms), ms % 2 == 0)),
                Arbitraries.longs()
                        .between(0, 4_000_000_000_000L)
                        .map(ms -> new AnswerValue.Moment(Instant.ofEpochMilli(ms))));
    }

    @Test
    void aSceneSurvivesTheJourney() {
        Track track = new Track(
                17,
                "truck",
                0.5,
                0.75,
                new Box(1, 2, 3, 4),
                new Velocity(1.5, -2),
                AT,
                AT,
                Map.of("white", 0.7),
                null,
                null,
                Map.of("truck", 0.8, "car", 0.2),
                List.of("driveway"),
                List.of("fence"),
                List.of(new TrackKind("n03345487", "fire engine", 0.875)),
                Repertoire.name(List.of("n03345487")));
        Scene scene = Scene.of("gate", FrameInfo.live(1, AT, 768, 576), "coco-80", List.of(track), LatencyMs.NONE);

        assertThat(Json.read(Json.write(scene), Scene.class)).isEqualTo(scene);
    }

    @Test
    void aTrackOfBeforeThereWereKindsIsRead() {
        Track still = Track.still(3, "dog", 0.5, new Box(0, 0, 8, 8), AT);

        assertThat(new String(Json.write(still), UTF_8)).doesNotContain("kinds");
        assertThat(Json.read(Json.write(still), Track.class).kinds()).isEmpty();
    }

    @Test
    void aClassifierTellsItsKinds() {
        ModelStatus status = new ModelStatus(
                "kinds", "package", ModelStatus.CLASSIFY, 1, true, null, null, List.of("n03345487"), "w-1", AT);

        assertThat(Json.read(Json.write(status), ModelStatus.class)).isEqualTo(status);
        assertThat(status.key()).isEqualTo("kinds/w-1");
        assertThat(status.withoutKinds().kinds()).isEmpty();
        assertThat(status.withoutKinds().key()).isEqualTo("kinds");
        assertThat(status.answers()).isFalse();
        assertThat(status.captions()).isFalse();
    }

    @Test
    void everyCameraStateSurvivesTheJourney() {
        List<CameraState> states = List.of(
                new CameraState.Connecting(),
                new CameraState.Live(),
                new CameraState.Stalled(),
                new CameraState.BackingOff(3, AT),
                new CameraState.Refused(AT),
                new CameraState.Paused());
        for (CameraState state : states) {
            CameraStatus status = new CameraStatus("gate", state, AT, 4.9, "h264", 768, 576, AT, 2, "gone");
            assertThat(Json.read(Json.write(status), CameraStatus.class)).isEqualTo(status);
        }
    }

    @Test
    void trialsAndTheirResultsSurviveTheJourneyAndShowNoPassword() {
        Trial trial = new Trial("trial-1", "rtsp://u:hunter2@cam/", AT);
        TrialResult works = TrialResult.works(trial, new TrialResult.Seen("h264", 640, 480, 24.96, new byte[] {1, 2}));
        TrialResult fails = TrialResult.fails(trial, "gone");

        assertThat(Json.read(Json.write(trial), Trial.class)).isEqualTo(trial);
        assertThat(trial.toString()).doesNotContain("hunter2");
        assertThat(Json.read(Json.write(works), TrialResult.class))
                .usingRecursiveComparison()
                .isEqualTo(works);
        assertThat(Json.read(Json.write(fails), TrialResult.class)).isEqualTo(fails);
    }

    @Test
    void aQuestionNeedsLittle() {
        Question question = Json.read(
                "{\"id\":\"q-1\",\"text\":\"Is anyone there?\",\"createdAt\":\"2026-01-05T10:15:30Z\"}".getBytes(UTF_8),
                Question.class);

        assertThat(question.emit()).isEqualTo(Emit.CHANGE);
        assertThat(question.hold()).isEqualTo(Question.DEFAULT_HOLD);
        assertThat(question.concerns("any")).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{", "null", "[1", "{\"id\":\"a\",\"url\":\"demo:\"}x", "\u0000"})
    void whatIsNotJsonNamesTheBody(String text) {
        assertThatThrownBy(() -> Json.read(text.getBytes(UTF_8), Camera.class))
                .isInstanceOf(InvalidFieldException.class)
                .hasMessageStartingWith("body: ");
    }

    @Test
    void aBadFieldIsNamed() {
        assertThatThrownBy(
                        () -> Json.read("{\"id\":\"a\",\"url\":\"demo:\",\"fps\":\"x\"}".getBytes(UTF_8), Camera.class))
                .isInstanceOfSatisfying(
                        InvalidFieldException.class, e -> assertThat(e.field()).isEqualTo("fps"));
        assertThatThrownBy(() -> Json.read("{\"id\":\"A b\",\"url\":\"demo:\"}".getBytes(UTF_8), Camera.class))
                .isInstanceOfSatisfying(
                        InvalidFieldException.class, e -> assertThat(e.field()).isEqualTo("id"));
    }
}
