package io.watchword.questionengine.language;

import io.watchword.questionengine.vocabulary.Vocabulary;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/** The grammar of English with its lists of words, for a vocabulary. Immutable; thread-safe. */
record EnglishGrammar(Grammar grammar, Set<String> closed, Set<String> gerunds, Set<String> nouns) {
    static EnglishGrammar of(Vocabulary vocabulary) {
        Map<String, Meaning.Function> functions = new HashMap<>();
        new ThingMeanings(vocabulary.labels()).register(functions);
        new PairMeanings().register(functions);
        new PropertyMeanings(vocabulary).register(functions);
        new QuestionMeanings(vocabulary).register(functions);
        new TimeMeanings().register(functions);
        GrammarReader reader = new GrammarReader(functions);
        Grammar grammar = reader.read();
        return new EnglishGrammar(grammar, reader.list("%closed"), reader.list("%gerunds"), reader.list("%nouns"));
    }
}
