package io.watchword.questionengine.language;

import io.watchword.protocol.Nearest;
import io.watchword.questionengine.vocabulary.Vocabulary;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * The words that mean something here, and which of them a word that is no English may have been meant as. Thread-safe.
 */
final class Spelling {
    private static final int SURE_FROM = 5;

    private final Vocabulary vocabulary;
    private final Set<String> words = new TreeSet<>();
    private final List<Known> knownWords;

    Spelling(Vocabulary vocabulary, Set<String> grammarWords) {
        this.vocabulary = vocabulary;
        words.add("people");
        for (String listed : vocabulary.listedWords()) {
            words.add(listed);
            words.add(listed + "s");
        }
        words.addAll(vocabulary.valueWords());
        words.addAll(grammarWords);
        knownWords = words.stream().map(word -> new Known(word, letters(word))).toList();
    }

    /** The known word within two slips of the hand (one in short words), or the word itself. */
    String nearest(String word) {
        Set<String> near = within(word, word.length() < 6 ? 1 : 2);
        return near.isEmpty() ? word : near.iterator().next();
    }

    /**
     * The word that can hardly not be meant: the only one a single slip away that begins alike, where it or the given
     * one has at least {@value #SURE_FROM} letters, or two that were written as one; or null.
     */
    @Nullable
    String sure(String word) {
        if (word.length() < SURE_FROM - 1) {
            return null;
        }
        Set<String> near = within(word, 1);
        near.removeIf(
                known -> known.charAt(0) != word.charAt(0) || Math.max(known.length(), word.length()) < SURE_FROM);
        if (near.isEmpty()) {
            return word.length() < SURE_FROM ? null : apart(word);
        }
        String first = near.iterator().next();
        near.remove(first + "s");
        return near.size() == 1 ? first : null;
    }

    /** The two known words that were written as one, where that can be done in one way only; or null. */
    private @Nullable String apart(String word) {
        String found = null;
        for (int at = 2; at <= word.length() - 2 && !vocabulary.isEnglish(word) && !words.contains(word); at++) {
            if (words.contains(word.substring(0, at)) && words.contains(word.substring(at))) {
                if (found != null) {
                    return null;
                }
                found = word.substring(0, at) + " " + word.substring(at);
            }
        }
        return found;
    }

    /** Those of the known words with the fewest slips, at most so many; none if the word is known or English. */
    private Set<String> within(String word, int most) {
        Set<String> nearest = new TreeSet<>();
        if (words.contains(word) || vocabulary.isEnglish(word)) {
            return nearest;
        }
        int letters = letters(word);
        int fewest = most;
        for (Known known : knownWords) {
            if (known.isPerhapsWithin(fewest, word.length(), letters)) {
                int slips = Nearest.distance(word, known.word());
                if (slips < fewest) {
                    nearest.clear();
                    fewest = slips;
                }
                if (slips == fewest) {
                    nearest.add(known.word());
                }
            }
        }
        return nearest;
    }

    /** Which of 32 kinds of letters stand in a word, a bit each. */
    private static int letters(String word) {
        return word.chars().reduce(0, (bits, c) -> bits | 1 << (c & 31));
    }

    /** A known word with what tells cheaply that another is too far from it. */
    private record Known(String word, int letters) {
        /** A slip changes the length by one at most, and at most two letters come or go. */
        private boolean isPerhapsWithin(int slips, int length, int others) {
            return Math.abs(word.length() - length) <= slips && Integer.bitCount(letters ^ others) <= 2 * slips;
        }
    }
}
