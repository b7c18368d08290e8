package io.watchword.questionengine.language;

import io.watchword.questionengine.program.Program;
import io.watchword.questionengine.program.Property;
import io.watchword.questionengine.program.Things;
import io.watchword.questionengine.vocabulary.Vocabulary;
import java.util.Optional;
import java.util.Set;

/** Which kinds are asked for by "what breed is the dog", where a classifier tells them. */
final class AskedKinds {
    private static final String KIND = "kind";
    private static final Set<String> ASKING = Set.of(KIND, "type", "sort", "breed", "species", "variety");

    private final Vocabulary vocabulary;

    AskedKinds(Vocabulary vocabulary) {
        this.vocabulary = vocabulary;
    }

    /** The program, with the kinds that it asks for where they can be told. */
    Program asked(Program program) {
        if (program instanceof Program.QueryAttribute query && ASKING.contains(query.attribute())) {
            return asked(query.of(), query.attribute()).orElse(program);
        }
        return program instanceof Program.QueryCategory query
                ? asked(query.of(), KIND).orElse(program)
                : program;
    }

    private Optional<Program> asked(Things of, String attribute) {
        return noun(of).map(vocabulary::kindsUnder)
                .filter(kinds -> !kinds.isEmpty())
                .map(kinds -> new Program.QueryAttribute(of, attribute, kinds));
    }

    /** The one word that says which things are meant; none where it covers what the detector tells apart. */
    private static Optional<String> noun(Things of) {
        if (of instanceof Things.Find find) {
            return only(find.labels(), find.kinds(), find.noun());
        }
        if (of instanceof Things.Having having) {
            return having.property() instanceof Property.OfKind kind
                    ? only(kind.labels(), kind.kinds(), kind.noun())
                    : noun(having.of());
        }
        return of instanceof Things.Ranked ranked ? noun(ranked.of()) : Optional.empty();
    }

    private static Optional<String> only(Set<String> labels, Set<String> kinds, String noun) {
        return labels.size() == 1 || !kinds.isEmpty() ? Optional.of(noun) : Optional.empty();
    }
}
