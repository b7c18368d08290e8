package io.watchword.questionengine.language;

import static org.assertj.core.api.Assertions.assertThat;

import io.watchword.questionengine.Engines;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DoubtTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "the man in the blue jacket and the black trousers holding the umbrella on the left of the truck by the bench"
            })
    void whatIsTooDoubtfulIsAskedBack(String text) {
        Parse parse = Engines.COCO.ground(text);

        assertThat(parse).isInstanceOf(Parse.Refused.class);
        assertThat(Parse.refusal(parse).reason()).isNotBlank();
    }

    @Test
    void whatIsAskedBackIsUnderstoodWhenItIsSaidSo() {
        Parse.Refused refused =
                (Parse.Refused) Engines.COCO.parse("What are the people holding near the table by the car?");
        assertThat(refused.reason()).contains("not sure");
        assertThat(refused.suggestions()).hasSize(1);

        Parse again = Engines.COCO.parse(refused.suggestions().get(0));

        assertThat(again)
                .isInstanceOfSatisfying(Parse.Understood.class, understood -> assertThat(understood.understood())
                        .isEqualTo(refused.suggestions().get(0)));
    }
}
