package io.watchword.modelpackages.task;

import static org.assertj.core.api.Assertions.assertThat;

import io.watchword.modelpackages.Fixtures;
import io.watchword.modelpackages.picture.RgbImage;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** What every model that says what a picture shows keeps to. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class CaptioningContract {
    private Captioning model;

    abstract String fixture();

    @BeforeAll
    void load() {
        model = Fixtures.load(fixture(), Captioning.class);
    }

    @AfterAll
    void close() {
        model.close();
    }

    @Test
    void equalsPython() throws Exception {
        Parity.check(
                fixture(),
                (call, parity) ->
                        parity.ranked(call.get("caption"), List.of(model.caption(Fixtures.picture(fixture(), call)))));
    }

    @Test
    void theSameIsCaptionedAlike() {
        RgbImage grey = RgbImage.plain(50, 70, 90);

        assertThat(model.caption(grey)).isEqualTo(model.caption(grey));
        assertThat(model.caption(grey).score()).isBetween(0.0, 1.0);
    }
}
