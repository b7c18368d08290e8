package io.watchword.bench.language;

import static org.assertj.core.api.Assertions.assertThat;

import io.watchword.questionengine.language.Parse;
import java.util.List;
import org.junit.jupiter.api.Test;

class OpeningTest {
    private static final List<Reading> READINGS = List.of(
            reading("How many dogs?"),
            reading("how  many cats"),
            reading("Is there a cat?"),
            reading("Are there cats?"),
            reading("What's up?"),
            reading(""));

    private static Reading reading(String text) {
        return new Reading(text, new Parse.Refused(text, "no", List.of(), List.of()), 1);
    }

    @Test
    void questionsBelongToTheOpeningOfTheirFirstTwoWords() {
        List<Opening> openings = Opening.of(READINGS, 20);

        assertThat(openings.get(0).in(READINGS))
                .extracting(Reading::text)
                .containsExactly("How many dogs?", "how  many cats");
        assertThat(openings.get(1).in(READINGS))
                .extracting(Reading::text)
                .containsExactly("Is there a cat?", "Are there cats?");
    }

    @Test
    void openingsWithFloorsAreNotNamedTwice() {
        assertThat(Opening.of(READINGS, 20))
                .extracting(Opening::name)
                .doesNotHaveDuplicates()
                .contains("what's up");
    }
}
