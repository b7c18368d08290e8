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
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** However it is said, it means the same: see {@code paraphrases.txt}. */
class ParaphrasesMeanTheSameTest {
    private static final Names NAMES = new Names(List.of(), List.of("driveway", "loading bay"));

    static Stream<List<String>> groups() {
        try (InputStream in = ParaphrasesMeanTheSameTest.class.getResourceAsStream("/paraphrases.txt")) {
            String text = new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
            return Stream.of(text.split("\n\n", -1))
                    .map(group ->
                            group.lines().filter(line -> !line.startsWith("#")).toList())
                    .filter(lines -> !lines.isEmpty());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @ParameterizedTest
    @MethodSource("groups")
    void allOfAGroupGiveItsProgram(List<String> texts) {
        Parse.Understood first = understood(texts.get(0));
        SoftAssertions all = new SoftAssertions();
        for (String text : texts) {
            Parse parse = Engines.COCO.parse(text, NAMES);
            all.assertThat(parse).as(text).isInstanceOf(Parse.Understood.class);
            if (parse instanceof Parse.Understood understood) {
                all.assertThat(understood.program()).as(text).isEqualTo(first.program());
            }
        }
        all.assertAll();
    }

    @ParameterizedTest
    @MethodSource("groups")
    void theFirstOfAGroupIsWhatIsUnderstood(List<String> texts) {
        assertThat(understood(texts.get(0)).understood()).isEqualTo(texts.get(0));
    }

    @Test
    void thereAreHundreds() {
        assertThat(groups().mapToInt(List::size).sum()).isGreaterThan(600);
    }

    private static Parse.Understood understood(String text) {
        Parse parse = Engines.COCO.parse(text, NAMES);
        assertThat(parse).as(text).isInstanceOf(Parse.Understood.class);
        return (Parse.Understood) parse;
    }
}
