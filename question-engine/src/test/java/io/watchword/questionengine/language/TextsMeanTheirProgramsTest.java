package io.watchword.questionengine.language;

import static io.watchword.questionengine.Engines.find;
import static org.assertj.core.api.Assertions.assertThat;

import io.watchword.questionengine.Engines;
import io.watchword.questionengine.program.Comparison;
import io.watchword.questionengine.program.Event;
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
import io.watchword.questionengine.program.Window;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The meanings on which all others rest, as programs built by hand. */
class TextsMeanTheirProgramsTest {
    private static final Names NAMES = new Names(List.of(), List.of("driveway"));
    private static final Things PERSON = find("person");
    private static final Things CAR = find("car");
    private static final Things TRUCK = find("truck");
    private static final Things DOG = find("dog");
    private static final Things CAT = find("cat");
    private static final Property RED = new Property.HasColour("red", Part.WHOLE);
    private static final Property BLUE = new Property.HasColour("blue", Part.WHOLE);
    private static final Property BROWN = new Property.HasColour("brown", Part.WHOLE);
    private static final Property IN_RED = new Property.HasColour("red", Part.CLOTHES);
    private static final Property LEFT = new Property.AtPlace(Place.LEFT);

    static Stream<Arguments> table() {
        return Stream.of(asking(), comparing(), joining(), naming(), standing(), timing())
                .flatMap(part -> part);
    }

    private static Stream<Arguments> asking() {
        return Stream.of(
                means("is there a dog", new Program.Exists(DOG, false)),
                means("is nobody there", new Program.Exists(PERSON, true)),
                means("how many people are there", new Program.Count(PERSON)),
                means("what colour is the car", new Program.QueryColour(CAR, Part.WHOLE)),
                means("what colour is the person's shirt", new Program.QueryColour(PERSON, Part.UPPER)),
                means("where is the dog", new Program.QueryPosition(DOG)),
                means("the red car", new Program.Locate(having(CAR, RED))),
                means("is the car red", new Program.Verify(CAR, RED)),
                means("is the car red or blue", new Program.Choose(CAR, List.of(RED, BLUE))),
                means("are all the dogs brown", new Program.Quantified(Quantifier.ALL, DOG, BROWN)),
                means("is neither dog brown", new Program.Quantified(Quantifier.NEITHER, DOG, BROWN)),
                means("are most of the dogs brown", new Program.Quantified(Quantifier.MOST, DOG, BROWN)),
                means("are both dogs brown", new Program.Quantified(Quantifier.BOTH, DOG, BROWN)),
                means("is the car the same colour as the truck", new Program.Same(CAR, TRUCK, "colour")),
                means("are all the cars the same colour", new Program.Same(CAR, null, "colour")));
    }

    private static Stream<Arguments> comparing() {
        return Stream.of(
                means("are there at least three dogs", new Program.CompareNumber(DOG, Comparison.AT_LEAST, 3)),
                means("are there at most three dogs", new Program.CompareNumber(DOG, Comparison.AT_MOST, 3)),
                means("are there three dogs", new Program.CompareNumber(DOG, Comparison.EXACTLY, 3)),
                means("are there more than three dogs", new Program.CompareNumber(DOG, Comparison.MORE_THAN, 3)),
                means("are there fewer than three dogs", new Program.CompareNumber(DOG, Comparison.FEWER_THAN, 3)),
                means("are there several dogs", new Program.CompareNumber(DOG, Comparison.AT_LEAST, 3)),
                means("is there another dog", new Program.CompareNumber(DOG, Comparison.MORE_THAN, 1)),
                means(
                        "are two of the dogs brown",
                        new Program.CompareNumber(having(DOG, BROWN), Comparison.EXACTLY, 2)),
                means("are there more cars than dogs", new Program.CompareCounts(CAR, Comparison.MORE_THAN, DOG)),
                means("are there as many cars as dogs", new Program.CompareCounts(CAR, Comparison.EXACTLY, DOG)),
                means(
                        "are there more red cars than blue ones",
                        new Program.CompareCounts(having(CAR, RED), Comparison.MORE_THAN, having(CAR, BLUE))));
    }

    private static Stream<Arguments> joining() {
        Program dog = new Program.Exists(DOG, false);
        Program cat = new Program.Exists(CAT, false);
        return Stream.of(
                means("is there a dog and a cat", new Program.All(List.of(dog, cat))),
                means("is there a dog or a cat", new Program.Any(List.of(dog, cat))),
                means("how many dogs and cats are there", new Program.Count(new Things.Union(DOG, CAT))),
                means("is there a dog and is it brown", new Program.Exists(having(DOG, BROWN), false)),
                means(
                        "are there dogs and are they brown",
                        new Program.All(List.of(dog, new Program.Quantified(Quantifier.ALL, DOG, BROWN)))),
                means(
                        "is the dog on the left or is it brown",
                        new Program.Any(List.of(new Program.Verify(DOG, LEFT), new Program.Verify(DOG, BROWN)))),
                means(
                        "is the dog not brown and not red",
                        new Program.Verify(
                                DOG, new Property.Both(List.of(new Property.Not(BROWN), new Property.Not(RED))))),
                means("is the dog brown or on the left", new Program.Choose(DOG, List.of(BROWN, LEFT))),
                means(
                        "how many people are not wearing red",
                        new Program.Count(having(PERSON, new Property.Not(IN_RED)))),
                means("which is red, the car or the truck", locate(having(new Things.Union(CAR, TRUCK), RED))),
                means(
                        "which is bigger, the car or the truck",
                        locate(new Things.Ranked(new Things.Union(CAR, TRUCK), Order.BIGGEST, 1))));
    }

