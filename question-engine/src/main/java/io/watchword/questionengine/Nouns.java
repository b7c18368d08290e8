package io.watchword.questionengine;

import io.watchword.questionengine.vocabulary.Noun;
import io.watchword.questionengine.vocabulary.Vocabulary;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads nouns, the longest compound first, and remembers what it looked up; made for one text. */
final class Nouns {
    private static final int LONGEST = 3;

    private final Vocabulary vocabulary;
    private final English english;
    private final Map<String, Optional<Noun>> known = new HashMap<>();

    Nouns(Vocabulary vocabulary, English english) {
        this.vocabulary = vocabulary;
        this.english = english;
    }

    /** A noun found, and how many words it takes. */
    record Found(Noun noun, int length) {}

    /** The noun that stands here; null if no word here is one. */
    @Nullable
    Found at(Reader reader) {
        for (int length = LONGEST; length > 0; length--) {
            String words = reader.words(length);
            Noun noun = words == null ? null : lookUp(words, length, reader);
            if (noun != null) {
                return new Found(noun, length);
            }
        }
        return null;
    }

    private @Nullable Noun lookUp(String words, int length, Reader reader) {
        if (length == 1 && english.functionWords.contains(words)) {
            return null;
        }
        Noun noun = known.computeIfAbsent(words, key -> Optional.ofNullable(vocabulary.noun(key)))
                .orElse(null);
        boolean modified = length > 1 && (isModifier(reader.word()) || isClosed(reader, length));
        return modified && noun != null && noun.kin() != Noun.Kin.SAME ? null : noun;
    }

    /** "black bear" is a bear that is black, whatever else WordNet knows by that name. */
    private boolean isModifier(String word) {
        return vocabulary.hue(word) != null || english.places.contains(word) || english.numbers.contains(word);
    }

    private boolean isClosed(Reader reader, int length) {
        for (int i = 0; i < length; i++) {
            if (english.functionWords.contains(reader.word(i))) {
                return true;
            }
        }
        return false;
    }

    /** The noun as a set of things; says so where the meaning had to bend. */
    Things.Find find(Noun noun, Reader reader) {
        Set<String> labels = noun.labels();
        String covered = Words.list(labels, "and");
        switch (noun.kin()) {
            case NARROWER ->
                reader.note("“" + noun.word() + "” is read as " + Words.list(labels, "or") + ": kinds of "
                        + Words.list(labels, "or") + " are not told apart");
            case ROUGH -> reader.note("“" + noun.word() + "” is read as " + Words.list(labels, "or"));
            case BROADER ->
                reader.note("“" + noun.word() + "” covers "
                        + (labels.size() == vocabulary.labels().size()
                                ? "the " + labels.size() + " kinds of things that can be seen"
                                : covered + (labels.size() == 1 ? " only" : "")));
            case SAME -> {}
        }
        return new Things.Find(noun.word(), labels);
    }

    /** Everything that can be seen. */
    Things.Find everything() {
        return new Things.Find("thing", Set.copyOf(vocabulary.labels()));
    }
}
