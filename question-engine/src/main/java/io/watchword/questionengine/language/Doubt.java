package io.watchword.questionengine.language;

import io.watchword.questionengine.program.Program;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Properties;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * How doubtful it is that a reading means its text. Judged sheets showed which readings are wrong more often than
 * others: those of many words, that leave words out, rest on what can't be seen, bend many meanings, or nest deeply.
 * Nothing is doubtful about what is said just as it is understood. The weights are in {@code grammar/doubt.properties}.
 * Immutable; thread-safe.
 */
final class Doubt {
    private static final String FILE = "/grammar/doubt.properties";
    private static final List<String> ENDINGS = List.of("ies", "ing", "es", "ed", "s", "e", "y");
    private static final int SHORTEST_STEM = 3;

    private static final Pattern CLAUSE = Pattern.compile(" that ");
    private static final Pattern WITHIN = Pattern.compile(
            " that is (with|(on the|at the|in the) (far |very )?(left|right|top|bottom|foreground|background|middle))\\b");

    /** What says of which thing the rest is told. */
    private static final Set<String> RELATIVES = Set.of("that", "which", "who");

    private record Weights(
            double words,
            double lost,
            double outside,
            double bent,
            double nested,
            double unseen,
            double foreign,
            double clauses,
            double within,
            double denied) {
        static Weights of(Properties all, String kind) {
            return new Weights(
                    weight(all, kind + ".words"),
                    weight(all, kind + ".lost"),
                    weight(all, kind + ".outside"),
                    weight(all, kind + ".bent"),
                    weight(all, kind + ".nested"),
                    weight(all, kind + ".unseen"),
                    weight(all, kind + ".foreign"),
                    weight(all, kind + ".clauses"),
                    weight(all, kind + ".within"),
                    weight(all, kind + ".denied"));
        }

        private static double weight(Properties all, String key) {
            String value = all.getProperty(key);
            if (value == null) {
                throw new IllegalStateException(FILE + " has no " + key);
            }
            return Double.parseDouble(value);
        }

        double of(Signs signs) {
            return words * signs.words()
                    + lost * signs.lost()
                    + outside * signs.outside()
                    + bent * signs.bent()
                    + nested * signs.nested()
                    + (signs.outside() > 0 ? unseen : 0)
                    + foreign * signs.foreign()
                    + clauses * signs.clauses()
                    + within * signs.within()
                    + denied * signs.denied();
        }
    }

    /**
     * What is counted of a reading.
     *
     * @param words of the text
     * @param lost words whose stem is not in what was understood
     * @param outside words that are outside the vocabulary
     * @param bent approximations
     * @param nested levels of things told by other things, without a "that" or "who" to say of which
     * @param foreign words that no dictionary knows
     * @param clauses things told, each with a "that" in what was understood
     * @param within places, and what things have, that are told of something other than what is asked about
     * @param denied times that "not" is said
     */
    record Signs(
            int words, int lost, int outside, int bent, int nested, int foreign, int clauses, int within, int denied) {}

    private final Set<String> known;
    private final Predicate<String> english;
    private final Weights question;
    private final Weights expression;
    private final double mostOfCounting;
    private final double mostOfQuestion;
    private final double mostOfExpression;

    /** A measure for which the words of the grammar, which it knows what to do with, are never lost. */
    Doubt(Set<String> known, Predicate<String> english) {
        this.known = known;
        this.english = english;
        Properties weights = new Properties();
        try (InputStream in = Doubt.class.getResourceAsStream(FILE)) {
            if (in == null) {
                throw new IllegalStateException("There is no file " + FILE);
            }
            weights.load(in);
        } catch (IOException e) {
            throw new UncheckedIOException("Can't read " + FILE, e);
        }
        this.question = Weights.of(weights, "question");
        this.expression = Weights.of(weights, "expression");
        this.mostOfCounting = Weights.weight(weights, "counting.limit");
        this.mostOfQuestion = Weights.weight(weights, "question.limit");
        this.mostOfExpression = Weights.weight(weights, "expression.limit");
    }

    /** Whether a reading is too doubtful to be taken for what the words mean. */
    boolean isTooMuch(List<Token> tokens, Program program, String understood, int outside, int bent) {
        if (words(tokens).equals(words(Lexer.tokens(understood)))) {
            return false;
        }
        Signs signs = signs(tokens, understood, outside, bent);
        if (program instanceof Program.Locate) {
            return expression.of(signs) > mostOfExpression;
        }
        return question.of(signs) > (isPlainlyAsked(program) ? mostOfCounting : mostOfQuestion);
    }

    /** Whether the way it is asked leaves no doubt of what is asked: "how many", "where", "since". */
    private static boolean isPlainlyAsked(Program program) {
        return program instanceof Program.During
                || program instanceof Program.HowLong
                || program instanceof Program.WhenLast
                || program instanceof Program.CompareCounts
                || program instanceof Program.CompareNumber
                || program instanceof Program.Choose
                || program instanceof Program.QueryPosition
                || program instanceof Program.Count
                || program instanceof Program.Exists
                || program instanceof Program.QueryColour;
    }

    Signs signs(List<Token> tokens, String understood, int outside, int bent) {
        Set<String> kept =
                words(Lexer.tokens(understood)).stream().map(Doubt::stem).collect(Collectors.toSet());
        int lost = 0;
        for (Token token : tokens) {
            lost += known.contains(token.word()) || kept.contains(stem(token.word())) ? 0 : 1;
        }
        int nested = depth(understood)
                - (int) words(tokens).stream().filter(RELATIVES::contains).count();
        int foreign = (int) words(tokens).stream().filter(this::isForeign).count();
        return new Signs(
                tokens.size(),
                lost,
                outside,
                bent,
                Math.max(0, nested),
                foreign,
                (int) CLAUSE.matcher(understood).results().count(),
                (int) WITHIN.matcher(understood)
                        .results()
                        .filter(match -> isWithin(understood, match.start()))
                        .count(),
                (int) words(tokens).stream().filter("not"::equals).count());
    }

    private boolean isForeign(String word) {
        return Character.isLetter(word.charAt(0)) && !known.contains(word) && !english.test(word);
    }

    private static List<String> words(List<Token> tokens) {
        return tokens.stream().map(Token::word).toList();
    }

    private static String stem(String word) {
        for (String ending : ENDINGS) {
            if (word.endsWith(ending) && word.length() - ending.length() >= SHORTEST_STEM) {
                return word.substring(0, word.length() - ending.length());
            }
        }
        return word;
    }

    private static boolean isWithin(String understood, int at) {
        String before = understood.substring(0, at);
        return before.chars().filter(c -> c == '(').count()
                > before.chars().filter(c -> c == ')').count();
    }

    private static int depth(String understood) {
        int depth = 0;
        int deepest = 0;
        for (int i = 0; i < understood.length(); i++) {
            char c = understood.charAt(i);
            depth += c == '(' ? 1 : c == ')' ? -1 : 0;
            deepest = Math.max(deepest, depth);
        }
        return deepest;
    }
}
