package io.watchword.questionengine;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One reading of a text from left to right: where it stands, what it could not use, what it had to approximate. */
final class Reader {
    /** A state to come back to. */
    record Mark(int at, int unknown, int notes) {}

    private final List<Token> tokens;
    private final List<Token> unknown = new ArrayList<>();
    private final List<String> notes = new ArrayList<>();
    private int at;

    Reader(List<Token> tokens) {
        this.tokens = tokens;
    }

    boolean atEnd() {
        return at >= tokens.size();
    }

    /** The word here, or an empty one at the end. */
    String word() {
        return word(0);
    }

    /** The word here as it was written. */
    String text() {
        return tokens.get(at).text();
    }

    String word(int ahead) {
        return at + ahead < tokens.size() ? tokens.get(at + ahead).word() : "";
    }

    /** The next {@code count} words joined by spaces, or null if there are not so many. */
    @Nullable
    String words(int count) {
        if (at + count > tokens.size()) {
            return null;
        }
        return String.join(
                " ", tokens.subList(at, at + count).stream().map(Token::word).toList());
    }

    void skip(int count) {
        at += count;
    }

    /** Goes past this word if it stands here. */
    boolean accept(String word) {
        if (word().equals(word)) {
            at++;
            return true;
        }
        return false;
    }

    /** Whether this word was passed just now. */
    boolean wasLast(String word) {
        return at > 0 && tokens.get(at - 1).word().equals(word);
    }

    /** Goes past the longest of the phrases that stands here and returns what it means; null if none does. */
    <T> @Nullable T match(Phrases<T> phrases) {
        Phrases.Found<T> found = phrases.longest(tokens, at);
        if (found == null) {
            return null;
        }
        at += found.length();
        return found.value();
    }

    boolean accept(Phrases<?> phrases) {
        return match(phrases) != null;
    }

    /** Goes past the word here as one that could not be used. */
    void giveUpWord() {
        unknown.add(tokens.get(at));
        at++;
    }

    /** Names words already passed as ones that could not be used. */
    void giveUpLast(int count) {
        unknown.addAll(tokens.subList(at - count, at));
    }

    void note(String approximation) {
        if (!notes.contains(approximation)) {
            notes.add(approximation);
        }
    }

    Mark mark() {
        return new Mark(at, unknown.size(), notes.size());
    }

    void reset(Mark mark) {
        at = mark.at();
        unknown.subList(mark.unknown(), unknown.size()).clear();
        notes.subList(mark.notes(), notes.size()).clear();
    }

    /** Whether the word was passed since the mark. */
    boolean passed(Mark mark, String word) {
        return tokens.subList(mark.at(), at).stream()
                .anyMatch(token -> token.word().equals(word));
    }

    List<Token> unknown() {
        return unknown;
    }

    List<String> notes() {
        return notes;
    }

    /** What was not read. */
    List<Token> rest() {
        return tokens.subList(Math.min(at, tokens.size()), tokens.size());
    }
}
