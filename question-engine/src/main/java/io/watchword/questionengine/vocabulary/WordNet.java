package io.watchword.questionengine.vocabulary;

import io.watchword.questionengine.vocabulary.Noun.Kin;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import net.sf.extjwnl.JWNLException;
import net.sf.extjwnl.data.IndexWord;
import net.sf.extjwnl.data.POS;
import net.sf.extjwnl.data.Pointer;
import net.sf.extjwnl.data.PointerType;
import net.sf.extjwnl.data.Synset;
import net.sf.extjwnl.data.Word;
import net.sf.extjwnl.dictionary.Dictionary;
import org.jspecify.annotations.Nullable;

/**
 * The part of WordNet 3.1 around the labels of a vocabulary: which nouns mean, cover or fall under which labels.
 *
 * <p>Thread-safe: the dictionary's caches are not, so one lock guards every look into it (microseconds each).
 */
final class WordNet {
    /** A sense past the first counts only if at least this share of the noun's tagged uses have it. */
    private static final double COMMON_SENSE = 0.25;

    private static final int MAX_SENSES = 8;

    /** The labels a noun is kin to. */
    record Match(Set<String> labels, Kin kin) {}

    private final Dictionary dictionary;
    private final Recent<Optional<IndexWord>> recent = new Recent<>();
    private final Recent<Set<PartOfSpeech>> parts = new Recent<>();
    private final Map<Long, Set<String>> labelsOf = new HashMap<>();
    private final Map<Long, Set<String>> labelsUnder = new HashMap<>();

    WordNet(Map<String, List<String>> synsetsByLabel) {
        try {
            dictionary = Dictionary.getDefaultResourceInstance();
            for (Map.Entry<String, List<String>> entry : synsetsByLabel.entrySet()) {
                for (String sense : entry.getValue()) {
                    tie(entry.getKey(), synset(sense));
                }
            }
        } catch (JWNLException e) {
            throw new IllegalStateException("WordNet can't be opened from the class path", e);
        }
    }

    private void tie(String label, Synset synset) throws JWNLException {
        labelsOf.computeIfAbsent(synset.getOffset(), key -> new LinkedHashSet<>())
                .add(label);
        for (long above : ancestors(synset).keySet()) {
            labelsUnder.computeIfAbsent(above, key -> new LinkedHashSet<>()).add(label);
        }
    }

    private Synset synset(String sense) throws JWNLException {
        int hash = sense.indexOf('#');
        IndexWord word = dictionary.getIndexWord(POS.NOUN, sense.substring(0, hash));
        int number = Integer.parseInt(sense.substring(hash + 1));
        if (word == null || number > word.getSenses().size()) {
            throw new IllegalStateException("WordNet has no sense " + sense);
        }
        return word.getSenses().get(number - 1);
    }

    /** Whether it has this noun, in the singular. */
    synchronized boolean has(String noun) {
        return lookUp(noun) != null;
    }

    /** Whether it has this word as any part of speech. */
    synchronized boolean hasAny(String word) {
        try {
            return dictionary.lookupAllIndexWords(word).size() > 0;
        } catch (JWNLException e) {
            throw new IllegalStateException("WordNet can't be read", e);
        }
    }

    /** What parts of speech the word, in any of its forms, can be. */
    synchronized Set<PartOfSpeech> partsOf(String word) {
        return parts.get(word, this::readParts);
    }

    private Set<PartOfSpeech> readParts(String word) {
        try {
            Set<PartOfSpeech> found = EnumSet.noneOf(PartOfSpeech.class);
            for (IndexWord index : dictionary.lookupAllIndexWords(word).getIndexWordCollection()) {
                found.add(PartOfSpeech.valueOf(index.getPOS().name()));
            }
            return found;
        } catch (JWNLException e) {
            throw new IllegalStateException("WordNet can't be read", e);
        }
    }

    /** The labels the noun, in the singular, is kin to by its common senses; null if there are none. */
    synchronized @Nullable Match match(String noun) {
        IndexWord word = lookUp(noun);
        if (word == null) {
            return null;
        }
        List<Synset> senses = word.getSenses();
        int[] uses = senses.stream().mapToInt(sense -> uses(sense, noun)).toArray();
        int total = Arrays.stream(uses).filter(use -> use > 0).sum();
        for (int i = 0; i < Math.min(senses.size(), MAX_SENSES); i++) {
            boolean common = i == 0 || (total == 0 ? i == 1 : uses[i] >= COMMON_SENSE * total);
            Match match = common && uses[i] >= 0 ? match(senses.get(i)) : null;
            if (match != null) {
                return match;
            }
        }
        return null;
    }

    private @Nullable Match match(Synset sense) {
        Set<String> same = labelsOf.get(sense.getOffset());
        if (same != null) {
            return new Match(same, Kin.SAME);
        }
        Set<String> under = labelsUnder.get(sense.getOffset());
        if (under != null) {
            return new Match(under, Kin.BROADER);
        }
        try {
            for (long above : ancestors(sense).keySet()) {
                Set<String> label = labelsOf.get(above);
                if (label != null) {
                    return new Match(label, Kin.NARROWER);
                }
            }
        } catch (JWNLException e) {
            throw new IllegalStateException("WordNet can't be read", e);
        }
        return null;
    }

    /**
     * The label nearest to the noun's first sense by steps over their nearest shared ancestor; null if the noun is not
     * known or nothing is within {@code maxSteps}.
     */
    synchronized @Nullable String nearest(String noun, int maxSteps) {
        IndexWord word = lookUp(noun);
        if (word == null) {
            return null;
        }
        try {
            return nearest(ancestors(word.getSenses().get(0)), maxSteps);
        } catch (JWNLException e) {
            throw new IllegalStateException("WordNet can't be read", e);
        }
    }

    private @Nullable String nearest(Map<Long, Integer> ancestors, int maxSteps) {
        for (Map.Entry<Long, Integer> above : ancestors.entrySet()) {
            Set<String> labels = labelsUnder.get(above.getKey());
            if (labels != null && above.getValue() <= maxSteps) {
                return labels.iterator().next();
            }
        }
        return null;
    }

    private @Nullable IndexWord lookUp(String noun) {
        return recent.get(noun, this::read).orElse(null);
    }

    private Optional<IndexWord> read(String noun) {
        try {
            return Optional.ofNullable(dictionary.getIndexWord(POS.NOUN, noun));
        } catch (JWNLException e) {
            throw new IllegalStateException("WordNet can't be read", e);
        }
    }

    /** How often the noun was found in this sense; -1 where it is a name, like Crane. */
    private static int uses(Synset sense, String noun) {
        for (Word word : sense.getWords()) {
            if (word.getLemma().equals(noun)) {
                return word.getUseCount();
            }
        }
        return -1;
    }

    /** Every synset above this one with its distance in steps, nearest first. */
    private static Map<Long, Integer> ancestors(Synset synset) throws JWNLException {
        Map<Long, Integer> found = new LinkedHashMap<>();
        Deque<Synset> open = new ArrayDeque<>(List.of(synset));
        while (!open.isEmpty()) {
            Synset next = open.remove();
            int steps = found.getOrDefault(next.getOffset(), 0) + 1;
            for (Pointer pointer : next.getPointers(PointerType.HYPERNYM)) {
                Synset above = pointer.getTargetSynset();
                if (found.putIfAbsent(above.getOffset(), steps) == null) {
                    open.add(above);
                }
            }
        }
        return found;
    }
}
