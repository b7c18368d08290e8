package io.watchword.questionengine.language;

import io.watchword.protocol.Texts;
import io.watchword.questionengine.program.English;
import io.watchword.questionengine.program.Outsiders;
import io.watchword.questionengine.program.Program;
import io.watchword.questionengine.program.Rewrite;
import io.watchword.questionengine.program.Things;
import io.watchword.questionengine.vocabulary.Vocabulary;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
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

    /** What a word may cost on average; dearer readings were found to be misreadings more often than not. */
    private static final double DEAREST_WORD = 1.7;

    private final Vocabulary vocabulary;
    private final EnglishGrammar english;
    private final Set<String> attributes;

    /** A parser for a vocabulary. */
    public Parser(Vocabulary vocabulary) {
        this.vocabulary = vocabulary;
        this.english = EnglishGrammar.of(vocabulary.labels());
        this.attributes = vocabulary.attributes().keySet();
    }

    /** What a question, or a noun phrase, means where it may use these names; never fails, whatever the text. */
    public Parse parse(String text, Names names) {
        return read(text, names, List.of("Question", "Expression"));
    }

    /** What a referring expression means: its program locates a thing, or it is refused. */
    public Parse ground(String expression) {
        return read(expression, Names.NONE, List.of("Expression"));
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
            return read(shown, tokens, names, categories);
        } catch (Chart.TooTangledException e) {
            return refused(shown, "The text can be read in too many ways; say it more plainly.");
        }
    }

    private Parse read(String text, List<Token> all, Names names, List<String> categories) {
        Lexicon lexicon = new Lexicon(vocabulary, english.closed(), english.gerunds(), names);
        List<Token> tokens = withoutFillers(all, lexicon);
        Chart chart = new Chart(english.grammar(), lexicon, tokens);
        for (String category : categories) {
            Item item = chart.whole(category);
            if (item != null && isPlain(item, tokens.size()) && !(category.equals("Expression") && mentionsIt(item))) {
                return understood(text, item);
            }
        }
        return refused(text, tokens, chart.furthest());
    }

    private List<Token> withoutFillers(List<Token> tokens, Lexicon lexicon) {
        Chart chart = new Chart(english.grammar(), lexicon, tokens);
        List<Token> kept = new ArrayList<>();
        int at = 0;
        boolean start = true;
        while (at < tokens.size()) {
            Item filler = start ? chart.longest("Opening", at) : null;
            filler = filler == null ? chart.longest("Filler", at) : filler;
            if (filler == null) {
                start = start && tokens.get(at).word().equals(",");
                kept.add(tokens.get(at++));
            } else {
                at = filler.end();
            }
        }
        return kept;
    }

    private Parse understood(String text, Item item) {
        Notes notes = new Notes();
        notes.addAll(item.notes());
        Program program = resolved((Program) item.value(), notes);
        List<String> outside = Outsiders.of(program, attributes);
        String understood = English.of(program);
        if (outside.isEmpty()) {
            return new Parse.Understood(text, understood, program, notes.all(), List.of());
        }
        String reason = "It can't be answered from what the detector can see: " + String.join(", ", outside) + ".";
        return new Parse.Outside(text, understood, program, notes.all(), reason, outside, List.of());
    }

    /** Whether the reading is no more far-fetched than texts of this length are when they mean what was read. */
    private static boolean isPlain(Item item, int tokens) {
        return item.cost() <= DEAREST_WORD * (tokens + 1) - 2;
    }

    /** A noun phrase has nothing before it that "it" could stand for. */
    private static boolean mentionsIt(Item item) {
        List<Things> found = new ArrayList<>();
        Rewrite.leaves((Program) item.value(), leaf -> {
            found.add(leaf);
            return leaf;
        });
        return found.contains(Anaphora.IT);
    }

    /** "It" is whatever is in the picture where the question is about it, and not understood anywhere else. */
    private Program resolved(Program program, Notes notes) {
        Program about = Rewrite.subject(program, leaf -> {
            if (!leaf.equals(Anaphora.IT)) {
                return leaf;
            }
            notes.add("“it” is understood as anything in the picture");
            return new Things.Find("thing", new LinkedHashSet<>(vocabulary.labels()));
        });
        return about;
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

    private static Parse refused(String text, List<Token> tokens, int furthest) {
        List<String> unknown =
                furthest < tokens.size() ? List.of(tokens.get(furthest).text()) : List.of();
        String reason = unknown.isEmpty()
                ? "This is not a question about what is in the picture that can be answered from it."
                : "It is not understood from this word on: " + unknown.get(0) + ".";
        return new Parse.Refused(text, reason, unknown, List.of());
    }

    private static Parse refused(String text, String reason) {
        return new Parse.Refused(text, reason, List.of(), List.of());
    }
}
