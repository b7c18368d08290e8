package io.watchword.modelpackages.task;

import static org.assertj.core.api.Assertions.assertThat;

import io.watchword.modelpackages.Fixtures;
import io.watchword.modelpackages.picture.RgbImage;
import java.util.Comparator;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** What every model that answers questions about pictures keeps to. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class AnsweringContract {
    private static final RgbImage GREY = RgbImage.plain(50, 70, 90);
    private Answering model;

    abstract String fixture();

    @BeforeAll
    void load() {
        model = Fixtures.load(fixture(), Answering.class);
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
                        model.answer(
                                Fixtures.picture(fixture(), call),
                                call.get("text").asText())));
    }

    @Test
    void answersComeLikeliestFirst() {
        List<Ranked> answers = model.answer(GREY, "what is this?");

        assertThat(answers)
                .isNotEmpty()
                .isSortedAccordingTo(Comparator.comparingDouble(Ranked::score).reversed());
        assertThat(answers).allSatisfy(each -> assertThat(each.score()).isBetween(0.0, 1.0));
    }

    @Test
    void theSameIsAnsweredAlike() {
        assertThat(model.answer(GREY, "what is this?")).isEqualTo(model.answer(GREY, "what is this?"));
    }

    @Test
    void aQuestionThatIsTooLongIsCutOff() {
        assertThat(model.answer(GREY, "what colour is it ".repeat(500))).isNotEmpty();
    }
}
