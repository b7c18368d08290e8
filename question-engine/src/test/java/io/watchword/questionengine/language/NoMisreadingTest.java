package io.watchword.questionengine.language;

import static org.assertj.core.api.Assertions.assertThat;

import io.watchword.questionengine.Engines;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What looks like a plain question and isn't one is not answered as if it were: see {@code misreadings.txt}. */
class NoMisreadingTest {
    static Stream<Arguments> texts() {
        try (InputStream in = NoMisreadingTest.class.getResourceAsStream("/misreadings.txt")) {
            String text = new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
            return text.lines()
                    .filter(line -> !line.isEmpty() && !line.startsWith("#"))
                    .map(line -> line.split(" \\| ", 2))
                    .map(parts -> Arguments.of(parts[0], parts[1]));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @ParameterizedTest
    @MethodSource("texts")
    void itMeansThatOrIsNotAnswered(String text, String expected) {
        Parse parse = Engines.COCO.parse(text);
        if (!expected.startsWith("?")) {
            assertThat(parse)
                    .isInstanceOfSatisfying(Parse.Understood.class, understood -> assertThat(understood.understood())
                            .isEqualTo(expected));
            return;
        }
        assertThat(parse).isNotInstanceOf(Parse.Understood.class);
        assertThat(Parse.refusal(parse).reason()).isNotBlank();
        if (expected.length() > 1) {
            assertThat(Engines.unknown(parse))
                    .containsExactlyElementsOf(List.of(expected.substring(2).split(", ", -1)));
        }
    }

    @Test
    void thereAreHundreds() {
        assertThat(texts().count()).isGreaterThan(200);
    }
}
