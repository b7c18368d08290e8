package io.watchword.questionengine.language;

import io.watchword.questionengine.vocabulary.Vocabulary;
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

    Spelling(Vocabulary vocabulary, Set<String> grammarWords) {
        this.vocabulary = vocabulary;
        words.add("people");
        for (String listed : vocabulary.listedWords()) {
            words.add(listed);
            words.add(listed + "s");
        }
        words.addAll(vocabulary.valueWords());
        words.addAll(grammarWords);
    }

    /** The known word within two slips of the hand (one in short words), or the word itself. */
    String nearest(String word) {
        Set<String> near = within(word, word.length() < 6 ? 1 : 2);
        return near.isEmpty() ? word : near.iterator().next();
    }

    /**
     * The word that can hardly not be meant: the only one a single slip away that begins alike, or two that were
     * written as one, for a word of at least {@value #SURE_FROM} letters; or null.
     */
    @Nullable
    String sure(String word) {
        if (word.length() < SURE_FROM) {
            return null;
        }
        Set<String> near = within(word, 1);
        near.removeIf(known -> known.charAt(0) != word.charAt(0));
        if (near.isEmpty()) {
            return apart(word);
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
        int fewest = most;
        for (String known : words) {
            if (Math.abs(known.length() - word.length()) <= fewest) {
                int slips = Typos.distance(word, known);
                if (slips < fewest) {
                    nearest.clear();
                    fewest = slips;
                }
                if (slips == fewest) {
                    nearest.add(known);
                }
            }
        }
        return nearest;
    }
}
