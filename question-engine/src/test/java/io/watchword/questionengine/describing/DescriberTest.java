package io.watchword.questionengine.describing;

import static io.watchword.questionengine.reasoning.Scenes.coloured;
import static io.watchword.questionengine.reasoning.Scenes.dressed;
import static io.watchword.questionengine.reasoning.Scenes.thing;
import static org.assertj.core.api.Assertions.assertThat;

import io.watchword.protocol.Box;
import io.watchword.protocol.Scene;
import io.watchword.protocol.Track;
import io.watchword.protocol.TrackKind;
import io.watchword.protocol.Velocity;
import io.watchword.questionengine.program.Relation;
import io.watchword.questionengine.reasoning.Scenes;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class DescriberTest {
    private static final Track PERSON = dressed(thing(17, "person", 0.95, 300, 500), Map.of("red", 0.9), Map.of());
    private static final Track TRUCK = coloured(thing(23, "truck", 0.9, 700, 500), "white");

    private static Box around(Track track) {
        return new Box(track.box().x() - 5, track.box().y() - 5, 110, 110);
    }

    @Test
    void aThingIsToldWithItsColourAndItsNeighbour() {
        Description description = Describer.describe(Scenes.of(PERSON, TRUCK), around(PERSON));

        assertThat(description.text()).isEqualTo("A person in red, left of a white truck.");
        assertThat(description.things()).singleElement().satisfies(thing -> {
            assertThat(thing.track()).isEqualTo(17);
            assertThat(thing.overlap()).isEqualTo(1);
            assertThat(thing.upper()).containsExactly(new Share("red", 0.9));
        });
        assertThat(description.relations()).singleElement().satisfies(related -> {
            assertThat(related.relation()).isEqualTo(Relation.LEFT_OF);
            assertThat(related.object()).isEqualTo(23);
            assertThat(related.p()).isBetween(0.8, 0.86);
            assertThat(related.text()).isEqualTo("the person is left of the truck");
        });
    }

    @Test
    void whatAClassifierTakesAThingForIsToldBesideIt() {
        Track van = TRUCK.withKinds(
                List.of(
                        new TrackKind("n02701002", "ambulance", 0.71239),
                        new TrackKind("n03345487", "fire engine", 0.1)),
                null);

        Description description = Describer.describe(Scenes.of(van, PERSON), around(TRUCK));

        assertThat(description.text()).startsWith("A white truck");
        assertThat(description.things()).singleElement().satisfies(thing -> {
            assertThat(thing.label()).isEqualTo("truck");
            assertThat(thing.kinds()).containsExactly(new Share("ambulance", 0.712), new Share("fire engine", 0.1));
        });
    }

    @Test
    void whatIsNotThereIsNotMadeUp() {
        Scene scene = Scenes.of(PERSON, thing(5, "dog", 0.3, 800, 200));

        Description description = Describer.describe(scene, new Box(700, 100, 200, 200));

        assertThat(description.text()).isEqualTo("Nothing that can be recognised is there.");
        assertThat(description.things()).isEmpty();
        assertThat(description.relations()).isEmpty();
    }

    @Test
    void aPointMeansTheSmallestThingItIsOn() {
        Track bus = Track.still(1, "bus", 0.9, new Box(200, 200, 600, 600), Scenes.START);

        Description person = Describer.describe(Scenes.of(PERSON, bus), new Box(300, 500, 0, 0));
        Description behind = Describer.describe(Scenes.of(PERSON, bus), new Box(600, 300, 0, 0));

        assertThat(person.text()).startsWith("A person in red, on a bus");
        assertThat(behind.text()).startsWith("A bus");
    }

    @Test
    void aBoxAroundSeveralThingsTellsTheFirstFewAndCountsTheRest() {
        Scene scene = Scenes.of(IntStream.range(0, 7)
                .mapToObj(i -> thing(i, "umbrella", 0.9, 100 + 120 * i, 500))
                .toArray(Track[]::new));

        Description description = Describer.describe(scene, new Box(0, 0, 1000, 1000));

        assertThat(description.things()).hasSize(7);
        assertThat(description.text()).contains("An umbrella").endsWith("And 3 more things.");
    }

    @Test
    void movementIsToldWhereItIsClear() {
        Track walking = new Track(
                9,
                "person",
                0.9,
                0.9,
                new Box(100, 100, 50, 100),
                new Velocity(-80, 0),
                Scenes.START.minusSeconds(2),
                Scenes.START,
                null,
                null,
                null,
                null,
                null);

        assertThat(Describer.describe(Scenes.of(walking), new Box(90, 90, 80, 130))
                        .text())
                .isEqualTo("A person moving to the left.");
    }

    @Test
    void anySceneAndAnyBoxCanBeDescribed() {
        assertThat(Describer.describe(Scenes.of(), new Box(-10, -10, 0, 0)).things())
                .isEmpty();
        assertThat(Describer.describe(Scenes.of(PERSON, PERSON), new Box(-1e5, -1e5, 1e6, 1e6))
                        .things())
                .hasSize(2);
    }
}
