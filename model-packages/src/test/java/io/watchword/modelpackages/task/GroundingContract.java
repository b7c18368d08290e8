package io.watchword.modelpackages.task;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import io.watchword.modelpackages.Fixtures;
import io.watchword.modelpackages.picture.RgbImage;
import io.watchword.protocol.Detection;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** What every model that finds what phrases name keeps to. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class GroundingContract {
    private static final RgbImage GREY = RgbImage.plain(50, 70, 90);
    private Grounding model;

    abstract String fixture();

    @BeforeAll
    void load() {
        model = Fixtures.load(fixture(), Grounding.class);
    }

    @AfterAll
    void close() {
        model.close();
    }

    @Test
    void equalsPython() throws Exception {
        Parity.check(
                fixture(),
                (call, parity) -> parity.boxes(
                        call.get("boxes"), model.ground(Fixtures.picture(fixture(), call), phrases(call))));
    }

    @Test
    void whatIsFoundComesBestFirstWithAPhraseThatWasAsked() throws Exception {
        for (JsonNode call : Fixtures.reference(fixture())) {
            List<Detection> found = model.ground(Fixtures.picture(fixture(), call), phrases(call));

            assertThat(found)
                    .isSortedAccordingTo(
                            Comparator.comparingDouble(Detection::score).reversed());
            assertThat(phrases(call))
                    .containsAll(found.stream().map(Detection::label).toList());
        }
    }

    @Test
    void withoutAPhraseThereIsNothingToLookFor() {
        assertThatThrownBy(() -> model.ground(GREY, List.of())).hasMessageContaining("one phrase or more");
    }

    @Test
    void aPhraseThatIsTooLongIsCutOff() {
        List<String> phrases = List.of("the red bus next to the tree ".repeat(100));

        assertThat(model.ground(GREY, phrases)).isEqualTo(model.ground(GREY, phrases));
    }

    private static List<String> phrases(JsonNode call) {
        List<String> phrases = new ArrayList<>();
        call.get("phrases").forEach(each -> phrases.add(each.asText()));
        return phrases;
    }
}
