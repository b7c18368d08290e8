package io.watchword.questionengine.language;

import static org.assertj.core.api.Assertions.assertThat;

import io.watchword.questionengine.Engines;
import io.watchword.questionengine.vocabulary.Vocabulary;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SpellingTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "how many poeple are there|How many people are there?|“poeple” is read as “people”",
                "is there a giraff on the left|Is there a giraffe that is on the left?|“giraff” is read as “giraffe”",
                "what colour is the vase onright|What colour is the vase that is on the right?|“onright” is read as “on right”"
            })
    void aSlipThatCanHardlyMeanAnotherWordIsPutRightAndSaid(String text, String understood, String note) {
        Parse.Understood parse = (Parse.Understood) Engines.COCO.parse(text);

        assertThat(parse.understood()).isEqualTo(understood);
        assertThat(parse.approximations()).contains(note);
    }

    @ParameterizedTest
    @CsvSource({"is there a cup", "is there a cap", "is there a boar", "is there a hat"})
    void whatIsAWordStaysThatWord(String text) {
        Parse parse = Engines.COCO.parse(text);

        String said = text.substring(text.lastIndexOf(' ') + 1);
        String understood =
                switch (parse.getClass().getSimpleName()) {
                    case "Understood" -> ((Parse.Understood) parse).understood();
                    case "Outside" -> ((Parse.Outside) parse).understood();
                    default -> "";
                };
        assertThat(understood).contains(said);
    }

    @Test
    void theNameOfAZoneIsNoSlip() {
        Parse parse = new Parser(Vocabulary.load("coco-80"))
                .parse("is there a car in the trck", new Names(List.of(), List.of("trck")));

        assertThat(parse).isInstanceOf(Parse.Understood.class);
        assertThat(((Parse.Understood) parse).understood()).contains("trck");
    }
}
