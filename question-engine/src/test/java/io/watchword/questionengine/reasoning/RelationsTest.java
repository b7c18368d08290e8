package io.watchword.questionengine.reasoning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.watchword.protocol.Box;
import io.watchword.questionengine.program.Order;
import io.watchword.questionengine.program.Place;
import io.watchword.questionengine.program.Relation;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RelationsTest {
    private static Box box(String numbers) {
        double[] n = java.util.Arrays.stream(numbers.split(" ", -1))
                .mapToDouble(Double::parseDouble)
                .toArray();
        return new Box(n[0], n[1], n[2], n[3]);
    }

    @ParameterizedTest
    @CsvSource({
        "LEFT_OF, 100 300 80 80, 300 300 80 80",
        "RIGHT_OF, 300 300 80 80, 100 300 80 80",
        "ABOVE, 300 100 80 80, 300 300 80 80",
        "BELOW, 300 300 80 80, 300 100 80 80",
        "IN_FRONT_OF, 300 300 100 200, 320 200 100 200",
        "BEHIND, 320 200 100 200, 300 300 100 200",
        "NEAR, 100 300 80 80, 200 300 80 80",
        "TOUCHING, 100 300 80 80, 180 300 80 80",
        "AROUND, 100 300 80 80, 190 300 80 80",
        "AROUND, 100 100 400 400, 200 200 80 80",
        "ON, 320 220 60 60, 300 260 100 100",
        "UNDER, 320 320 60 60, 300 240 120 80",
        "IN, 320 320 40 40, 300 300 100 100",
        "WITH, 100 300 80 200, 200 420 80 80",
        "OF, 320 320 40 40, 300 300 100 100",
        "HOLDING, 100 100 100 300, 180 200 40 60",
        "CARRYING, 100 100 100 300, 60 220 60 60",
        "HELD_BY, 180 200 40 60, 100 100 100 300",
        "CARRIED_BY, 180 200 40 60, 100 100 100 300",
        "RIDING, 320 100 60 160, 280 180 140 140",
        "RIDDEN_BY, 280 180 140 140, 320 100 60 160",
        "WEARING, 100 100 100 300, 140 160 20 60",
        "WORN_BY, 140 160 20 60, 100 100 100 300",
        "BIGGER_THAN, 100 100 100 100, 300 300 50 50",
        "SMALLER_THAN, 300 300 50 50, 100 100 100 100"
    })
    void itHolds(Relation relation, String a, String b) {
        assertThat(Relating.stands(box(a), relation, box(b))).isGreaterThan(0.6);
    }

    @ParameterizedTest
    @CsvSource({
        "LEFT_OF, 300 300 80 80, 100 300 80 80",
        "ABOVE, 300 300 80 80, 300 100 80 80",
        "IN_FRONT_OF, 300 300 100 200, 600 200 100 200",
        "NEAR, 100 300 80 80, 500 300 80 80",
        "TOUCHING, 100 300 80 80, 220 300 80 80",
        "ON, 320 400 60 60, 300 200 100 100",
        "ON, 600 220 60 60, 300 260 100 100",
        "UNDER, 320 100 60 60, 300 240 120 80",
        "UNDER, 320 800 60 60, 300 240 120 80",
        "IN, 320 320 40 40, 400 300 100 100",
        "HOLDING, 100 100 100 300, 120 385 60 15",
        "HOLDING, 180 200 40 60, 100 100 100 300",
        "HOLDING, 100 100 100 300, 400 200 40 60",
        "RIDING, 320 100 60 260, 280 180 140 140",
        "RIDING, 600 100 60 160, 280 180 140 140",
        "WEARING, 140 160 20 60, 100 100 100 300",
        "BIGGER_THAN, 300 300 50 50, 100 100 100 100"
    })
    void itDoesNotHold(Relation relation, String a, String b) {
        assertThat(Relating.stands(box(a), relation, box(b))).isLessThan(0.4);
    }

    @Test
    void whichWayThingsFaceIsNotKnown() {
        assertThat(Relating.stands(box("0 0 10 10"), Relation.FACING, box("50 0 10 10")))
                .isNaN();
    }

    @ParameterizedTest
    @CsvSource({
        "true, 300 300 50 50",
        "true, 280 320 50 50",
        "false, 100 300 50 50",
        "false, 700 300 50 50",
        "false, 300 700 50 50"
    })
    void whatIsBetweenTwoThingsIsOnTheLineThroughThem(boolean between, String a) {
        double degree = Relating.between(box(a), box("150 300 50 50"), box("450 300 50 50"));
        assertThat(degree > 0.5).isEqualTo(between);
        assertThat(Relating.between(box(a), box("450 300 50 50"), box("150 300 50 50")))
                .isCloseTo(degree, within(1e-9));
    }

    @Test
    void whatReachesLowAndIsBigIsInFront() {
        assertThat(Geometry.at(Place.FRONT, box("300 500 400 480"), 1000, 1000)).isGreaterThan(0.8);
        assertThat(Geometry.at(Place.BACK, box("300 400 40 60"), 1000, 1000)).isGreaterThan(0.8);
        assertThat(Geometry.key(Order.NEAREST, box("300 500 400 480"), 1000, 1000))
                .isLessThan(Geometry.key(Order.NEAREST, box("300 400 40 60"), 1000, 1000));
        assertThat(Geometry.key(Order.MIDDLEMOST, box("470 480 40 60"), 1000, 1000))
                .isLessThan(Geometry.key(Order.MIDDLEMOST, box("100 480 40 60"), 1000, 1000));
    }

    @Property(tries = 1000)
    void aMirrorSwapsLeftOfAndRightOfAndNothingElse(
            @ForAll Relation relation,
            @ForAll @IntRange(min = 300, max = 500) int x,
            @ForAll @IntRange(min = 300, max = 500) int y,
            @ForAll @IntRange(min = 20, max = 200) int width) {
        Relation swapped =
                switch (relation) {
                    case LEFT_OF -> Relation.RIGHT_OF;
                    case RIGHT_OF -> Relation.LEFT_OF;
                    default -> relation;
                };
        double degree = Relating.stands(new Box(x, y, width, 100), relation, new Box(400, 400, 90, 120));
        double mirrored =
                Relating.stands(new Box(1000 - x - width, y, width, 100), swapped, new Box(510, 400, 90, 120));
        if (relation != Relation.FACING) {
            assertThat(mirrored).isCloseTo(degree, within(1e-9));
        }
    }

    @Property(tries = 1000)
    void degreesAreDegreesAndChangeSmoothly(
            @ForAll Relation relation,
            @ForAll @IntRange(min = 1, max = 900) int x,
            @ForAll @IntRange(min = 1, max = 900) int y,
            @ForAll @IntRange(min = 20, max = 400) int width,
            @ForAll @IntRange(min = 20, max = 400) int height) {
        Box fixed = new Box(400, 400, 150, 200);
        double degree = Relating.stands(new Box(x, y, width, height), relation, fixed);
        if (relation != Relation.FACING) {
            assertThat(degree).isBetween(0.0, 1.0);
            double beside = Relating.stands(new Box(x + 0.1, y, width, height), relation, fixed);
            assertThat(beside).isCloseTo(degree, within(0.02));
        }
    }
}
