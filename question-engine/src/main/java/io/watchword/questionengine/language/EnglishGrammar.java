package io.watchword.questionengine.language;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The grammar of English with its lists of words, for a vocabulary of labels. Immutable; thread-safe. */
record EnglishGrammar(Grammar grammar, Set<String> closed, Set<String> gerunds) {
    static EnglishGrammar of(List<String> labels) {
        Map<String, Meaning.Function> functions = new HashMap<>();
        new ThingMeanings(labels).register(functions);
        new PairMeanings().register(functions);
        new PropertyMeanings().register(functions);
        new QuestionMeanings(labels).register(functions);
        new TimeMeanings().register(functions);
        GrammarReader reader = new GrammarReader(functions);
        Grammar grammar = reader.read();
        return new EnglishGrammar(grammar, reader.list("%closed"), reader.list("%gerunds"));
    }
}
