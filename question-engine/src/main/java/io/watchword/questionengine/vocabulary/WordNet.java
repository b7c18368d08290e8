package io.watchword.questionengine.vocabulary;

import io.watchword.questionengine.vocabulary.Noun.Kin;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.Deque;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
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
 * The part of WordNet 3.1 around the labels of a vocabulary: which nouns mean, cover or fall under which labels, and
 * which of the kinds that a classifier tells.
 *
 * <p>Thread-safe: the dictionary's caches are not, so one lock guards every look into it (microseconds each). What it
 * tells of kinds is told by the {@link Kinds} that it is given: it keeps none.
 */
final class WordNet {
    /** A sense past the first counts only if at least this share of the noun's tagged uses have it. */
    private static final double COMMON_SENSE = 0.25;

    private static final int MAX_SENSES = 8;
    private static final int MOST_PAUSES = 10;
    private static final long PAUSE_NS = 20_000;

    /** As many labels may be beside a kind or a label; what is beside more is beside nothing. */
    private static final int MOST_BESIDE = 8;

    /** As many steps above a kind that is under no label may be what covers labels beside it. */
    private static final int NEAR = 2;

    /**
     * What a noun is kin to.
     *
     * @param labels of the vocabulary; where there are kinds, what may be one of these is detected as
     * @param kinds of a classifier, which decide; empty where the labels do
     * @param partial whether some of the kinds are under no label
     */
    record Match(Set<String> labels, Kin kin, Set<String> kinds, boolean partial) {
        Match(Set<String> labels, Kin kin) {
            this(labels, kin, Set.of(), false);
        }
    }

    private final Dictionary dictionary;
    private final Recent<Optional<IndexWord>> recent = new Recent<>();
    private final Recent<Set<PartOfSpeech>> parts = new Recent<>();
    private final Map<Long, Set<String>> labelsOf = new HashMap<>();
    private final Map<Long, Set<String>> labelsUnder = new HashMap<>();
    private final ReentrantLock lock = new ReentrantLock();

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

    /**
     * How these kinds hang in it. Others look into it meanwhile: of thousands it takes tenths of a second.
     *
     * @param ids synsets of WordNet 3.0; what is none is left out
     */
    Kinds kinds(Collection<String> ids) {
        OldSynsets old = OldSynsets.read();
        return Kinds.of(ids, id -> {
            OptionalLong offset = old.offset(id);
            letOthersPass();
            return offset.isEmpty() ? null : alone(() -> place(offset.getAsLong()));
        });
    }

    // whoever has the lock gets it again before those who wait for it have woken up
    private void letOthersPass() {
        for (int i = 0; i < MOST_PAUSES && lock.hasQueuedThreads(); i++) {
            LockSupport.parkNanos(PAUSE_NS);
        }
    }

    private <T> T alone(Supplier<T> look) {
        lock.lock();
        try {
            return look.get();
        } finally {
            lock.unlock();
        }
    }

    private Kinds.@Nullable Place place(long offset) {
        try {
            Synset synset = at(offset);
            if (synset == null) {
                return null;
            }
            Map<Long, Integer> above = ancestors(synset);
            Set<String> labels = new LinkedHashSet<>();
            for (long each : lineage(synset, above)) {
                if (labelsOf.containsKey(each)) {
                    labels.addAll(labelsOf.getOrDefault(each, Set.of()));
                    labels.addAll(beside(dictionary.getSynsetAt(POS.NOUN, each)));
                }
            }
            boolean partial = labels.isEmpty();
            return new Kinds.Place(offset, above.keySet(), partial ? near(above) : labels, partial);
        } catch (JWNLException e) {
            throw new IllegalStateException("WordNet can't be read", e);
        }
    }

    /** Null where none begins there; the middle of one's line is read as if it began there, or not at all. */
    private @Nullable Synset at(long offset) throws JWNLException {
        try {
            Synset synset = dictionary.getSynsetAt(POS.NOUN, offset);
            return synset == null || synset.getOffset() != offset ? null : synset;
        } catch (RuntimeException e) {
            return null;
        }
    }

    private static List<Long> lineage(Synset synset, Map<Long, Integer> above) {
        List<Long> all = new ArrayList<>(List.of(synset.getOffset()));
        all.addAll(above.keySet());
        return all;
    }

