package io.watchword.modelpackages.task;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.watchword.modelpackages.Fixtures;
import java.util.Comparator;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** What every model that answers from features of regions keeps to. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class RegionAnsweringContract {
    private RegionAnswering model;

    abstract String fixture();

    @BeforeAll
    void load() {
        model = Fixtures.load(fixture(), RegionAnswering.class);
    }

    @AfterAll
    void close() {
        model.close();
    }

    @Test
    void equalsPython() throws Exception {
        Parity.check(
                fixture(),
                (call, parity) -> parity.ranked(
                        call.get("answers"),
                        model.answer(Regions.of(call), call.get("text").asText())));
    }

    @Test
    void answersComeLikeliestFirst() throws Exception {
        List<RegionFeatures> regions = Regions.of(Fixtures.reference(fixture()).get(3));

        assertThat(model.answer(regions, "what is this?"))
                .isNotEmpty()
                .isSortedAccordingTo(Comparator.comparingDouble(Ranked::score).reversed());
    }

    @Test
    void regionsOfAnotherDetectorAreRefused() {
        RegionFeatures other = new RegionFeatures(0, 0, 1, 1, new float[model.featureSize() + 1]);

        assertThatThrownBy(() -> model.answer(List.of(other), "what?"))
                .hasMessageContaining(model.featureSize() + 1 + " features")
                .hasMessageContaining("the detector it was trained with");
        assertThatThrownBy(() -> model.answer(List.of(), "what?")).hasMessageContaining("one region or more");
    }
}
