package io.watchword.questionengine;

import static org.assertj.core.api.Assertions.assertThat;

import io.watchword.questionengine.Program.Choose;
import io.watchword.questionengine.Program.CompareCounts;
import io.watchword.questionengine.Program.CompareNumber;
import io.watchword.questionengine.Program.Count;
import io.watchword.questionengine.Program.Exists;
import io.watchword.questionengine.Program.Locate;
import io.watchword.questionengine.Program.QueryCategory;
import io.watchword.questionengine.Program.QueryColour;
import io.watchword.questionengine.Program.QueryPosition;
import io.watchword.questionengine.Program.Verify;
import io.watchword.questionengine.Things.Coloured;
import io.watchword.questionengine.Things.Find;
import io.watchword.questionengine.Things.Placed;
import io.watchword.questionengine.Things.Ranked;
import io.watchword.questionengine.Things.Related;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class ParaphrasesMeanTheSameTest {
    private static final Things PERSON = find("person");
    private static final Things CAR = find("car");
    private static final Things DOG = find("dog");
    private static final Things VAN = new Find("van", Set.of("car", "truck"));
    private static final Things RED_CAR = new Coloured(CAR, "red", Part.WHOLE);
    private static final Things IN_RED = new Coloured(PERSON, "red", Part.CLOTHES);

    private static Things find(String label) {
        return new Find(label, Set.of(label));
    }

    private static Arguments means(Program program, String... texts) {
        return Arguments.of(program, List.of(texts));
    }

    static Stream<Arguments> table() {
        return Stream.of(counts(), existence(), properties(), queries(), expressions())
                .flatMap(part -> part);
    }

    private static Stream<Arguments> counts() {
        return Stream.of(
                means(
                        new Count(PERSON),
                        "How many people are there?",
                        "how many people do you see in the picture",
                        "HOW MANY PEOPLE ARE IN THE IMAGE?",
                        "how many persons can be seen",
                        "please count the people",
                        "Number of people",
                        "what is the number of people in this photo?",
                        "Can you tell me how many people there are right now?",
                        "how many people are currently in view"),
                means(
                        new Count(new Placed(CAR, Place.LEFT)),
                        "how many cars are on the left",
                        "How many cars are there on the left side of the picture?",
                        "how many cars on the left are there",
                        "count the cars in the left half of the image"),
                means(new Count(IN_RED), "how many people are wearing red", "how many people in red are there"),
                means(new Count(RED_CAR), "how many red cars", "how many of the cars are red", "how many cars are red"),
                means(
                        new CompareNumber(PERSON, Comparison.AT_LEAST, 3),
                        "are there at least three people",
                        "Are there 3 or more people?"),
                means(
                        new CompareNumber(DOG, Comparison.MORE_THAN, 2),
                        "are there more than two dogs?",
                        "is the number of dogs greater than 2"),
                means(
                        new CompareCounts(CAR, Comparison.MORE_THAN, PERSON),
                        "are there more cars than people",
                        "is the number of cars greater than the number of people"));
    }

    private static Stream<Arguments> existence() {
        return Stream.of(
                means(
                        new Exists(PERSON, false),
                        "is anyone there",
                        "Is anybody in the picture?",
                        "Is there anyone?",
                        "is someone there",
                        "is there a person",
                        "are there any people",
                        "do you see a person",
                        "any people?"),
                means(new Exists(PERSON, true), "is nobody there", "is no one in the picture", "are there no people"),
                means(
                        new Exists(new Placed(DOG, Place.LEFT), false),
                        "is a dog on the left",
                        "is there a dog on the left"),
                means(
                        new Exists(new Related(PERSON, Relation.NEAR, find("bench")), false),
                        "is anyone near the bench",
                        "is there a person next to a bench",
                        "is there someone beside the bench"));
    }

    private static Stream<Arguments> properties() {
        Property left = new Property.Stands(Relation.LEFT_OF, VAN);
        Property red = new Property.HasColour("red", Part.WHOLE);
        Property blue = new Property.HasColour("blue", Part.WHOLE);
        return Stream.of(
                means(
                        new Verify(RED_CAR, left),
                        "is the red car left of the van?",
                        "is the red car to the left of the van",
                        "is the red car on the left side of the van"),
                means(new Verify(CAR, red), "is the car red", "is that car red in colour"),
                means(
                        new Verify(new Placed(DOG, Place.LEFT), new Property.HasColour("brown", Part.WHOLE)),
                        "is the dog on the left brown"),
                means(
                        new Verify(new Placed(PERSON, Place.LEFT), new Property.HasColour("red", Part.CLOTHES)),
                        "is the person on the left wearing red"),
                means(new Choose(CAR, List.of(red, blue)), "is the car red or blue"));
    }

    private static Stream<Arguments> queries() {
        return Stream.of(
                means(
                        new QueryColour(CAR, Part.WHOLE),
                        "what color is the car",
                        "What colour is the car?",
                        "what is the colour of the car",
                        "which color is the car"),
                means(
                        new QueryColour(PERSON, Part.UPPER),
                        "what color is the person's shirt",
                        "what colour shirt is the person wearing",
                        "what is the color of the shirt of the person"),
                means(
                        new QueryPosition(DOG),
                        "where is the dog",
                        "Where's the dog?",
                        "what is the position of the dog"),
                means(
                        new QueryCategory(new Find(
                                "animal", Engines.program("how many animals").labels())),
                        "what animals are there",
                        "what kind of animal is this",
                        "which animals do you see?"));
    }

    private static Stream<Arguments> expressions() {
        return Stream.of(
                means(new Locate(RED_CAR), "red car", "the red car", "find the red car", "show me the car that is red"),
                means(new Locate(new Related(RED_CAR, Relation.LEFT_OF, VAN)), "the red car left of the van"),
                means(
                        new Locate(IN_RED),
                        "person in red",
                        "the person wearing red",
                        "the person who is dressed in red"),
                means(
                        new Locate(new Coloured(PERSON, "blue", Part.UPPER)),
                        "the person in the blue shirt",
                        "person with a blue jacket",
                        "person wearing a blue t-shirt",
                        "person blue shirt"),
                means(new Locate(new Ranked(CAR, Order.FROM_LEFT, 1)), "leftmost car", "the first car from the left"),
                means(
                        new Locate(new Ranked(PERSON, Order.FROM_LEFT, 2)),
                        "second person from the left",
                        "the second leftmost person"));
    }

    @ParameterizedTest
    @MethodSource("table")
    void everyParaphraseGivesTheProgram(Program program, List<String> texts) {
        for (String text : texts) {
            assertThat(Engines.COCO.parse(text))
                    .as(text)
                    .isInstanceOfSatisfying(Parse.Understood.class, understood -> assertThat(understood.program())
                            .isEqualTo(program));
        }
    }
}
