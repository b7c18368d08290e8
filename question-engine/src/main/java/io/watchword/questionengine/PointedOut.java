package io.watchword.questionengine;

import io.watchword.protocol.Route;
import io.watchword.questionengine.language.Parse;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What a question that the question engine can't answer is about, where the engine can at least find that: in "what is
 * written on the bag of the man in red?" the bag. A model is then shown only this. Where the question is about other
 * things as well, a part of the picture would not do, and nothing is pointed out. Thread-safe; takes some milliseconds.
 *
 * @param engine finds it
 */
public record PointedOut(QuestionEngine engine) {
    private static final int MOST_WORDS = 40;
    private static final int LONGEST = 12;
    private static final int MOST_SPANS = 60;
    private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{N}'’-]+");
    private static final Pattern POINTS =
            Pattern.compile("(?i)the|this|that|these|those|his|her|their|its|my|your|our|a|an|any|all|every|both"
                    + "|anyone|anybody|someone|somebody|everyone|everybody|nobody|who|whose");
    // where in the picture, and no thing in it
    private static final Pattern PLACE = Pattern.compile(
            "(?i)the( (far|very|upper|lower|top|bottom|left|right|middle|center|centre|corner|edge|side|front|back|background"
                    + "|foreground|distance|picture|photo|photograph|image|scene|ground|air|sky|view|hand|of|the))+");
    // "the sign on the bus": what is asked for, and where
    private static final Pattern ASKED_FOR =
            Pattern.compile("(?i)\\b(the|a|an|any) (?<what>[\\p{L}-]+) (of|on|in|at|from)\\s*$");

    private record Word(int from, int to, String text) {}

    /** The longest part of a text that begins with "the" and can be found, where the rest points at nothing else. */
    public Optional<String> in(String text) {
        List<Word> words = words(text);
        if (words.size() > MOST_WORDS) {
            return Optional.empty();
        }
        return spans(words)
                .filter(span -> isThing(text.substring(span.from(), span.to())))
                .findFirst()
                .filter(span -> pointsAtNothing(text.substring(0, span.from()), text.substring(span.to())))
                .map(span -> text.substring(span.from(), span.to()));
    }

    /** The way of a question to a model. */
    public Route route(String text, String model) {
        return in(text).<Route>map(expression -> new Route.Grounded(model, expression))
                .orElseGet(() -> new Route.Model(model));
    }

    private static Stream<Word> spans(List<Word> words) {
        List<Word> spans = new ArrayList<>();
        for (int first = 0; first < words.size(); first++) {
            if (words.get(first).text().equalsIgnoreCase("the")) {
                for (int last = first + 1; last < Math.min(words.size(), first + LONGEST); last++) {
                    spans.add(new Word(words.get(first).from(), words.get(last).to(), ""));
                }
            }
        }
        return spans.stream()
                .sorted(Comparator.comparingInt(span -> span.from() - span.to()))
                .limit(MOST_SPANS);
    }

    private boolean pointsAtNothing(String before, String after) {
        return words(withoutAskedFor(before) + " " + after).stream()
                .map(Word::text)
                .noneMatch(word -> POINTS.matcher(word).matches() || isThing("the " + word));
    }

    // what can be found itself is not only where the question is answered: "is any person on the bus waving?"
    private String withoutAskedFor(String before) {
        Matcher asked = ASKED_FOR.matcher(before);
        return asked.find() && !isThing("the " + asked.group("what")) ? before.substring(0, asked.start()) : before;
    }

    private boolean isThing(String expression) {
        return !PLACE.matcher(expression).matches() && engine.ground(expression) instanceof Parse.Understood;
    }

    private static List<Word> words(String text) {
        List<Word> words = new ArrayList<>();
        Matcher word = WORD.matcher(text);
        while (word.find()) {
            words.add(new Word(word.start(), word.end(), word.group()));
        }
        return words;
    }
}
