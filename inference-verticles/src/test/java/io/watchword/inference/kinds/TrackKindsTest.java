package io.watchword.inference.kinds;

import static org.assertj.core.api.Assertions.assertThat;

import io.watchword.inference.kinds.TrackKinds.Thing;
import io.watchword.protocol.Box;
import io.watchword.protocol.TrackKind;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.bytedeco.opencv.opencv_core.Mat;
import org.junit.jupiter.api.Test;

/** Whose turn it is to be looked at, and what several looks come to. */
class TrackKindsTest {
    private static final Instant START = Instant.parse("2026-01-05T10:00:00Z");
    private static final String POODLE = "n02113799";
    private static final String BEAGLE = "n02088364";

    /** Tells what it is given to tell, of things whose boxes it notes. */
    private static final class Told implements KindTeller {
        private final List<Double> looked = new ArrayList<>();
        private List<TrackKind> next = List.of(new TrackKind(POODLE, "poodle", 0.9));
        private int most = 2;
        private int left = Integer.MAX_VALUE;
        private long version = 1;
        private String repertoire = "dogs";

        @Override
        public Set<String> labels() {
            return Set.of("dog", "car");
        }

        @Override
        public int mostOfAFrame() {
            return most;
        }

        @Override
        public long version() {
            return version;
        }

        @Override
        public String repertoire() {
            return repertoire;
        }

        @Override
        public double restS() {
            return 60;
        }

        @Override
        public boolean look(Mat bgr, Box box, Consumer<List<TrackKind>> told) {
            if (left-- <= 0) {
                return false;
            }
            looked.add(box.x());
            told.accept(next);
            return true;
        }
    }

    private final Told teller = new Told();
    private final TrackKinds kinds = new TrackKinds(teller);

    private static Thing thing(long id, String label, double since) {
        return new Thing(id, label, new Box(id, 0, 40, 40), true, START.plusMillis(Math.round(since * 1000)));
    }

    private void look(double seconds, Thing... things) {
        try (Mat none = new Mat()) {
            kinds.look(none, List.of(things), START.plusMillis(Math.round(seconds * 1000)));
        }
    }

    @Test
    void whatWasNeverLookedAtComesFirstAndOfThatWhatHasBeenThereLongest() {
        Thing first = thing(1, "dog", 0);
        Thing second = thing(2, "dog", 1);
        Thing third = thing(3, "car", 2);
        look(3, third, second, first);
        assertThat(teller.looked).containsExactly(1.0, 2.0);

        look(4.5, first, second, third);
        assertThat(teller.looked).containsExactly(1.0, 2.0, 3.0, 1.0);
    }

    @Test
    void aThingIsLookedAtAFewTimesAndThenNowAndThen() {
        Thing dog = thing(1, "dog", 0);
        for (int second = 0; second < 50; second++) {
            look(second, dog);
        }
        assertThat(teller.looked).hasSize(3);

        look(63, dog);
        assertThat(teller.looked).hasSize(4);
    }

    @Test
    void whatCanNotBeOfAKindOrIsTooSmallOrHiddenIsNotLookedAt() {
        look(
                0,
                thing(1, "person", 0),
                new Thing(2, "dog", new Box(0, 0, 15, 40), true, START),
                new Thing(3, "dog", new Box(0, 0, 40, 40), false, START));

        assertThat(teller.looked).isEmpty();
        assertThat(kinds.of(2)).isEmpty();
    }

    @Test
    void whereThereIsNoTimeTheThingsWait() {
        Thing one = thing(1, "dog", 0);
        Thing two = thing(2, "dog", 0);
        teller.left = 1;
        look(0, one, two);
        assertThat(teller.looked).containsExactly(1.0);

        teller.left = 1;
        look(5, one, two);

        assertThat(teller.looked).as("the one not looked at").containsExactly(1.0, 2.0);
    }

    @Test
    void severalLooksComeToTheirMean() {
        Thing dog = thing(1, "dog", 0);
        look(0, dog);
        assertThat(kinds.of(1)).containsExactly(new TrackKind(POODLE, "poodle", 0.9));

        teller.next = List.of(new TrackKind(BEAGLE, "beagle", 0.8), new TrackKind(POODLE, "poodle", 0.1));
        look(1, dog);

        assertThat(kinds.of(1))
                .containsExactly(new TrackKind(POODLE, "poodle", 0.5), new TrackKind(BEAGLE, "beagle", 0.4));
    }

    @Test
    void aLookThatFailedChangesNothing() {
        Thing dog = thing(1, "dog", 0);
        look(0, dog);
        teller.next = List.of();
        look(1, dog);

        assertThat(kinds.of(1)).containsExactly(new TrackKind(POODLE, "poodle", 0.9));
    }

    @Test
    void whatAnotherClassifierToldIsForgotten() {
        Thing dog = thing(1, "dog", 0);
        look(0, dog);
        teller.version = 2;
        teller.left = 0;
        look(1, dog);

        assertThat(kinds.of(1)).isEmpty();
    }

    @Test
    void whatIsGoneIsForgottenAndWhatComesFromElsewhereIsKnown() {
        List<TrackKind> known = List.of(new TrackKind(BEAGLE, "beagle", 0.7));
        kinds.resume(9, known, "dogs", START);
        assertThat(kinds.of(9)).isEqualTo(known);

        look(1, thing(1, "dog", 0));

        assertThat(kinds.of(9)).isEmpty();
    }

    @Test
    void whatAnotherClassifierToldElsewhereHoldsUntilOneLooksHere() {
        List<TrackKind> known = List.of(new TrackKind(BEAGLE, "beagle", 0.7));
        Thing dog = thing(1, "dog", 0);
        kinds.resume(1, known, "hounds", START);
        teller.repertoire = "";
        teller.left = 0;
        look(1, dog);
        assertThat(kinds.of(1)).isEqualTo(known);
        assertThat(kinds.repertoireOf(1)).isEqualTo("hounds");

        teller.repertoire = "dogs";
        look(2, dog);
        assertThat(kinds.of(1)).isEmpty();
        teller.left = 1;
        look(3, dog);

        assertThat(kinds.repertoireOf(1)).isEqualTo("dogs");
    }
}
