package io.watchword.questionengine.language;

import io.watchword.questionengine.vocabulary.Vocabulary;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** The grammar of English with its lists of words, for a vocabulary. Immutable; thread-safe. */
record EnglishGrammar(
        Grammar grammar,
        Plausibility plausibility,
        Set<String> closed,
        Set<String> gerunds,
        Set<String> nouns,
        Set<String> neverNouns) {
    static EnglishGrammar of(Vocabulary vocabulary) {
        Map<String, Meaning.Function> functions = new HashMap<>();
        GrammarReader reader = new GrammarReader(functions);
        new ThingMeanings(vocabulary.labels(), () -> reader.list("%colour-or-eyewear")).register(functions);
        new PairMeanings().register(functions);
        new PartMeanings(vocabulary.judgesRelationsByBoxes()).register(functions);
        new PropertyMeanings(vocabulary, () -> reader.list("%garments"), () -> reader.list("%body"))
                .register(functions);
        new QuestionMeanings(vocabulary, () -> reader.list("%read"), () -> reader.list("%weather")).register(functions);
        new TimeMeanings().register(functions);
        Grammar grammar = reader.read();
        Set<String> nouns = new TreeSet<>(reader.list("%nouns"));
        nouns.addAll(reader.list("%garments"));
        return new EnglishGrammar(
                grammar,
                new Plausibility(reader),
                reader.list("%closed"),
                reader.list("%gerunds"),
                nouns,
                reader.list("%never-nouns"));
    }
}