    /** What is told from a label with difficulty: a van is detected as a car as well as a truck. */
    private Set<String> beside(Synset label) throws JWNLException {
        Set<String> found = new LinkedHashSet<>();
        for (Pointer up : label.getPointers(PointerType.HYPERNYM)) {
            Set<String> there = labelsUnder.getOrDefault(up.getTargetOffset(), Set.of());
            found.addAll(there.size() <= MOST_BESIDE ? there : Set.of());
        }
        return found;
    }

    private Set<String> near(Map<Long, Integer> ancestors) {
        for (Map.Entry<Long, Integer> above : ancestors.entrySet()) {
            Set<String> labels = labelsUnder.get(above.getKey());
            if (labels != null) {
                return above.getValue() <= NEAR && labels.size() <= MOST_BESIDE ? labels : Set.of();
            }
        }
        return Set.of();
    }

    /**
     * The kinds that what is called so may be, by the first of its common senses that means anything here: those that
     * the noun, in the singular, covers, and where it means a label those that may be detected as that.
     */
    Set<String> kindsUnder(String noun, Kinds kinds) {
        return alone(() -> under(noun, kinds));
    }

    private Set<String> under(String noun, Kinds kinds) {
        for (Synset sense : common(noun)) {
            Set<String> same = labelsOf.getOrDefault(sense.getOffset(), Set.of());
            Set<String> covered = same.isEmpty() ? kinds.under(sense.getOffset()) : kinds.detectedAs(same);
            if (!covered.isEmpty() || match(sense, kinds) != null) {
                return covered;
            }
        }
        return Set.of();
    }

    /** What the noun, in the singular, is as one of the kinds itself, by its common senses; null if it is none. */
    @Nullable
    Match kind(String noun, Kinds kinds) {
        for (Synset sense : alone(() -> common(noun))) {
            String kind = kinds.meaning().get(sense.getOffset());
            if (kind != null) {
                return told(Set.of(kind), Kin.SAME, kinds);
            }
        }
        return null;
    }

    private @Nullable Match told(Set<String> covered, Kin kin, Kinds kinds) {
        Set<String> labels = kinds.labels(covered);
        return labels.isEmpty()
                ? null
                : new Match(labels, kin, covered, !Collections.disjoint(covered, kinds.partial()));
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
    boolean has(String noun) {
        return alone(() -> lookUp(noun) != null);
    }

    /** Whether it has this word as any part of speech. */
    boolean hasAny(String word) {
        return alone(() -> isAny(word));
    }

    private boolean isAny(String word) {
        try {
            return dictionary.lookupAllIndexWords(word).size() > 0;
        } catch (JWNLException e) {
            throw new IllegalStateException("WordNet can't be read", e);
        }
    }

    /** What parts of speech the word, in any of its forms, can be. */
    Set<PartOfSpeech> partsOf(String word) {
        return alone(() -> parts.get(word, this::readParts));
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
    @Nullable
    Match match(String noun, Kinds kinds) {
        return alone(() -> matchOf(noun, kinds)).orElse(null);
    }

    private Optional<Match> matchOf(String noun, Kinds kinds) {
        List<Synset> senses = common(noun);
        return senses.stream()
                .map(sense -> match(sense, kinds))
                .filter(Objects::nonNull)
                .findFirst()
                .or(() -> senses.stream()
                        .map(sense -> told(kinds.under(sense.getOffset()), Kin.NARROWER, kinds))
                        .filter(Objects::nonNull)
                        .findFirst());
    }

    private List<Synset> common(String noun) {
        IndexWord word = lookUp(noun);
        List<Synset> senses = word == null ? List.of() : word.getSenses();
        int[] uses = senses.stream().mapToInt(sense -> uses(sense, noun)).toArray();
        int total = Arrays.stream(uses).filter(use -> use > 0).sum();
        List<Synset> found = new ArrayList<>();
        for (int i = 0; i < Math.min(senses.size(), MAX_SENSES); i++) {
            boolean common = i == 0 || (total == 0 ? i == 1 : uses[i] >= COMMON_SENSE * total);
            if (common && uses[i] >= 0) {
                found.add(senses.get(i));
            }
        }
        return found;
    }

    private @Nullable Match match(Synset sense, Kinds kinds) {
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
                    Match told = told(kinds.under(sense.getOffset()), Kin.NARROWER, kinds);
                    return told == null ? new Match(label, Kin.NARROWER) : told;
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
    @Nullable
    String nearest(String noun, int maxSteps) {
        return alone(() -> Optional.ofNullable(nearestTo(noun, maxSteps))).orElse(null);
    }

    private @Nullable String nearestTo(String noun, int maxSteps) {
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
