package io.watchword.questionengine;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.watchword.protocol.Answer;
import io.watchword.protocol.AnswerValue;
import io.watchword.protocol.Emit;
import io.watchword.protocol.Json;
import io.watchword.protocol.ModelStatus;
import io.watchword.protocol.Question;
import io.watchword.protocol.Repertoire;
import io.watchword.protocol.Scene;
import io.watchword.protocol.Track;
import io.watchword.protocol.TrackKind;
import io.watchword.protocol.Verdict;
import io.watchword.questionengine.history.History;
import io.watchword.questionengine.language.Parse;
import io.watchword.questionengine.program.Program;
import io.watchword.questionengine.reasoning.Scenes;
import io.watchword.questionengine.reasoning.Trace;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * With a classifier, kinds of what the detector sees are told apart; by ImageNet's synsets, as they are in WordNet 3.0.
 */
class KindsTest {
    private static final String FIRE_ENGINE = "n03345487";
    private static final String AMBULANCE = "n02701002";
    private static final String SPORTS_CAR = "n04285008";
    private static final String PICKUP = "n03930630";
    private static final String TRACTOR = "n04465501";
    private static final String RETRIEVER = "n02099601";
    private static final String TOY_POODLE = "n02113624";
    private static final String POODLE = "n02113799";
    private static final String TABBY = "n02123045";

    private static final QuestionEngine ENGINE = QuestionEngine.load("coco-80");

    @BeforeAll
    static void tell() {
        ENGINE.tell(List.of(classifier(
                FIRE_ENGINE,
                AMBULANCE,
                SPORTS_CAR,
                PICKUP,
                TRACTOR,
                RETRIEVER,
                TOY_POODLE,
                POODLE,
                TABBY,
                "n99999999",
                "n03345488",
                "no synset")));
    }

    private static ModelStatus classifier(String... kinds) {
        return new ModelStatus(
                "kinds",
                "package",
                ModelStatus.CLASSIFY,
                0,
                false,
                "starting",
                null,
                List.of(kinds),
                null,
                Scenes.START);
    }

    private static Track thing(long id, String label, TrackKind... kinds) {
        return Scenes.thing(id, label, 0.99, 200.0 * id, 500).withKinds(List.of(kinds), null);
    }

    private static TrackKind kind(String synset, String name, double probability) {
        return new TrackKind(synset, name, probability);
    }

    private static final Track VAN = thing(1, "truck", kind(AMBULANCE, "ambulance", 0.9));
    private static final Track ENGINE_RED = Scenes.coloured(
            thing(2, "truck", kind(FIRE_ENGINE, "fire engine", 0.7), kind(AMBULANCE, "ambulance", 0.2)), "red");
    private static final Track CAR = thing(3, "car", kind(SPORTS_CAR, "sports car", 0.97));
    private static final Track DOG =
            thing(4, "dog", kind(RETRIEVER, "golden retriever", 0.8), kind(POODLE, "poodle", 0.15));

    private static Verdict answer(String text, Track... tracks) {
        return answer(text, Scenes.of(tracks));
    }

    private static Verdict answer(String text, Scene scene) {
        return ENGINE.evaluate(program(text), scene).verdict();
    }

    private static Program program(String text) {
        Parse parse = ENGINE.parse(text);
        assertThat(parse).isInstanceOf(Parse.Understood.class);
        return ((Parse.Understood) parse).program();
    }

