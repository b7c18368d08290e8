package io.watchword.questionengine.language;

import static org.assertj.core.api.Assertions.assertThat;

import io.watchword.questionengine.Engines;
import io.watchword.questionengine.program.Event;
import io.watchword.questionengine.program.Program;
import io.watchword.questionengine.program.Property;
import io.watchword.questionengine.program.Things;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Cameras and zones say where by their names. */
class NamesTest {
    private static final Names CAMERAS = Names.ofCameras(List.of("gate", "front-door", "car", "Yard_2"));
    private static final Names ZONES = new Names(
            List.of(), List.of("driveway", "Loading Bay", "car park", "person", "drop-off", "tripwire", "zone 3"));

    @ParameterizedTest
    @CsvSource({
        "How many people are at the gate?, How many people are there?, gate",
        "HOW MANY PEOPLE ARE AT THE GATE?, How many people are there?, gate",
        "How many people are there at the front door?, How many people are there?, front-door",
        "Is there a truck on the gate camera?, Is there a truck?, gate",
        "What colour is the truck on camera gate?, What colour is the truck?, gate",
        "Is anyone at our gate?, Is anyone there?, gate",
        "the red car on camera gate, the red car, gate",
        "is there a dog at the front-door, is there a dog, front-door"
    })
    void aCameraSaysWhere(String text, String plain, String camera) {
        assertThat(Engines.COCO.parse(text, CAMERAS)).isInstanceOfSatisfying(Parse.Understood.class, understood -> {
            assertThat(understood.cameras()).containsExactly(camera);
            assertThat(understood.understood()).contains(" on camera " + camera);
            assertThat(understood.program()).isEqualTo(Engines.program(plain));
        });
    }

    @ParameterizedTest
    @CsvSource({
        "How many people are at the gate?",
        "is there a red car at the front door",
        "the red car on camera gate",
        "is there a dog at the gate and a cat at the front door"
    })
    void whatWasUnderstoodOfACameraMeansTheSame(String text) {
        Parse.Understood first = (Parse.Understood) Engines.COCO.parse(text, CAMERAS);
        assertThat(Engines.COCO.parse(first.understood(), CAMERAS))
                .isInstanceOfSatisfying(Parse.Understood.class, again -> {
                    assertThat(again.program()).isEqualTo(first.program());
                    assertThat(again.cameras()).isEqualTo(first.cameras());
                    assertThat(again.understood()).isEqualTo(first.understood());
                });
    }

    @Test
    void aTextThatMeansSomethingByItselfNamesNoCamera() {
        assertThat(Engines.COCO.parse("Is there a person in the car?", CAMERAS))
                .isInstanceOfSatisfying(Parse.Understood.class, understood -> assertThat(understood.cameras())
                        .isEmpty());
    }

    @ParameterizedTest
    @CsvSource({"How many people are at the beach?", "How many unicorns are at the gate?", "Is the gate open?"})
    void whatCantBeAnsweredStaysSo(String text) {
        assertThat(Engines.COCO.parse(text, CAMERAS)).isNotInstanceOf(Parse.Understood.class);
    }

    @Test
    void theNameOfACameraIsNoUnknownWord() {
        Parse parse = Engines.COCO.parse("How many unicorns are at the gate?", CAMERAS);
        assertThat(Engines.unknown(parse)).containsExactly("unicorns");
    }

    @ParameterizedTest
    @CsvSource({
        "how many dogs are in the driveway, driveway",
        "how many dogs are in the DRIVEWAY, driveway",
        "how many dogs are in the loading bay, Loading Bay",
        "how many dogs are there in Loading Bay, Loading Bay",
        "how many dogs are in the car park, car park",
        "how many dogs are in the drop-off, drop-off",
        "how many dogs are in the drop off, drop-off",
        "how many dogs are in the drop-off zone, drop-off",
        "how many dogs are inside zone 3, zone 3",
        "count the dogs in my driveway, driveway"
    })
    void aZoneSaysWhere(String text, String zone) {
        Program dogs = new Program.Count(new Things.Having(Engines.find("dog"), new Property.InZone(zone)));
        assertThat(Engines.COCO.parse(text, ZONES))
                .isInstanceOfSatisfying(Parse.Understood.class, understood -> assertThat(understood.program())
                        .isEqualTo(dogs));
    }

    @ParameterizedTest
    @CsvSource({
        "has a dog entered the car park, entered, car park",
        "has a dog left the loading bay, left, Loading Bay",
        "has a dog crossed the tripwire, crossed, tripwire",
        "has a dog crossed the line tripwire, crossed, tripwire"
    })
    void aZoneSaysWhereSomethingHappened(String text, String event, String zone) {
        Event happened = Event.valueOf(event.toUpperCase(java.util.Locale.ROOT));
        Program dog =
                new Program.Exists(new Things.Having(Engines.find("dog"), new Property.Did(happened, zone)), false);
        assertThat(Engines.COCO.parse(text, ZONES))
                .isInstanceOfSatisfying(Parse.Understood.class, understood -> assertThat(understood.program())
                        .isEqualTo(dog));
    }

    @Test
    void aZoneNamedLikeAThingTakesNothingFromTheThing() {
        assertThat(Engines.COCO.parse("how many people are there", ZONES))
                .isInstanceOfSatisfying(Parse.Understood.class, understood -> assertThat(understood.program())
                        .isEqualTo(new Program.Count(Engines.find("person"))));
        assertThat(Engines.COCO.parse("is there a dog near the person", ZONES))
                .isInstanceOfSatisfying(Parse.Understood.class, understood -> assertThat(understood.program())
                        .isEqualTo(Engines.program("is there a dog near the person")));
    }

    @ParameterizedTest
    @CsvSource({"how many dogs are in the driveway", "is there a dog in the drop-off", "has a dog entered Loading Bay"})
    void whatWasUnderstoodOfAZoneMeansTheSame(String text) {
        Parse.Understood first = (Parse.Understood) Engines.COCO.parse(text, ZONES);
        assertThat(Engines.COCO.parse(first.understood(), ZONES))
                .isInstanceOfSatisfying(Parse.Understood.class, again -> assertThat(again.program())
                        .isEqualTo(first.program()));
    }

    @Test
    void aZoneThatIsNotThereIsUnknown() {
        assertThat(Engines.unknown(Engines.COCO.parse("how many dogs are in the driveway")))
                .containsExactly("driveway");
    }
}
