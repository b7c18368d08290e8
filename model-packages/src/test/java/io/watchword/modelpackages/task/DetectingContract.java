package io.watchword.modelpackages.task;

import static org.assertj.core.api.Assertions.assertThat;

import io.watchword.modelpackages.Fixtures;
import io.watchword.modelpackages.picture.RgbImage;
import io.watchword.protocol.Detection;
import java.util.Comparator;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** What every model that finds things in pictures keeps to. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class DetectingContract {
    private Detecting model;

    abstract String fixture();

    @BeforeAll
    void load() {
        model = Fixtures.load(fixture(), Detecting.class);
    }

    @AfterAll
    void close() {
        model.close();
    }

    @Test
    void equalsPython() throws Exception {
        Parity.check(
                fixture(),
                (call, parity) -> parity.boxes(call.get("boxes"), model.detect(Fixtures.picture(fixture(), call))));
    }

    @Test
    void whatIsFoundComesSurestFirstAndLiesInThePicture() throws Exception {
        for (var call : Fixtures.reference(fixture())) {
            RgbImage picture = Fixtures.picture(fixture(), call);
            List<Detection> found = model.detect(picture);

            assertThat(found)
                    .isSortedAccordingTo(
                            Comparator.comparingDouble(Detection::score).reversed());
            assertThat(found).allSatisfy(each -> {
                assertThat(model.labels()).contains(each.label());
                assertThat(each.box().clip(picture.width(), picture.height())).isEqualTo(each.box());
            });
        }
    }

    @Test
    void theSameIsFoundAlike() {
        RgbImage grey = RgbImage.plain(50, 70, 90);

        assertThat(model.detect(grey)).isEqualTo(model.detect(grey));
    }
}
