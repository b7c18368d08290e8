package io.watchword.questionengine;

import io.watchword.protocol.Texts;
import io.watchword.questionengine.vocabulary.Vocabulary;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * English to programs. A text is read in every form the grammar has; the first form that uses every word of it gives
 * the program. If none does, the text is refused with the words that the best form could not use: a word is never
 * dropped.
 *
 * <p>Thread-safe; deterministic. Time and memory are bounded by {@value #MAX_LENGTH} characters and {@value #MAX_WORDS}
 * words.
 */
final class Parser {
    /** Longest text that is read, in characters. */
    static final int MAX_LENGTH = 500;

    /** Most words that are read. */
    static final int MAX_WORDS = 60;

    private final Vocabulary vocabulary;
    private final English english;
    private final Set<String> grammarWords;
    private final Suggestions suggestions;

    Parser(Vocabulary vocabulary, English english) {
        this.vocabulary = vocabulary;
        this.english = english;
        this.grammarWords = english.words();
        this.suggestions = new Suggestions(vocabulary, english, this::read);
    }

    /** A form's reading. */
    private record Attempt(@Nullable Program program, List<String> unknown, List<String> notes) {
        boolean complete() {
            return program != null && unknown.isEmpty();
        }
    }

    Parse parse(String text) {
        Parse parse = read(text);
        return parse instanceof Parse.Refused refused
                ? new Parse.Refused(
                        refused.text(),
                        refused.reason(),
                        refused.unknown(),
                        suggestions.instead(refused.text(), refused.unknown()))
                : parse;
    }

    /** As {@link #parse}, and where that fails, with the names of cameras taken to say where. */
    Parse parse(String text, Collection<String> cameras) {
        Parse parse = parse(text);
        if (parse instanceof Parse.Understood || cameras.isEmpty() || text.length() > MAX_LENGTH) {
            return parse;
        }
        CameraNames.Found found = CameraNames.in(Lexer.tokens(text), cameras);
        boolean named = !found.cameras().isEmpty() && unreadable(found.rest()) == null;
        return named && read(text, prepared(found.rest())) instanceof Parse.Understood understood
                ? at(found.cameras(), understood)
                : parse;
    }

    private static Parse at(Set<String> cameras, Parse.Understood understood) {
        return new Parse.Understood(
                understood.text(),
                understood.kind(),
                understood.understood() + ", on camera " + String.join(" and ", cameras),
                understood.program(),
                understood.approximations(),
                List.copyOf(cameras));
    }

    /** As {@link #parse}, but only a referring expression is taken. */
    Parse ground(String expression) {
        Parse parse = parse(expression);
        if (parse instanceof Parse.Understood understood && !understood.kind().equals("locate")) {
            return new Parse.Refused(
                    understood.text(),
                    "This is a question; a referring expression names a thing, like “the red car on the left”.",
                    List.of(),
                    suggestions.ifParsed(
                            "the " + Paraphrase.words(understood.program().of())));
        }
        return parse;
    }

    /** Parses without suggestions. */
    private Parse read(String text) {
        String shown = Texts.clip(text, MAX_LENGTH);
        if (text.length() > MAX_LENGTH) {
            return refused(
                    shown, "The text has " + text.length() + " characters; at most " + MAX_LENGTH + " are read.");
        }
        List<Token> tokens = Lexer.tokens(text);
        String unreadable = unreadable(tokens);
        return unreadable == null ? read(shown, prepared(tokens)) : refused(shown, unreadable);
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

    private List<Token> prepared(List<Token> tokens) {
        List<Token> kept = new ArrayList<>();
        int at = opening(tokens);
        while (at < tokens.size()) {
            Phrases.Found<String> filler = english.fillers.longest(tokens, at);
            if (filler == null) {
                kept.add(tokens.get(at++));
            } else {
                at += filler.length();
            }
        }
        return kept;
    }

    private int opening(List<Token> tokens) {
        int at = 0;
        while (true) {
            Phrases.Found<String> polite = english.fillers.longest(tokens, at);
            if (polite == null && english.existsOpenings.longest(tokens, at) == null) {
                polite = english.openings.longest(tokens, at);
            }
            if (polite == null
                    && !(at > 0 && at < tokens.size() && tokens.get(at).word().equals(","))) {
                return at;
            }
            at += polite == null ? 1 : polite.length();
        }
    }

    private Parse read(String text, List<Token> tokens) {
        Nouns nouns = new Nouns(vocabulary, english);
        Attempt best = null;
        for (Form form : new Forms(english, new NounPhrases(english, vocabulary, nouns), nouns).all()) {
            Attempt attempt = attempt(form, tokens, nouns);
            if (attempt.complete()) {
                return understood(text, attempt);
            }
            best = better(best, attempt);
        }
        return refused(text, best == null ? foreign(tokens, nouns) : best.unknown());
    }

    /** The words that the grammar has no use for at all. */
    private List<String> foreign(List<Token> tokens, Nouns nouns) {
        Reader reader = new Reader(tokens);
        Set<String> foreign = new LinkedHashSet<>();
        while (!reader.atEnd()) {
            Nouns.Found noun = nouns.at(reader);
            if (noun == null && !isKnown(reader.word())) {
                foreign.add(reader.text());
            }
            reader.skip(noun == null ? 1 : noun.length());
        }
        return List.copyOf(foreign);
    }

    private boolean isKnown(String word) {
        return grammarWords.contains(word) || vocabulary.hue(word) != null || word.equals(",");
    }

    private Attempt attempt(Form form, List<Token> tokens, Nouns nouns) {
        Reader reader = new Reader(tokens);
        Program program = form.read(reader);
        if (program == null) {
            return new Attempt(null, List.of(), List.of());
        }
        Set<String> unknown = new LinkedHashSet<>();
        reader.unknown().forEach(token -> unknown.add(token.text()));
        List<Token> rest = reader.rest();
        unknown.addAll(foreign(rest, nouns));
        if (unknown.isEmpty()) {
            unknown.addAll(unused(rest));
        }
        return new Attempt(program, List.copyOf(unknown), List.copyOf(reader.notes()));
    }

    /** The words left over, without those that carry nothing unless there are no others. */
    private List<String> unused(List<Token> rest) {
        List<Token> words =
                rest.stream().filter(token -> !token.word().equals(",")).toList();
        List<Token> content = words.stream()
                .filter(token -> !english.functionWords.contains(token.word()))
                .toList();
        return (content.isEmpty() ? words : content).stream().map(Token::text).toList();
    }

    private static @Nullable Attempt better(@Nullable Attempt best, Attempt attempt) {
        if (attempt.program() == null) {
            return best;
        }
        return best == null || attempt.unknown().size() < best.unknown().size() ? attempt : best;
    }

    private static Parse understood(String text, Attempt attempt) {
        Program program = java.util.Objects.requireNonNull(attempt.program());
        return new Parse.Understood(text, program.kind(), Paraphrase.of(program), program, attempt.notes(), List.of());
    }

    private static Parse refused(String text, List<String> unknown) {
        String reason = unknown.isEmpty()
                ? "This is not a question about what is in the picture that can be answered from it."
                : "It can't be answered because of what is not understood: " + String.join(", ", unknown) + ".";
        return new Parse.Refused(text, reason, unknown, List.of());
    }

    private static Parse refused(String text, String reason) {
        return new Parse.Refused(text, reason, List.of(), List.of());
    }
}
