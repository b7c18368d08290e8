package io.watchword.modelpackages.task;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.watchword.modelpackages.Fixtures;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** What every model that tells how well an expression fits regions keeps to. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class RegionGroundingContract {
    private RegionGrounding model;

    abstract String fixture();

    @BeforeAll
    void load() {
        model = Fixtures.load(fixture(), RegionGrounding.class);
    }

    @AfterAll
    void close() {
        model.close();
    }

    @Test
    void equalsPython() throws Exception {
        Parity.check(fixture(), (call, parity) -> {
            List<Double> scores = model.score(Regions.of(call), call.get("text").asText());
            assertThat(scores).hasSize(call.get("scores").size());
            for (int i = 0; i < scores.size(); i++) {
                parity.number(call.get("scores").get(i).asDouble(), scores.get(i));
            }
        });
    }

    @Test
    void everyRegionHasItsScoreInTheOrderGiven() throws Exception {
        List<RegionFeatures> regions = Regions.of(Fixtures.reference(fixture()).get(1));
        List<Double> scores = model.score(regions, "the dog");
        List<Double> swapped = model.score(List.of(regions.get(1), regions.get(0)), "the dog");

        assertThat(regions).hasSize(2);
        assertThat(scores).allSatisfy(each -> assertThat(each).isBetween(0.0, 1.0));
        assertThat(swapped.get(0)).isCloseTo(scores.get(1), org.assertj.core.data.Offset.offset(1e-6));
    }

    @Test
    void regionsOfAnotherDetectorAreRefused() {
        RegionFeatures other = new RegionFeatures(0, 0, 1, 1, new float[model.featureSize() + 1]);

        assertThatThrownBy(() -> model.score(List.of(other), "it")).hasMessageContaining("features");
        assertThatThrownBy(() -> model.score(List.of(), "it")).hasMessageContaining("one region or more");
    }
}