    @ParameterizedTest
    @CsvSource({
        "is there a fire engine?, yes",
        "is there a fire truck?, yes",
        "are there any ambulances?, yes",
        "is there a sports car?, yes",
        "is there a poodle?, no",
        "is there a golden retriever?, yes",
        "is there a retriever?, yes",
        "is there a tabby?, no",
        "is there a pickup?, no",
        "is the dog a poodle?, no",
        "is the red truck a fire engine?, yes",
        "how many ambulances are there?, 1",
        "what breed is the dog?, golden retriever",
        "what kind of dog is it?, golden retriever",
        "what kind of dog is there?, golden retriever",
        "what breed of dog is that?, golden retriever",
        "what kind of car is the red one?, unknown",
        "what kind of truck is the red one?, fire engine",
        "what type of truck is on the left?, ambulance",
        "what colour is the fire engine?, red",
        "is the fire engine left of the sports car?, yes",
        "is there a dog?, yes",
        "how many trucks are there?, 2"
    })
    void whatAClassifierTellsCanBeAskedAbout(String text, String expected) {
        assertThat(answer(text, VAN, ENGINE_RED, CAR, DOG).value().text().toLowerCase(Locale.ROOT))
                .as(text)
                .startsWith(expected);
    }

    @Test
    void theProbabilityIsTheTracksTimesItsKinds() {
        Verdict verdict = answer("is there a fire engine?", ENGINE_RED);

        assertThat(verdict.value()).isEqualTo(new AnswerValue.Bool(true));
        assertThat(verdict.confidence()).isCloseTo(0.99 * 0.7, within(1e-9));
        assertThat(answer("is there a poodle?", thing(1, "dog", kind(TOY_POODLE, "toy", 0.3), kind(POODLE, "p", 0.5)))
                        .confidence())
                .as("poodles of all kinds")
                .isCloseTo(0.99 * 0.8, within(1e-9));
    }

    @Test
    void whatWasNotLookedAtIsUnknownAndNeverNo() {
        assertThat(answer("is there an ambulance?", thing(1, "car")).value()).isInstanceOf(AnswerValue.Unknown.class);
        assertThat(answer("is there an ambulance?", thing(1, "truck")).value())
                .as("vans are detected as trucks too")
                .isInstanceOf(AnswerValue.Unknown.class);
        assertThat(answer("how many ambulances are there?", VAN, thing(2, "car"))
                        .value())
                .isInstanceOf(AnswerValue.Unknown.class);
        assertThat(answer("what breed is the dog?", thing(1, "dog")).value()).isInstanceOf(AnswerValue.Unknown.class);
        assertThat(answer("is the dog a poodle?", thing(1, "dog")).value()).isInstanceOf(AnswerValue.Unknown.class);
        assertThat(answer("is there an ambulance?", thing(1, "dog")).value())
                .as("no dog is")
                .isEqualTo(new AnswerValue.Bool(false));
        assertThat(answer("is there an ambulance?").value()).isEqualTo(new AnswerValue.Bool(false));
    }

    @Test
    void whereNothingIsSureTheKindIsUnknown() {
        Track dim = thing(1, "dog", kind(RETRIEVER, "golden retriever", 0.2), kind(POODLE, "poodle", 0.1));

        assertThat(answer("what breed is the dog?", dim).value()).isInstanceOf(AnswerValue.Unknown.class);
        assertThat(answer("is there a retriever?", dim).value()).isInstanceOf(AnswerValue.Unknown.class);
    }

