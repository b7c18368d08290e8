package io.watchword.questionengine;

import static io.watchword.questionengine.Scenes.coloured;
import static io.watchword.questionengine.Scenes.thing;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.watchword.protocol.AnswerValue;
import io.watchword.protocol.Region;
import io.watchword.protocol.Scene;
import io.watchword.protocol.Track;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ExecutorTest {
    private static final Scene STREET = Scenes.of(
            coloured(thing(1, "car", 0.95, 200, 700), "red"),
            coloured(thing(2, "truck", 0.9, 700, 700), "white"),
            Scenes.dressed(thing(3, "person", 0.9, 150, 200), Map.of("red", 0.8), Map.of("blue", 0.9)),
            Scenes.dressed(thing(4, "person", 0.85, 850, 200), Map.of("green", 0.9), Map.of("black", 0.9)),
            thing(5, "dog", 0.9, 210, 600));

    private static Evaluation ask(String text, Scene scene) {
        return Engines.COCO.evaluate(Engines.program(text), scene);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "How many people are there?|2",
                "how many vehicles are there|2",
                "how many people are wearing red|1",
                "how many cats are there|0",
                "how many people are on the left|1",
                "is anyone on the left|yes",
                "is there a cat|no",
                "is there a red car|yes",
                "is there a blue car|no",
                "are there at least two people|yes",
                "are there more than two people|no",
                "are there more people than cars|yes",
                "what colour is the car|red",
                "what colour is the truck|white",
                "what colour is the van|red",
                "what colour shirt is the person on the right wearing|green",
                "where is the car|bottom left",
                "where is the dog|left",
                "what animals are there|dog",
                "what is near the car|dog",
                "is the red car left of the truck|yes",
                "is the car right of the truck|no",
                "is the dog above the car|yes",
                "is the car red or blue|red",
                "is the car on the left or on the right|left",
                "is the animal a dog or a cat|dog",
                "what colour is the cat|unknown",
                "where is the cat|unknown",
                "is the cat black|unknown",
                "is the red car left of the bus|unknown",
                "what colour is the dog|unknown",
                "is the dog brown|unknown",
                "is there a brown dog|unknown",
                "the cat|unknown"
            })
    void itAnswers(String text, String answer) {
        assertThat(ask(text, STREET).verdict().value().text()).isEqualTo(answer);
    }

    @ParameterizedTest
    @CsvSource({
        "red car,1",
        "person in green,4",
        "person left,3",
        "the vehicle on the right,2",
        "leftmost person,3",
        "rightmost person,4",
        "second person from the left,4",
        "the vehicle right of the dog,2",
        "person in blue jeans,3"
    })
    void itGroundsReferringExpressions(String text, long track) {
        Evaluation evaluation = ask(text, STREET);
        assertThat(evaluation.regions().get(0).track()).isEqualTo(track);
        assertThat(evaluation.verdict().value()).isInstanceOf(AnswerValue.RegionBox.class);
    }

    @Test
    void existenceIsOneMinusTheChanceOfNone() {
        Scene scene = Scenes.of(thing(1, "dog", 0.5, 100, 100), thing(2, "dog", 0.4, 900, 100));
        assertThat(ask("is there a dog", scene).verdict().confidence()).isCloseTo(0.7, within(1e-9));
    }

    @Test
    void aCountComesWithItsAlternatives() {
        Scene scene = Scenes.of(thing(1, "dog", 0.9, 100, 100), thing(2, "dog", 0.3, 900, 100));
        Evaluation evaluation = ask("how many dogs", scene);
        assertThat(evaluation.verdict().value()).isEqualTo(new AnswerValue.Count(1));
        assertThat(evaluation.verdict().confidence()).isCloseTo(0.66, within(1e-9));
        assertThat(evaluation.verdict().alternatives())
                .extracting(other -> other.value().text())
                .containsExactly("2", "0");
        assertThat(evaluation.regions()).extracting(Region::track).containsExactly(1L);
    }

    @Test
    void whatIsNotSeenIsUnknownAndSaysWhat() {
        assertThat(ask("is the red car left of the bus", STREET).verdict().value())
                .isEqualTo(new AnswerValue.Unknown("no bus in view"));
    }

    @Test
    void regionsAreBoundedAndStrongestFirst() {
        List<Track> crowd = new ArrayList<>();
        for (int i = 0; i < 200; i++) {
            crowd.add(thing(i, "person", 0.5 + i / 500.0, 5 * i, 500));
        }
        List<Region> regions = ask("how many people", Scenes.at(0, crowd)).regions();
        assertThat(regions).hasSize(Evaluation.MAX_REGIONS);
        assertThat(regions).extracting(Region::score).isSortedAccordingTo((a, b) -> Double.compare(b, a));
    }

    @Test
    void theTraceSeesEveryPart() {
        List<String> seen = new ArrayList<>();
        Program program = Engines.program("how many red cars are left of the truck");
        Engines.COCO.evaluate(program, STREET, (things, membership) -> seen.add(Paraphrase.words(things)));
        assertThat(seen).containsExactly("car", "red car", "truck", "red car left of a truck");
    }

    @Test
    void anEmptySceneAnswersEverything() {
        for (String text :
                new String[] {"how many people", "is anyone there", "where is the dog", "red car", "leftmost car"}) {
            assertThat(ask(text, Scenes.of()).regions()).isEmpty();
        }
    }
}
