package io.watchword.questionengine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.watchword.protocol.Alternative;
import io.watchword.protocol.AnswerValue;
import io.watchword.protocol.Box;
import io.watchword.protocol.Scene;
import io.watchword.protocol.Track;
import io.watchword.protocol.Verdict;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class ExecutorPropertiesTest {
    @Provide
    Arbitrary<List<Track>> tracks() {
        Arbitrary<Double> share = Arbitraries.doubles().between(0, 1).ofScale(3);
        Arbitrary<String> label = Arbitraries.of("car", "truck", "person", "dog");
        return Combinators.combine(label, share, share, share)
                .as((name, p, x, y) -> Track.still(0, name, p, new Box(x * 900, y * 900, 80, 60), Scenes.START))
                .list()
                .ofMaxSize(12)
                .map(ExecutorPropertiesTest::numbered);
    }

    private static List<Track> numbered(List<Track> tracks) {
        List<Track> numbered = new ArrayList<>();
        for (Track track : tracks) {
            numbered.add(Track.still(numbered.size(), track.label(), track.probability(), track.box(), Scenes.START));
        }
        return numbered;
    }

    private static Scene mirrored(List<Track> tracks) {
        return Scenes.at(
                0, tracks.stream().map(ExecutorPropertiesTest::mirrored).toList());
    }

    private static Track mirrored(Track track) {
        Box box = track.box();
        Box mirror = new Box(Scenes.SIZE - box.right(), box.y(), box.width(), box.height());
        return Track.still(track.id(), track.label(), track.probability(), mirror, Scenes.START);
    }

    private static double yes(String text, Scene scene) {
        Verdict verdict = Engines.COCO.evaluate(Engines.program(text), scene).verdict();
        return probability(verdict, new AnswerValue.Bool(true));
    }

    private static double probability(Verdict verdict, AnswerValue value) {
        if (verdict.value().equals(value)) {
            return verdict.confidence();
        }
        return verdict.alternatives().stream()
                .filter(other -> other.value().equals(value))
                .mapToDouble(Alternative::confidence)
                .sum();
    }

    @Property(tries = 300)
    void mirroringTheSceneSwapsLeftAndRight(@ForAll("tracks") List<Track> tracks) {
        Scene scene = Scenes.at(0, tracks);
        for (String text : new String[] {
            "is there a car on the left", "is there a car left of the truck", "is there a person in the top left corner"
        }) {
            assertThat(yes(text.replace("left", "right"), mirrored(tracks))).isCloseTo(yes(text, scene), within(1e-6));
        }
    }

    @Property(tries = 300)
    void anotherMatchNeverLowersTheExpectedCount(@ForAll("tracks") List<Track> tracks) {
        List<Track> more = new ArrayList<>(tracks);
        more.add(Scenes.thing(99, "car", 0.7, 500, 500));
        assertThat(expected(more)).isGreaterThan(expected(tracks));
    }

    private static double expected(List<Track> tracks) {
        double[] of = new Attention(Scenes.at(0, tracks), Trace.NONE)
                .of(Engines.program("how many cars").of());
        double[] number = PoissonBinomial.distribution(of);
        double sum = 0;
        for (int k = 0; k < number.length; k++) {
            sum += k * number[k];
        }
        return sum;
    }

    @Property(tries = 300)
    void confidencesArePartsOfOne(@ForAll("tracks") List<Track> tracks) {
        Scene scene = Scenes.at(0, tracks);
        for (String text : new String[] {
            "how many cars",
            "where is the car",
            "what animals are there",
            "is the car left of the truck",
            "second car from the left"
        }) {
            Verdict verdict =
                    Engines.COCO.evaluate(Engines.program(text), scene).verdict();
            double sum = verdict.confidence()
                    + verdict.alternatives().stream()
                            .mapToDouble(Alternative::confidence)
                            .sum();
            assertThat(sum).isLessThanOrEqualTo(1 + 1e-9);
        }
    }

    @Property(tries = 300)
    void theRanksOfAThingShareItsProbability(@ForAll("tracks") List<Track> tracks) {
        Attention attention = new Attention(Scenes.at(0, tracks), Trace.NONE);
        Things cars = Engines.program("how many cars").of();
        double[] total = new double[tracks.size()];
        for (int rank = 1; rank <= tracks.size(); rank++) {
            double[] ranked = attention.of(new Things.Ranked(cars, Order.FROM_LEFT, rank));
            for (int i = 0; i < total.length; i++) {
                total[i] += ranked[i];
            }
        }
        double[] present = attention.of(cars);
        for (int i = 0; i < total.length; i++) {
            assertThat(total[i]).isCloseTo(present[i], within(1e-9));
        }
    }
}
