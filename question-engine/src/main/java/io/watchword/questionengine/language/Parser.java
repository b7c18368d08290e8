package io.watchword.questionengine.language;

import io.watchword.protocol.Texts;
import io.watchword.questionengine.program.Program;
import io.watchword.questionengine.vocabulary.Vocabulary;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
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
    private final Spelling spelling;
    private final Suggestions suggestions;

    /** A parser for a vocabulary. */
    public Parser(Vocabulary vocabulary) {
        EnglishGrammar english = EnglishGrammar.of(vocabulary);
        readings = new Readings(vocabulary, english);
        spelling = new Spelling(vocabulary, english.grammar().words());
        suggestions = new Suggestions(
                vocabulary, spelling, text -> read(text, Names.NONE, QUESTION) instanceof Parse.Understood);
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
            if (!refused.suggestions().isEmpty()) {
                return refused;
            }
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
            Parse parse = readings.of(shown, tokens, names, categories);
            return parse instanceof Parse.Understood ? parse : respelled(shown, parse, tokens, names, categories);
        } catch (Chart.TooTangledException e) {
            return refused(shown, "The text can be read in too many ways; say it more plainly.");
        }
    }

    /** What the text means with obvious slips of the hand put right, where it then means anything. */
    private Parse respelled(String shown, Parse parse, List<Token> tokens, Names names, List<String> categories) {
        Set<String> named = new HashSet<>();
        names.zones().forEach(name -> Lexer.tokens(name).forEach(token -> named.add(token.word())));
        names.cameras().forEach(name -> Lexer.tokens(name).forEach(token -> named.add(token.word())));
        List<String> notes = new ArrayList<>();
        List<Token> corrected = new ArrayList<>();
        Map<String, Optional<String>> known = new HashMap<>();
        for (Token token : tokens) {
            String meant = known.computeIfAbsent(
                            token.word(),
                            word -> named.contains(word) ? Optional.empty() : Optional.ofNullable(spelling.sure(word)))
                    .orElse(null);
            if (meant == null) {
                corrected.add(token);
            } else {
                Lexer.tokens(meant).forEach(part -> corrected.add(new Token(token.text(), part.word())));
                notes.add("“" + token.text() + "” is read as “" + meant + "”");
            }
        }
        Parse again = notes.isEmpty() ? parse : readings.of(shown, corrected, names, categories);
        return notes.isEmpty() || again instanceof Parse.Refused ? parse : noting(again, notes);
    }

    private static Parse noting(Parse parse, List<String> notes) {
        List<String> all = new ArrayList<>(notes);
        if (parse instanceof Parse.Understood so) {
            all.addAll(so.approximations());
            return new Parse.Understood(so.text(), so.understood(), so.program(), all, so.cameras());
        }
        Parse.Outside so = (Parse.Outside) parse;
        all.addAll(so.approximations());
        return new Parse.Outside(
                so.text(), so.understood(), so.program(), all, so.reason(), so.unknown(), so.suggestions());
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
