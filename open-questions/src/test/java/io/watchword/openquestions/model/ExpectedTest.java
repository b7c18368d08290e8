package io.watchword.openquestions.model;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ExpectedTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Is the gate open? | YES_NO",
                "Does anyone wear a helmet? | YES_NO",
                "Is it day or night? | TEXT",
                "How many bottles are on the shelf? | COUNT",
                "What color is the hat? | COLOUR",
                "What is the colour of the hat? | COLOUR",
                "What is written on the sign? | TEXT",
                "  IS   it raining | YES_NO",
                "How old is the man? | TEXT",
                "Can you tell me what is written on the sign? | TEXT",
                "Could you read the sign? | TEXT",
                "Do you know which bus this is? | TEXT",
                "Can you see what the man holds? | TEXT",
                "Can you see a dog? | YES_NO",
                "Is the man who wears a hat sitting? | YES_NO",
                "Number of the bus? | TEXT",
                "Number of people? | COUNT",
            })
    void theKindOfAnswerIsToldByHowAQuestionBegins(String text, Expected expected) {
        assertThat(Expected.of(text)).isEqualTo(expected);
    }
}
