package io.watchword.questionengine.program;

import java.util.Collection;
import java.util.List;

/** Small pieces of English. */
public final class Words {
    private Words() {}

    /** "a", "a or b", "a, b or c". */
    public static String list(Collection<String> words, String last) {
        List<String> all = List.copyOf(words);
        int n = all.size();
        if (n < 2) {
            return n == 0 ? "nothing" : all.get(0);
        }
        return String.join(", ", all.subList(0, n - 1)) + " " + last + " " + all.get(n - 1);
    }

    /** The noun with "a" or "an". */
    public static String a(String noun) {
        boolean vowel = !noun.isEmpty() && "aeiou".indexOf(noun.charAt(0)) >= 0 && !noun.startsWith("un");
        return (vowel || noun.startsWith("umb") ? "an " : "a ") + noun;
    }
}