    @Test
    void ofWhatTheDetectorDoesNotLookForOnlyWhatIsFoundIsTold() {
        Track tractor = thing(1, "truck", kind(TRACTOR, "tractor", 0.95));

        assertThat(answer("is there a tractor?", tractor).value()).isEqualTo(new AnswerValue.Bool(true));
        assertThat(answer("is there a tractor?", DOG).value()).isInstanceOf(AnswerValue.Unknown.class);
        assertThat(answer("how many tractors are there?", tractor).value()).isEqualTo(new AnswerValue.Count(1));
        assertThat(answer("how many tractors are there?", DOG).value()).isInstanceOf(AnswerValue.Unknown.class);
        assertThat(((Parse.Understood) ENGINE.parse("is there a tractor?")).approximations())
                .singleElement()
                .asString()
                .contains("that there is none can't be told");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "is there no tractor?",
                "are there fewer than two tractors?",
                "is the dog next to a tractor?",
                "was there a tractor in the last hour?"
            })
    void whatWouldRestOnNotFindingOneIsOutside(String text) {
        assertThat(ENGINE.parse(text)).isNotInstanceOf(Parse.Understood.class);
    }

    @Test
    void whatWasSeenBeforeIsRemembered() {
        History history = new History();
        history.add(Scenes.at(0, VAN, DOG));
        Scene now = Scenes.at(600, DOG);
        history.add(now);
        Program program = program("has there been an ambulance in the last hour?");

        assertThat(ENGINE.evaluate(program, now, history, Trace.NONE).verdict().value())
                .isEqualTo(new AnswerValue.Bool(true));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "is there a fire engine?",
                "what breed is the dog?",
                "what kind of car is the red one?",
                "what type of truck is on the left?",
                "is the dog a poodle?",
                "how many tractors are there?"
            })
    void whatIsUnderstoodMeansTheSameWhenItIsReadBackOrKept(String text) {
        Parse.Understood understood = (Parse.Understood) ENGINE.parse(text);

        assertThat(program(understood.understood())).as(understood.understood()).isEqualTo(understood.program());
        assertThat(Json.read(understood.program().toJson().toString().getBytes(UTF_8), Program.class))
                .isEqualTo(understood.program());
    }

    @Test
    void withoutAClassifierAllIsAsItWas() {
        QuestionEngine before = QuestionEngine.load("coco-80");
        QuestionEngine after = QuestionEngine.load("coco-80");
        assertThat(after.tell(List.of(classifier(FIRE_ENGINE, POODLE, TRACTOR, PICKUP))))
                .isTrue();
        assertThat(after.parse("is there a poodle?")).isNotEqualTo(before.parse("is there a poodle?"));

        assertThat(after.tell(List.of())).isTrue();

        for (String text : List.of(
                "is there a fire engine?",
                "is there a tractor?",
                "what breed is the dog?",
                "what kind of dog is it?",
                "is there a pickup?")) {
            assertThat(after.parse(text)).isEqualTo(before.parse(text));
        }
        assertThat(after.labelsWithKinds()).isEmpty();
    }

    @Test
    void whatIsWorthALookIsWhatMayBeOfAKind() {
        assertThat(ENGINE.labelsWithKinds())
                .contains("car", "truck", "dog", "cat")
                .doesNotContain("person", "umbrella", "bottle");
    }

    @Test
    void toldTheSameAgainNothingChanges() {
        QuestionEngine engine = QuestionEngine.load("coco-80");

        assertThat(engine.tell(List.of(classifier(POODLE, TABBY)))).isTrue();
        assertThat(engine.tell(List.of(classifier(TABBY, POODLE)))).isFalse();
        assertThat(engine.tell(List.of(new ModelStatus("eye", "vlm", null, 0, true, null, null, Scenes.START))))
                .isTrue();
    }

    private static Track toldBy(List<String> repertoire, Track track) {
        return track.withKinds(track.kinds(), Repertoire.name(repertoire));
    }

    private static Verdict verdict(QuestionEngine engine, String text, Scene scene, Scene... before) {
        History history = new History();
        List.of(before).forEach(history::add);
        history.add(scene);
        Program program = ((Parse.Understood) engine.parse(text)).program();
        return engine.evaluate(program, scene, history, Trace.NONE).verdict();
    }

    @Test
    void whatAnEarlierClassifierDidNotKnowWasNotLookedFor() {
        List<String> earlier = List.of(AMBULANCE, SPORTS_CAR);
        QuestionEngine engine = QuestionEngine.load("coco-80");
        engine.tell(List.of(classifier(AMBULANCE, SPORTS_CAR)));
        engine.tell(List.of(classifier(AMBULANCE, FIRE_ENGINE)));
        Track car = toldBy(earlier, thing(1, "truck", kind(SPORTS_CAR, "sports car", 0.98)));
        Scene[] past = IntStream.range(0, 60)
                .mapToObj(second -> Scenes.at(second, car))
                .toArray(Scene[]::new);
        Scene now = Scenes.at(60);

        assertThat(verdict(engine, "has there been a fire engine in the last 50 seconds?", now, past)
                        .value())
                .isInstanceOf(AnswerValue.Unknown.class);
        assertThat(verdict(engine, "has there been an ambulance in the last 50 seconds?", now, past)
                        .value())
                .as("it knew those")
                .isEqualTo(new AnswerValue.Bool(false));
        assertThat(verdict(engine, "is there a fire engine?", past[0]).value()).isInstanceOf(AnswerValue.Unknown.class);
        assertThat(verdict(engine, "is there an ambulance?", past[0]).value()).isEqualTo(new AnswerValue.Bool(false));
        assertThat(verdict(engine, "is the truck a fire engine?", past[0]).value())
                .isInstanceOf(AnswerValue.Unknown.class);
    }

    @Test
    void whatAClassifierToldThatNobodyKnowsIsNoReasonForNo() {
        Track told = toldBy(List.of(POODLE, TABBY, "n00000001"), thing(1, "dog", kind(POODLE, "poodle", 0.97)));

        assertThat(answer("is there a poodle?", told).value()).isEqualTo(new AnswerValue.Bool(true));
        assertThat(answer("is there a golden retriever?", told).value()).isInstanceOf(AnswerValue.Unknown.class);
    }

    @Test
    void severalClassifiersTellAllThatEachOfThemTells() {
        QuestionEngine engine = QuestionEngine.load("coco-80");
        engine.tell(List.of(classifier(POODLE), classifier(TABBY)));
        assertThat(engine.labelsWithKinds()).contains("dog", "cat");
        assertThat(engine.labelsWithKinds(Repertoire.name(List.of(TABBY))))
                .as("what the one is shown that knows tabbies")
                .contains("cat")
                .doesNotContain("dog");
        Track dog = thing(1, "dog", kind(POODLE, "poodle", 0.97));
        Track cat = thing(2, "cat", kind(TABBY, "tabby", 0.97));

        assertThat(verdict(engine, "is there a tabby?", Scenes.of(toldBy(List.of(TABBY), cat)))
                        .value())
                .isEqualTo(new AnswerValue.Bool(true));
        assertThat(verdict(engine, "is there a poodle?", Scenes.of(toldBy(List.of(POODLE), dog)))
                        .value())
                .isEqualTo(new AnswerValue.Bool(true));
        assertThat(engine.tell(List.of(classifier(TABBY)))).isTrue();
        assertThat(engine.labelsWithKinds()).contains("cat").doesNotContain("dog");
    }

    private static Answer standing(QuestionEngine engine, String text) {
        Question question = new Question("q-1", text, List.of(), null, Emit.CHANGE, null, null, Scenes.START, null);
        Program program = ((Parse.Understood) engine.parse(text)).program();
        return new StandingAnswer(engine, question, program).next(Scenes.of(VAN, DOG));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "is there a fire engine?",
                "how many pickups are there?",
                "is the dog a poodle?",
                "is there a person or a pickup?",
                "what breed is the dog?",
                "is there a car next to an ambulance?"
            })
    void anAnswerSaysThatItRestsOnKinds(String text) {
        assertThat(standing(ENGINE, text).byKinds()).isTrue();
    }

    @Test
    void whatLabelsAnswerRestsOnNoneWhetherOrNotAClassifierCouldTell() {
        QuestionEngine without = QuestionEngine.load("coco-80");

        for (String text : List.of("is there a fire engine?", "how many pickups are there?", "is there a poodle?")) {
            assertThat(standing(without, text).byKinds()).as(text).isFalse();
        }
        for (String text : List.of("is there a lorry?", "how many animals are there?", "is there a person?")) {
            assertThat(standing(ENGINE, text).byKinds()).as(text).isFalse();
        }
    }
}
