package io.watchword.inference.colour;

import static org.assertj.core.api.Assertions.assertThat;
import static org.bytedeco.opencv.global.opencv_core.CV_8UC3;

import io.watchword.protocol.Box;
import io.watchword.protocol.FrameInfo;
import java.util.List;
import java.util.Map;
import org.bytedeco.opencv.opencv_core.Mat;
import org.bytedeco.opencv.opencv_core.Rect;
import org.bytedeco.opencv.opencv_core.Scalar;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AttributesTest {
    private static final Box BOX = new Box(100, 60, 60, 120);

    private final Mat frame = new Mat(240, 320, CV_8UC3, new Scalar(120, 125, 122, 0));
    private final Attributes attributes = new Attributes();

    @ParameterizedTest
    @CsvSource({
        "black, 20, 20, 22",
        "white, 240, 242, 238",
        "grey, 70, 72, 71",
        "red, 200, 25, 30",
        "orange, 240, 140, 20",
        "yellow, 240, 220, 40",
        "green, 40, 130, 50",
        "blue, 30, 60, 180",
        "purple, 110, 30, 130",
        "pink, 245, 150, 180",
        "brown, 110, 65, 35"
    })
    void namesAPlainPatch(String expected, int red, int green, int blue) {
        paint(100, 60, 60, 120, red, green, blue);

        assertThat(best(look(false).colours())).isEqualTo(expected);
    }

    @Test
    void tellsUpperFromLowerBodyAndBothFromTheRoad() {
        paint(115, 80, 30, 42, 200, 25, 30);
        paint(115, 122, 30, 55, 30, 50, 140);

        Appearance person = look(true);

        assertThat(best(person.upper())).isEqualTo("red");
        assertThat(best(person.lower())).isEqualTo("blue");
        assertThat(person.colours().getOrDefault("grey", 0.0)).isLessThan(0.4);
    }

    @Test
    void sharesSumToAtMostOne() {
        assertThat(look(true).colours().values().stream()
                        .mapToDouble(Double::doubleValue)
                        .sum())
                .isBetween(0.8, 1.0);
    }

    @Test
    void aThingAtTheEdgeIsNoProblem() {
        assertThat(lookAt(new Box(-20, -30, 60, 80), true).colours()).isNotEmpty();
        assertThat(lookAt(new Box(318, 238, 60, 80), true)).isNotNull();
    }

    @Test
    void aThingOfAFewPixelsHasNoColour() {
        assertThat(lookAt(new Box(10, 10, 3, 3), true).colours()).isEmpty();
    }

    @Test
    void whatIsNotSeenIsNotLookedAt() {
        attributes.look(at(), frame, List.of(new Attributes.Thing(1, BOX, true, false)));

        assertThat(attributes.of(1).colours()).isEmpty();
    }

    private Appearance look(boolean person) {
        return lookAt(BOX, person);
    }

    private Appearance lookAt(Box box, boolean person) {
        attributes.look(at(), frame, List.of(new Attributes.Thing(1, box, person, true)));
        return attributes.of(1);
    }

    private static FrameInfo at() {
        return FrameInfo.recorded("test", 0, 0, 320, 240);
    }

    private void paint(int x, int y, int width, int height, int red, int green, int blue) {
        try (Mat part = new Mat(frame, new Rect(x, y, width, height))) {
            part.put(new Scalar(blue, green, red, 0));
        }
    }

    private static String best(Map<String, Double> shares) {
        return shares.entrySet().stream()
                .max(Map.Entry.comparingByValue())
                .orElseThrow()
                .getKey();
    }
}
