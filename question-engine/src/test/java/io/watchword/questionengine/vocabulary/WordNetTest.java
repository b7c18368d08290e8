package io.watchword.questionengine.vocabulary;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.AbstractCollection;
import java.util.Collection;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class WordNetTest {
    private static final List<String> DOGS = List.of("n02113799", "n02099601");

    private final WordNet wordNet = new WordNet(Map.of("dog", List.of("dog#1")));

    @Test
    void whoeverReadsTextsNeedNotWaitUntilAllKindsAreFound() {
        Collection<String> halfway = new AbstractCollection<>() {
            @Override
            public Iterator<String> iterator() {
                assertThat(CompletableFuture.supplyAsync(() -> wordNet.match("poodle", Kinds.NONE))
                                .orTimeout(30, TimeUnit.SECONDS)
                                .join())
                        .isNotNull();
                return DOGS.iterator();
            }

            @Override
            public int size() {
                return DOGS.size();
            }
        };

        assertThat(wordNet.kinds(halfway).allLabels()).containsExactly("dog");
    }

    @Test
    void itKeepsNoKindsItself() {
        Kinds kinds = wordNet.kinds(DOGS);

        assertThat(wordNet.kindsUnder("poodle", kinds)).containsExactly("n02113799");
        assertThat(wordNet.kindsUnder("poodle", Kinds.NONE)).isEmpty();
    }
}
