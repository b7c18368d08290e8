package io.watchword.questionengine.describing;

import io.watchword.questionengine.program.Motion;
import io.watchword.questionengine.program.Part;
import io.watchword.questionengine.program.Words;
import io.watchword.questionengine.reasoning.SceneWorld;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongToIntFunction;
import java.util.stream.Stream;

/** Things in plain English: "a person in red", "a white truck". */
final class NounPhrases {
    private static final String COLOUR = "colour";
    private static final String PERSON = "person";
    private static final double PLAIN = 0.5;
    private static final double CLEARLY = 0.7;
    private static final int MOST_SENTENCES = 4;
    private static final List<Motion> MOTIONS =
            List.of(Motion.MOVING_LEFT, Motion.MOVING_RIGHT, Motion.APPROACHING, Motion.RECEDING);

    private final SceneWorld world;

    NounPhrases(SceneWorld world) {
        this.world = world;
    }

    /** A thing, how it moves, and how it stands to another. */
    String sentence(int i, Optional<Related> relation, LongToIntFunction number) {
        String motion = MOTIONS.stream()
                .filter(each -> world.moves(i, each) >= CLEARLY)
                .findFirst()
                .map(each -> " " + each.words())
                .orElse("");
        String other = relation.map(
                        each -> ", " + each.relation().words() + " " + phrase(number.applyAsInt(each.object())))
                .orElse("");
        String words = phrase(i) + motion + other + ".";
        return Character.toUpperCase(words.charAt(0)) + words.substring(1);
    }

    /** Some sentences, and how many things are left. */
    String text(List<String> sentences) {
        if (sentences.isEmpty()) {
            return "Nothing that can be recognised is there.";
        }
        int left = sentences.size() - MOST_SENTENCES;
        Stream<String> shown = sentences.stream().limit(MOST_SENTENCES);
        return String.join(
                " ", left > 0 ? Stream.concat(shown, Stream.of(more(left))).toList() : shown.toList());
    }

    private static String more(int left) {
        return left == 1 ? "And one more thing." : "And " + left + " more things.";
    }

    private String phrase(int i) {
        String label = world.labels(i).keySet().iterator().next();
        if (!label.equals(PERSON)) {
            return colour(i, Part.WHOLE)
                    .map(colour -> Words.a(colour + " " + label))
                    .orElse(Words.a(label));
        }
        List<String> clothes = Stream.of(Part.UPPER, Part.LOWER)
                .flatMap(part -> colour(i, part).stream())
                .distinct()
                .toList();
        return Words.a(label) + (clothes.isEmpty() ? "" : " in " + Words.list(clothes, "and"));
    }

    /** What people would call it, if they would agree. */
    private Optional<String> colour(int i, Part part) {
        Map<String, Double> shares = world.values(i, COLOUR, part);
        return shares.keySet().stream().findFirst().filter(colour -> world.fits(i, COLOUR, part, colour) >= PLAIN);
    }
}
