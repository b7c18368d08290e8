package io.watchword.questionengine.language;

import io.watchword.protocol.Texts;
import io.watchword.questionengine.program.Program;
import io.watchword.questionengine.vocabulary.Vocabulary;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * English to programs. A text is read by the whole grammar; its cheapest reading is what it means. A word is never
 * dropped: where no reading uses every word, the text is refused.
 *
 * <p>Thread-safe; deterministic. Time and memory are bounded by {@value #MAX_LENGTH} characters, {@value #MAX_WORDS}
 * words and the steps of {@link Chart}.
 */
public final class Parser {
    /** Longest text that is read, in characters. */
    static final int MAX_LENGTH = 500;

    /** Most words that are read. */
    static final int MAX_WORDS = 70;

    private static final List<String> QUESTION = List.of("Question", "Expression");
    private static final List<String> EXPRESSION = List.of("Expression");

    private final Readings readings;
    private final Suggestions suggestions;

    /** A parser for a vocabulary. */
    public Parser(Vocabulary vocabulary) {
        EnglishGrammar english = EnglishGrammar.of(vocabulary);
        readings = new Readings(vocabulary, english);
        suggestions = new Suggestions(
                vocabulary,
                english.grammar().words(),
                text -> read(text, Names.NONE, QUESTION) instanceof Parse.Understood);
    }

    /** What a question, or a noun phrase, means where it may use these names; never fails, whatever the text. */
    public Parse parse(String text, Names names) {
        return helpful(read(text, names, QUESTION));
    }

    /** What a referring expression means: its program locates a thing, or it is refused. */
    public Parse ground(String expression) {
        Parse parse = read(expression, Names.NONE, EXPRESSION);
        if (parse instanceof Parse.Refused && !(read(expression, Names.NONE, QUESTION) instanceof Parse.Refused)) {
            return helpful(new Parse.Refused(
                    parse.text(),
                    "This is a question; a referring expression names a thing, like “the red car on the left”.",
                    List.of(),
                    List.of()));
        }
        return helpful(parse);
    }

    private Parse helpful(Parse parse) {
        if (parse instanceof Parse.Refused refused) {
            return new Parse.Refused(
                    refused.text(), refused.reason(), refused.unknown(), instead(parse, refused.unknown(), null));
        } else if (parse instanceof Parse.Outside outside) {
            return new Parse.Outside(
                    outside.text(),
                    outside.understood(),
                    outside.program(),
                    outside.approximations(),
                    outside.reason(),
                    outside.unknown(),
                    instead(parse, outside.unknown(), outside.program()));
        }
        return parse;
    }

    private List<String> instead(Parse parse, List<String> unknown, @Nullable Program program) {
        return suggestions.instead(parse.text(), unknown, program);
    }

    private Parse read(String text, Names names, List<String> categories) {
        String shown = Texts.clip(text, MAX_LENGTH);
        if (text.length() > MAX_LENGTH) {
            return refused(
                    shown, "The text has " + text.length() + " characters; at most " + MAX_LENGTH + " are read.");
        }
        List<Token> tokens = Lexer.tokens(text);
        String unreadable = unreadable(tokens);
        if (unreadable != null) {
            return refused(shown, unreadable);
        }
        try {
            return readings.of(shown, tokens, names, categories);
        } catch (Chart.TooTangledException e) {
            return refused(shown, "The text can be read in too many ways; say it more plainly.");
        }
    }

    private static @Nullable String unreadable(List<Token> tokens) {
        if (tokens.size() > MAX_WORDS) {
            return "The text has more than " + MAX_WORDS + " words.";
        }
        long letters = tokens.stream()
                .flatMapToInt(token -> token.word().codePoints())
                .filter(Character::isLetter)
                .count();
        long latin = tokens.stream()
                .flatMapToInt(token -> token.word().codePoints())
                .filter(c -> c >= 'a' && c <= 'z')
                .count();
        if (letters == 0) {
            return "There are no words to read.";
        }
        return latin * 2 < letters ? "Only English is understood." : null;
    }

    private static Parse refused(String text, String reason) {
        return new Parse.Refused(text, reason, List.of(), List.of());
    }
}
