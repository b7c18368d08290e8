package io.watchword.questionengine.vocabulary;

import io.watchword.questionengine.program.Relation;
import io.watchword.questionengine.vocabulary.Noun.Kin;
import java.io.IOException;
import java.io.InputStream;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a detector can see, and the words for it: the labels, their synonyms and the nouns above and below them in
 * WordNet; what can be said of a thing, such as its colour, with the words for each value; the relations it can stand
 * in. Thread-safe. What a classifier tells beside that can be added, and exchanged, at any time.
 */
public final class Vocabulary {
    /** The attribute whose values are colours. */
    public static final String COLOUR = "colour";

    /** The attribute whose values are the labels themselves; it lists only the words that ask for it. */
    public static final String CATEGORY = "category";

    private final VocabularyFile file;
    private final Singulars singulars;
    private volatile Telling told = Telling.nothing();
    private final WordNet wordNet;
    private final Map<String, Noun> listed = new LinkedHashMap<>();
    private final Attributes attributes;
    private final Set<String> never;
    private final boolean tied;

    private Vocabulary(VocabularyFile file) {
        this.file = file;
        singulars = new Singulars(file.irregular());
        never = Set.copyOf(file.never());
        Map<String, List<String>> synsets = new LinkedHashMap<>();
        for (VocabularyFile.Thing thing : file.things()) {
            synsets.put(thing.label(), thing.synsets());
            list(thing.label(), thing.label(), Kin.SAME);
            thing.also().forEach(word -> list(word, thing.label(), Kin.SAME));
        }
        for (VocabularyFile.Thing thing : file.things()) {
            thing.roughly().forEach(word -> list(word, thing.label(), Kin.ROUGH));
        }
        file.groups().forEach(this::listGroup);
        attributes = new Attributes(file.attributes());
        tied = synsets.values().stream().anyMatch(senses -> !senses.isEmpty());
        wordNet = new WordNet(synsets);
    }

    /**
     * The vocabulary of this name, from {@code /vocabularies/NAME.yaml} on the class path.
     *
     * @throws IllegalArgumentException if there is none
     */
    public static Vocabulary load(String name) {
        return new Vocabulary(VocabularyFile.read(name));
    }

    /**
     * A vocabulary from elsewhere, in the same form.
     *
     * @throws IOException if it can't be read
     */
    public static Vocabulary read(InputStream yaml) throws IOException {
        return new Vocabulary(VocabularyFile.read(yaml));
    }

    /**
     * Takes these for the kinds that classifiers tell, in place of those before: nouns that mean some of what a label
     * covers are then told apart, and nouns beside the labels known. Texts mean what they mean from then on; what was
     * read before is to be read again. Of thousands of kinds it takes tenths of a second, in which texts are read with
     * those before.
     *
     * @param repertoires for each classifier its kinds: synsets, {@code n} and eight digits of WordNet 3.0; what is
     *     none is left out
     * @return whether they are others than before
     */
    public synchronized boolean tell(Collection<? extends Collection<String>> repertoires) {
        Map<String, Set<String>> wanted = tied ? Telling.named(repertoires) : Map.of();
        if (wanted.keySet().equals(told.repertoires().keySet())) {
            return false;
        }
        Set<String> all = Telling.all(wanted);
        boolean same = all.equals(Telling.all(told.repertoires()));
        Kinds kinds = same ? told.kinds() : wordNet.kinds(all);
        told = new Telling(wanted, told.rememberedWith(wanted), kinds, labels(wanted, kinds), new Recent<>());
        return true;
    }

    private Map<String, Set<String>> labels(Map<String, Set<String>> repertoires, Kinds kinds) {
        Map<String, Set<String>> labels = new LinkedHashMap<>();
        repertoires.forEach((name, all) -> labels.put(name, Collections.unmodifiableSet(ordered(kinds.labels(all)))));
        return labels;
    }

    /** What a thing may be detected as that is of a kind that any classifier tells; empty without one. */
    public Set<String> labelsWithKinds() {
        Set<String> all = new LinkedHashSet<>();
        told.labels().values().forEach(all::addAll);
        return ordered(all);
    }

    /** The same of one classifier, by the name of its repertoire; empty where that is not told of. Cheap. */
    public Set<String> labelsWithKinds(String repertoire) {
        return told.labels().getOrDefault(repertoire, Set.of());
    }

    /** The kinds that what is called so may be, whether labels decide that or they do; empty where none are told. */
    public Set<String> kindsUnder(String phrase) {
        Telling now = told;
        if (now.repertoires().isEmpty()) {
            return Set.of();
        }
        return singulars.of(phrase).stream()
                .map(word -> wordNet.kindsUnder(word, now.kinds()))
                .filter(kinds -> !kinds.isEmpty())
                .findFirst()
                .orElse(Set.of());
    }

    private void list(String word, String label, Kin kin) {
        listed.putIfAbsent(word, new Noun(word, Set.of(label), kin, false));
    }

    private void listGroup(String word, List<String> labels) {
        Collection<String> covered = labels.equals(List.of("all")) ? file.labels() : labels;
        listed.put(word, new Noun(word, new LinkedHashSet<>(covered), Kin.BROADER, false));
    }

