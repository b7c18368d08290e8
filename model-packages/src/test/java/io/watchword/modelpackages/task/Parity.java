package io.watchword.modelpackages.task;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.watchword.modelpackages.Fixtures;
import io.watchword.protocol.Detection;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.assertj.core.data.Offset;

/** Holds what Java gives against what Python gave, and notes the largest difference under target/parity. */
final class Parity {
    private static final double TOLERANCE = 1e-4;
    private static final int LEAST_CALLS = 20;

    private final String fixture;
    private int calls;
    private double largest;

    private Parity(String fixture) {
        this.fixture = fixture;
    }

    /** One call of the reference, compared. */
    interface Call {
        void compare(JsonNode call, Parity parity) throws Exception;
    }

    /** Compares every call of a package's reference. */
    static void check(String fixture, Call call) throws Exception {
        Parity parity = new Parity(fixture);
        for (JsonNode each : Fixtures.reference(fixture)) {
            parity.calls++;
            call.compare(each, parity);
        }
        assertThat(parity.calls).isGreaterThanOrEqualTo(LEAST_CALLS);
        parity.note();
    }

    /** Words with scores: the same words, each with its score, and so the same order but for ties. */
    void ranked(JsonNode expected, List<Ranked> actual) {
        Map<String, Double> scores = new HashMap<>();
        actual.forEach(each -> scores.put(each.text(), each.score()));
        assertThat(actual).hasSize(expected.size());
        for (JsonNode pair : expected) {
            assertThat(scores).as("call " + calls).containsKey(pair.get(0).asText());
            number(pair.get(1).asDouble(), scores.get(pair.get(0).asText()));
        }
    }

    /** Boxes as label, score, left, top, right, bottom: each has its equal. */
    void boxes(JsonNode expected, List<Detection> actual) {
        assertThat(actual).as("call " + calls).hasSize(expected.size());
        for (int i = 0; i < actual.size(); i++) {
            JsonNode box = expected.get(i);
            Detection found = actual.get(i);
            assertThat(found.label()).as("call " + calls).isEqualTo(box.get(0).asText());
            number(box.get(1).asDouble(), found.score());
            number(box.get(2).asDouble(), found.box().x());
            number(box.get(3).asDouble(), found.box().y());
            number(box.get(4).asDouble(), found.box().right());
            number(box.get(5).asDouble(), found.box().bottom());
        }
    }

    /** Two numbers; a difference is taken relative to those above 1, such as pixels. */
    void number(double expected, double actual) {
        double size = Math.max(1, Math.abs(expected));
        assertThat(actual).as("call " + calls).isCloseTo(expected, Offset.offset(TOLERANCE * size));
        largest = Math.max(largest, Math.abs(expected - actual) / size);
    }

    private void note() throws IOException {
        Path folder = Files.createDirectories(Path.of("target/parity"));
        Files.writeString(
                folder.resolve(fixture + ".txt"),
                String.format(Locale.ROOT, "| %s | %d | %.1e |%n", fixture, calls, largest));
    }
}