    private static Stream<Arguments> naming() {
        return Stream.of(
                means("second person from the left", locate(new Things.Ranked(PERSON, Order.FROM_LEFT, 2))),
                means("the rightmost car", locate(new Things.Ranked(CAR, Order.FROM_RIGHT, 1))),
                means("the second biggest dog", locate(new Things.Ranked(DOG, Order.BIGGEST, 2))),
                means("the biggest of the dogs", locate(new Things.Ranked(DOG, Order.BIGGEST, 1))),
                means("the car closest to the camera", locate(new Things.Ranked(CAR, Order.NEAREST, 1))),
                means("the highest kite", locate(new Things.Ranked(find("kite"), Order.FROM_TOP, 1))),
                means("the big dog", locate(having(DOG, new Property.Sized(Size.BIG)))),
                means("the person in red", locate(having(PERSON, IN_RED))),
                means(
                        "the person wearing a red jacket",
                        locate(having(PERSON, new Property.HasColour("red", Part.UPPER)))),
                means("the person in red trousers", locate(having(PERSON, new Property.HasColour("red", Part.LOWER)))),
                means(
                        "the leftmost person in red",
                        locate(new Things.Ranked(having(PERSON, IN_RED), Order.FROM_LEFT, 1))),
                means(
                        "the person in a dark coat",
                        locate(having(
                                PERSON,
                                new Property.Either(List.of(
                                        new Property.HasColour("black", Part.UPPER),
                                        new Property.HasColour("brown", Part.UPPER)))))));
    }

    private static Stream<Arguments> standing() {
        Property nearCar = new Property.Stands(Relation.NEAR, CAR);
        Property nearRedCar = new Property.Stands(Relation.NEAR, having(CAR, RED));
        return Stream.of(
                means("is the dog near the red car", new Program.Verify(DOG, nearRedCar)),
                means("are all people near a car", new Program.Quantified(Quantifier.ALL, PERSON, nearCar)),
                means("is there a dog near a car", new Program.Exists(having(DOG, nearCar), false)),
                means(
                        "is the dog between the car and the truck",
                        new Program.Verify(DOG, new Property.Between(CAR, TRUCK))),
                means("the dog between the cars", locate(having(DOG, new Property.Between(CAR, CAR)))),
                means(
                        "the bicycle the person is riding",
                        locate(having(find("bicycle"), new Property.Stands(Relation.RIDDEN_BY, PERSON)))),
                means(
                        "how many people are in the driveway",
                        new Program.Count(having(PERSON, new Property.InZone("driveway")))),
                means("is there a dog on the left", new Program.Exists(having(DOG, LEFT), false)),
                means(
                        "is the car bigger or smaller than the truck",
                        new Program.Choose(
                                CAR,
                                List.of(
                                        new Property.Stands(Relation.BIGGER_THAN, TRUCK),
                                        new Property.Stands(Relation.SMALLER_THAN, TRUCK)))));
    }

    private static Stream<Arguments> timing() {
        Property entered = new Property.Did(Event.ENTERED, "driveway");
        Property halfAMinute = new Property.Lasts(Comparison.MORE_THAN, 30);
        Things inDriveway = having(PERSON, new Property.InZone("driveway"));
        return Stream.of(
                means("is the car parked", new Program.Verify(CAR, new Property.Moves(Motion.PARKED))),
                means("is the car not moving", new Program.Verify(CAR, new Property.Moves(Motion.STOPPED))),
                means(
                        "how many people have there been in the last five minutes",
                        new Program.During(new Program.Count(PERSON), new Window.Last(300))),
                means(
                        "how many people since 9:30 pm",
                        new Program.During(new Program.Count(PERSON), new Window.Since("21:30"))),
                means(
                        "has there been a dog today",
                        new Program.During(new Program.Exists(DOG, false), new Window.Today())),
                means("has anyone entered the driveway", new Program.Exists(having(PERSON, entered), false)),
                means(
                        "has anyone been in the driveway for more than 30 seconds",
                        new Program.Exists(having(inDriveway, halfAMinute), false)),
                means("how long has the car been there", new Program.HowLong(CAR)),
                means("when was the last person in the driveway", new Program.WhenLast(inDriveway)),
                means(
                        "how many different people were seen today",
                        new Program.During(new Program.Count(PERSON), new Window.Today())));
    }

    private static Arguments means(String text, Program program) {
        return Arguments.of(text, program);
    }

    private static Things having(Things things, Property property) {
        return new Things.Having(things, property);
    }

    private static Program locate(Things things) {
        return new Program.Locate(things);
    }

    @ParameterizedTest
    @MethodSource("table")
    void aTextMeansItsProgram(String text, Program program) {
        assertThat(Engines.COCO.parse(text, NAMES))
                .isInstanceOfSatisfying(Parse.Understood.class, understood -> assertThat(understood.program())
                        .isEqualTo(program));
    }

    @ParameterizedTest
    @MethodSource("table")
    void whatItMeansIsSaidSoThatItMeansTheSame(String text, Program program) {
        Parse.Understood understood = (Parse.Understood) Engines.COCO.parse(text, NAMES);
        assertThat(Engines.COCO.parse(understood.understood(), NAMES))
                .isInstanceOfSatisfying(Parse.Understood.class, again -> assertThat(again.program())
                        .isEqualTo(program));
    }
}
