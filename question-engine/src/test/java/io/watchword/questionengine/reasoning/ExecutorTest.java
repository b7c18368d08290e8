package io.watchword.questionengine.reasoning;

import static io.watchword.questionengine.reasoning.Programs.at;
import static io.watchword.questionengine.reasoning.Programs.choose;
import static io.watchword.questionengine.reasoning.Programs.colour;
import static io.watchword.questionengine.reasoning.Programs.compare;
import static io.watchword.questionengine.reasoning.Programs.count;
import static io.watchword.questionengine.reasoning.Programs.exists;
import static io.watchword.questionengine.reasoning.Programs.find;
import static io.watchword.questionengine.reasoning.Programs.having;
import static io.watchword.questionengine.reasoning.Programs.not;
import static io.watchword.questionengine.reasoning.Programs.ranked;
import static io.watchword.questionengine.reasoning.Programs.red;
import static io.watchword.questionengine.reasoning.Programs.stands;
import static io.watchword.questionengine.reasoning.Programs.upper;
import static io.watchword.questionengine.reasoning.Programs.verify;
import static io.watchword.questionengine.reasoning.Scenes.coloured;
import static io.watchword.questionengine.reasoning.Scenes.thing;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.watchword.protocol.AnswerValue;
import io.watchword.protocol.Region;
import io.watchword.protocol.Scene;
import io.watchword.protocol.Track;
import io.watchword.questionengine.program.Comparison;
import io.watchword.questionengine.program.Motion;
import io.watchword.questionengine.program.Order;
import io.watchword.questionengine.program.Part;
import io.watchword.questionengine.program.Place;
import io.watchword.questionengine.program.Program;
import io.watchword.questionengine.program.Property;
import io.watchword.questionengine.program.Quantifier;
import io.watchword.questionengine.program.Relation;
import io.watchword.questionengine.program.Size;
import io.watchword.questionengine.program.Things;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class ExecutorTest {
    private static final Scene STREET = Scenes.of(
            coloured(thing(1, "car", 0.95, 200, 700), "red"),
            coloured(thing(2, "truck", 0.9, 700, 700), "white"),
            Scenes.dressed(thing(3, "person", 0.9, 150, 200), Map.of("red", 0.8), Map.of("blue", 0.9)),
            Scenes.dressed(thing(4, "person", 0.85, 850, 200), Map.of("green", 0.9), Map.of("black", 0.9)),
            thing(5, "dog", 0.9, 210, 600));

    private static final Things CAR = find("car");
    private static final Things TRUCK = find("truck");
    private static final Things PERSON = find("person");
    private static final Things DOG = find("dog");
    private static final Things CAT = find("cat");
    private static final Things VEHICLE = find("vehicle", "car", "truck", "bus");
    private static final Property LEFT_OF_TRUCK = stands(Relation.LEFT_OF, TRUCK);

    private static Evaluation ask(Program program, Scene scene) {
        return new Executor(new SceneWorld(scene), Trace.NONE).run(program);
    }

    static Stream<Arguments> questions() {
        return Stream.of(
                arguments("2", count(PERSON)),
                arguments("2", count(VEHICLE)),
                arguments("1", count(having(PERSON, upper("red")))),
                arguments("0", count(CAT)),
                arguments("1", count(having(PERSON, at(Place.LEFT)))),
                arguments("3", count(new Things.Union(PERSON, DOG))),
                arguments("yes", exists(having(PERSON, at(Place.LEFT)))),
                arguments("no", exists(CAT)),
                arguments("yes", new Program.Exists(CAT, true)),
                arguments("yes", exists(red("car"))),
                arguments("no", exists(having(CAR, colour("blue")))),
                arguments("yes", exists(having(CAR, not(colour("blue"))))),
                arguments("yes", compare(PERSON, Comparison.AT_LEAST, 2)),
                arguments("no", compare(PERSON, Comparison.MORE_THAN, 2)),
                arguments("yes", compare(PERSON, Comparison.EXACTLY, 2)),
                arguments("yes", new Program.CompareCounts(PERSON, Comparison.MORE_THAN, CAR)),
                arguments("no", new Program.CompareCounts(PERSON, Comparison.EXACTLY, CAR)),
                arguments("red", new Program.QueryColour(CAR, Part.WHOLE)),
                arguments("green", new Program.QueryColour(ranked(PERSON, Order.FROM_RIGHT, 1), Part.UPPER)),
                arguments("bottom left", new Program.QueryPosition(CAR)),
                arguments("left", new Program.QueryPosition(DOG)),
                arguments("dog", new Program.QueryCategory(find("animal", "dog", "cat", "horse"))),
                arguments("yes", verify(red("car"), LEFT_OF_TRUCK)),
                arguments("no", verify(CAR, stands(Relation.RIGHT_OF, TRUCK))),
                arguments("no", verify(CAR, not(LEFT_OF_TRUCK))),
                arguments("yes", verify(CAR, new Property.Both(List.of(colour("red"), LEFT_OF_TRUCK)))),
                arguments("yes", verify(CAR, new Property.Either(List.of(colour("blue"), LEFT_OF_TRUCK)))),
                arguments("yes", verify(DOG, stands(Relation.ABOVE, CAR))),
                arguments("red", choose(CAR, colour("red"), colour("blue"))),
                arguments("left", choose(CAR, at(Place.LEFT), at(Place.RIGHT))),
                arguments(
                        "dog",
                        choose(
                                find("animal", "dog", "cat"),
                                new Property.OfKind("cat", Set.of("cat")),
                                new Property.OfKind("dog", Set.of("dog")))),
                arguments("left of the truck", choose(CAR, LEFT_OF_TRUCK, stands(Relation.RIGHT_OF, TRUCK))),
                arguments("yes", new Program.All(List.of(exists(DOG), exists(CAR)))),
                arguments("no", new Program.All(List.of(exists(DOG), exists(CAT)))),
                arguments("yes", new Program.Any(List.of(exists(DOG), exists(CAT)))),
                arguments("no", new Program.Quantified(Quantifier.ALL, PERSON, upper("red"))),
                arguments("no", new Program.Quantified(Quantifier.BOTH, PERSON, upper("red"))),
                arguments("yes", new Program.Quantified(Quantifier.EITHER, PERSON, upper("red"))),
                arguments("yes", new Program.Quantified(Quantifier.NONE, PERSON, upper("white"))),
                arguments("yes", new Program.Quantified(Quantifier.NEITHER, PERSON, at(Place.BOTTOM))),
                arguments("yes", new Program.Quantified(Quantifier.ALL, PERSON, at(Place.TOP))),
                arguments("no", new Program.Quantified(Quantifier.MOST, PERSON, upper("red"))),
                arguments("yes", new Program.Same(PERSON, null, "category")),
                arguments("no", new Program.Same(CAR, TRUCK, "colour")),
                arguments("no", exists(having(PERSON, new Property.Between(CAR, TRUCK)))),
                arguments("yes", exists(having(PERSON, new Property.SameAs("category", PERSON)))));
    }

    @ParameterizedTest
    @MethodSource("questions")
    void itAnswers(String answer, Program program) {
        assertThat(ask(program, STREET).verdict().value().text()).isEqualTo(answer);
    }

    static Stream<Arguments> unanswerable() {
        return Stream.of(
                arguments("no cat in view", new Program.QueryColour(CAT, Part.WHOLE)),
                arguments("no cat in view", new Program.QueryPosition(CAT)),
                arguments("no cat in view", verify(CAT, colour("black"))),
                arguments("no cat in view", choose(CAT, colour("black"), colour("white"))),
                arguments("no cat in view", new Program.Locate(CAT)),
                arguments("no cat in view", new Program.Quantified(Quantifier.ALL, CAT, colour("black"))),
                arguments("no cat in view", verify(red("car"), stands(Relation.LEFT_OF, CAT))),
                arguments("no cat in view", verify(red("car"), not(stands(Relation.LEFT_OF, CAT)))),
                arguments("no dog in view", verify(DOG, stands(Relation.NEAR, DOG))),
                arguments("no dog in view", new Program.Quantified(Quantifier.BOTH, DOG, at(Place.LEFT))),
                arguments("its colour can't be made out", new Program.QueryColour(DOG, Part.WHOLE)),
                arguments("a colour that was asked for can't be made out", verify(DOG, colour("brown"))),
                arguments("a colour that was asked for can't be made out", exists(having(DOG, colour("brown")))),
                arguments("a colour that was asked for can't be made out", count(having(DOG, colour("brown")))),
                arguments("a colour that was asked for can't be made out", verify(DOG, not(colour("brown")))),
                arguments("the colour can't be made out", new Program.Same(DOG, CAR, "colour")),
                arguments("its material can't be made out", new Program.QueryAttribute(CAR, "material")),
                arguments(
                        "there is nothing like it to compare its size with", verify(DOG, new Property.Sized(Size.BIG))),
                arguments(
                        "it has not been in view for long enough to see it move",
                        verify(DOG, new Property.Moves(Motion.MOVING))),
                arguments("nothing here tells what is striped", verify(DOG, new Property.Is("striped"))),
                arguments("nothing here tells what is facing the car", verify(DOG, stands(Relation.FACING, CAR))),
                arguments(
                        "a unicorn is nothing that can be told from others here",
                        exists(new Things.Find("unicorn", Set.of()))),
                arguments(
                        "the picture as a whole is not looked at",
                        verify(new Things.Picture(), new Property.Is("sunny"))),
                arguments("none of the choices fits", choose(CAR, colour("green"), colour("blue"))),
                arguments("fewer than two to compare are in view", new Program.Same(CAT, null, "colour")));
    }

    @ParameterizedTest
    @MethodSource("unanswerable")
    void whatCantBeSaidIsUnknownAndSaysWhy(String reason, Program program) {
        assertThat(ask(program, STREET).verdict().value()).isEqualTo(new AnswerValue.Unknown(reason));
    }

    static Stream<Arguments> expressions() {
        return Stream.of(
                arguments(1L, red("car")),
                arguments(4L, having(PERSON, upper("green"))),
                arguments(3L, having(PERSON, at(Place.LEFT))),
                arguments(2L, having(VEHICLE, at(Place.RIGHT))),
                arguments(3L, ranked(PERSON, Order.FROM_LEFT, 1)),
                arguments(4L, ranked(PERSON, Order.FROM_RIGHT, 1)),
                arguments(4L, ranked(PERSON, Order.FROM_LEFT, 2)),
                arguments(2L, having(VEHICLE, stands(Relation.RIGHT_OF, DOG))));
    }

    @ParameterizedTest
    @MethodSource("expressions")
    void itGroundsReferringExpressions(long track, Things things) {
        Evaluation evaluation = ask(new Program.Locate(things), STREET);
        assertThat(evaluation.regions().get(0).track()).isEqualTo(track);
        assertThat(evaluation.verdict().value()).isInstanceOf(AnswerValue.RegionBox.class);
    }

    @Test
    void existenceIsOneMinusTheChanceOfNone() {
        Scene scene = Scenes.of(thing(1, "dog", 0.5, 100, 100), thing(2, "dog", 0.4, 900, 100));
        assertThat(ask(exists(DOG), scene).verdict().confidence()).isCloseTo(0.7, within(1e-9));
    }

    @Test
    void aCountComesWithItsAlternatives() {
        Scene scene = Scenes.of(thing(1, "dog", 0.9, 100, 100), thing(2, "dog", 0.3, 900, 100));
        Evaluation evaluation = ask(count(DOG), scene);
        assertThat(evaluation.verdict().value()).isEqualTo(new AnswerValue.Count(1));
        assertThat(evaluation.verdict().confidence()).isCloseTo(0.66, within(1e-9));
        assertThat(evaluation.verdict().alternatives())
                .extracting(other -> other.value().text())
                .containsExactly("2", "0");
        assertThat(evaluation.regions()).extracting(Region::track).containsExactly(1L);
    }

    @Test
    void regionsAreBoundedAndStrongestFirst() {
        List<Track> crowd = new ArrayList<>();
        for (int i = 0; i < 200; i++) {
            crowd.add(thing(i, "person", 0.5 + i / 500.0, 5 * i, 500));
        }
        List<Region> regions = ask(count(PERSON), Scenes.at(0, crowd)).regions();
        assertThat(regions).hasSize(Evaluation.MAX_REGIONS);
        assertThat(regions).extracting(Region::score).isSortedAccordingTo((a, b) -> Double.compare(b, a));
    }
}
