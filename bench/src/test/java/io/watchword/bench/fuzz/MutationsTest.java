package io.watchword.bench.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class MutationsTest {
    private static List<String> texts(long seed) {
        Mutations mutations = new Mutations(List.of("Is this a kite?"), seed);
        return Stream.generate(mutations::next).limit(2000).toList();
    }

    @Test
    void theSameSeedGivesTheSameTexts() {
        assertThat(texts(5)).isEqualTo(texts(5)).isNotEqualTo(texts(6));
    }

    @Test
    void theTextsAreOfEverySort() {
        assertThat(texts(5))
                .contains("")
                .anyMatch(text -> text.contains("DROP TABLE"))
                .anyMatch(text -> text.contains("🚗"))
                .anyMatch(text -> text.contains("kite"))
                .anyMatch(text -> text.length() > 500);
    }
}