    /** Its name, such as {@code coco-80}. */
    public String name() {
        return file.name();
    }

    /** The labels, in the detector's order. */
    public List<String> labels() {
        return file.labels();
    }

    /** The colours as answers name them; empty where the vocabulary has none. */
    public List<String> colours() {
        return attributes().getOrDefault(COLOUR, List.of());
    }

    /** What can be said of a thing, each with its values as answers name them, in the file's order. */
    public Map<String, List<String>> attributes() {
        return attributes.values();
    }

    /** The words and phrases that ask for an attribute, each with its name: "how big", size. */
    public Map<String, String> askingWords() {
        return attributes.askedBy();
    }

    /** The attribute that a word or phrase asks for, or null. */
    public @Nullable String attribute(String phrase) {
        return attributes.askedBy().get(phrase);
    }

    /** What a word or phrase says of a thing, or null: "shiny", that its material is metal. */
    public @Nullable Value value(String phrase) {
        return attributes.value(phrase);
    }

    /** The words and phrases for values: those for which {@link #value} is not null. */
    public Set<String> valueWords() {
        return attributes.words();
    }

    /** The relations that things can be seen to stand in. */
    public Set<Relation> relations() {
        return file.relations();
    }

    /** Whether relations are judged from boxes in the picture; no, where the file lists those that its scenes give. */
    public boolean judgesRelationsByBoxes() {
        return file.relations().size() == Relation.values().length;
    }

    /** Questions to show as examples. */
    public List<String> examples() {
        return file.examples();
    }

    /** The words that are listed, singular: labels, synonyms, groups. */
    public Set<String> listedWords() {
        return listed.keySet();
    }

    /**
     * What a noun means, of one or several words, lower case, singular or plural; null if it is kin to nothing here. A
     * compound that WordNet knows but that is none of the labels ("bus stop") comes back with no labels.
     */
    public @Nullable Noun noun(String phrase) {
        Telling now = told;
        return now.nouns()
                .get(phrase, word -> Optional.ofNullable(read(word, now)))
                .orElse(null);
    }

    private @Nullable Noun read(String phrase, Telling now) {
        Set<String> candidates = singulars.of(phrase);
        for (String word : candidates) {
            Noun noun = listed.get(word);
            if (noun != null) {
                return plural(noun.kin() == Kin.ROUGH ? told(noun, now) : noun, phrase);
            }
        }
        return tied ? kin(phrase, candidates, now) : null;
    }

    /** A word that is near a label, but one of the kinds itself: "pickup". */
    private Noun told(Noun rough, Telling now) {
        WordNet.Match kind = wordNet.kind(rough.word(), now.kinds());
        return kind == null ? rough : noun(rough.word(), kind, now);
    }

    private Noun noun(String word, WordNet.Match match, Telling now) {
        Set<String> kinds = match.kinds();
        return new Noun(
                word,
                ordered(match.labels()),
                match.kin(),
                false,
                kinds,
                kinds.isEmpty() ? Set.of() : now.repertoiresWith(kinds),
                match.partial());
    }

    private @Nullable Noun kin(String phrase, Set<String> candidates, Telling now) {
        for (String word : candidates) {
            WordNet.Match match = never.contains(word) ? null : wordNet.match(word, now.kinds());
            if (match != null) {
                return plural(noun(word, match, now), phrase);
            }
        }
        return phrase.indexOf(' ') < 0 ? null : compound(candidates);
    }

    private @Nullable Noun compound(Set<String> candidates) {
        for (String word : candidates) {
            if (wordNet.has(word)) {
                return new Noun(word, Set.of(), Kin.ROUGH, false);
            }
        }
        return null;
    }

    /** The label nearest to a noun that is none of them: "tree", potted plant; null if nothing is near. */
    public @Nullable String nearest(String phrase) {
        for (String word : singulars.of(phrase)) {
            String label = wordNet.nearest(word, 3);
            if (label != null) {
                return label;
            }
        }
        return null;
    }

    /** Whether the word, in its base form or the plural of a noun, is in an English dictionary: then it is no slip. */
    public boolean isEnglish(String word) {
        return singulars.of(word).stream().anyMatch(wordNet::hasAny);
    }

    /** What parts of speech an English word, in any of its forms, can be. */
    public Set<PartOfSpeech> partsOf(String word) {
        return wordNet.partsOf(word);
    }

    /** The noun's singular where the dictionary has it, or the noun as it is. */
    public String singular(String noun) {
        for (String word : singulars.of(noun)) {
            if (!word.equals(noun) && (wordNet.has(word) || singulars.isIrregular(noun))) {
                return word;
            }
        }
        return noun;
    }

    private static Noun plural(Noun noun, String phrase) {
        return phrase.equals(noun.word()) ? noun : noun.several();
    }

    private Set<String> ordered(Set<String> labels) {
        Set<String> inOrder = new LinkedHashSet<>(file.labels());
        inOrder.retainAll(labels);
        return inOrder;
    }
}
