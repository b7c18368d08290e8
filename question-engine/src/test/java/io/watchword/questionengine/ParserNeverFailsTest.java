package io.watchword.questionengine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Tens of thousands of texts, random and near-English, from a fixed seed. */
class ParserNeverFailsTest {
    private static final List<String> WORDS = List.of(
            "how", "many", "is", "are", "there", "the", "a", "red", "orange", "car", "people", "left", "right", "of",
            "on", "top", "in", "wearing", "shirt", "and", "or", "than", "more", "at", "least", "3", "second", "from",
            "what", "color", "kind", "where", "which", "biggest", "one", "that", "not", "'s", ",", "?", "<b>", "💡",
            "dog", "unicorn", "van", "near", "anyone", "no", "this", "number", "it", "behind", "hot");

    @Test
    void shuffledGrammar() {
        Random random = new Random(7);
        for (int i = 0; i < 12_000; i++) {
            StringBuilder text = new StringBuilder();
            for (int n = random.nextInt(12); n > 0; n--) {
                text.append(WORDS.get(random.nextInt(WORDS.size()))).append(' ');
            }
            survives(text.toString());
        }
    }

    @Test
    void mutatedQuestions() {
        Random random = new Random(11);
        List<String> examples = Engines.COCO.vocabulary().examples();
        for (int i = 0; i < 4_000; i++) {
            StringBuilder text = new StringBuilder(examples.get(random.nextInt(examples.size())));
            for (int n = 1 + random.nextInt(4); n > 0; n--) {
                int at = random.nextInt(text.length());
                text.setCharAt(at, (char) (random.nextBoolean() ? 32 + random.nextInt(95) : random.nextInt(0x10000)));
            }
            survives(text.toString());
        }
    }

    @Test
    void noise() {
        Random random = new Random(13);
        for (int i = 0; i < 6_000; i++) {
            int[] points = random.ints(random.nextInt(40), 0, 0x110000).toArray();
            survives(new String(points, 0, points.length));
        }
    }

    private static void survives(String text) {
        Parse parse = Engines.COCO.parse(text);
        if (parse instanceof Parse.Understood understood) {
            Engines.COCO.evaluate(understood.program(), Scenes.of(Scenes.thing(1, "car", 0.5, 100, 100)));
        } else {
            assertThat(((Parse.Refused) parse).reason()).as(text).isNotBlank();
        }
    }
}
