package io.watchword.questionengine.language;

import io.watchword.questionengine.program.Things;
import io.watchword.questionengine.program.Wording;
import java.util.Set;
import java.util.stream.Collectors;

/** The words of {@code sense.grammar}: the last words of nouns and verbs, and labels of things. */
record SenseWords(
        Set<String> scenes,
        Set<String> holders,
        Set<String> pictures,
        Set<String> decorations,
        Set<String> garments,
        Set<String> heads,
        Set<String> body,
        Set<String> deeds,
        Set<String> anyone,
        Set<String> family,
        Set<String> ones,
        Set<String> prepositions,
        Set<String> wearable,
        Set<String> held,
        Set<String> wholes) {
    static SenseWords of(GrammarReader reader) {
        return new SenseWords(
                reader.list("%scenes"),
                reader.list("%holders"),
                reader.list("%pictures"),
                reader.list("%decorations"),
                reader.list("%garments"),
                reader.list("%heads"),
                reader.list("%body"),
                reader.list("%deeds"),
                reader.list("%anyone"),
                reader.list("%family"),
                reader.list("%ones"),
                reader.list("%prepositions"),
                labels(reader.list("%wearable")),
                labels(reader.list("%held")),
                labels(reader.list("%wholes")));
    }

    private static Set<String> labels(Set<String> words) {
        return words.stream().map(word -> word.replace('_', ' ')).collect(Collectors.toUnmodifiableSet());
    }

    /** The last word of the noun, which says what it is. */
    static String last(Things things) {
        String noun = Wording.noun(things);
        return noun.substring(noun.lastIndexOf(' ') + 1);
    }
}
