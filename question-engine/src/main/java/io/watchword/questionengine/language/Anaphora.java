package io.watchword.questionengine.language;

import io.watchword.questionengine.program.Program;
import io.watchword.questionengine.program.Rewrite;
import io.watchword.questionengine.program.Things;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** "It", "they", "he" and "one", and what they stand for. */
final class Anaphora {
    /** These stand for what was spoken of before until that is put in their place. */
    static final Things IT = new Things.Find("it", Set.of());

    static final Things THEY = new Things.Find("they", Set.of());
    static final Things HE = new Things.Find("he", Set.of("person"));

    private static final List<Things> PRONOUNS = List.of(IT, THEY, HE);

    /** The noun of what "one" and "ones" stand for. */
    static final String ONE = "one";

    private Anaphora() {}

    static boolean isPronoun(Things things) {
        return PRONOUNS.contains(things);
    }

    static boolean isOne(Things things) {
        return things instanceof Things.Find find && find.noun().equals(ONE);
    }

    /** The program with these things in place of each pronoun. */
    static Program put(Things said, Program program) {
        return Rewrite.leaves(program, leaf -> isPronoun(leaf) ? said : leaf);
    }

    static boolean mentionsPronoun(Program program) {
        return leaves(program).stream().anyMatch(Anaphora::isPronoun);
    }

    static List<Things> leaves(Program program) {
        List<Things> found = new ArrayList<>();
        Rewrite.leaves(program, leaf -> {
            found.add(leaf);
            return leaf;
        });
        return found;
    }

    /**
     * What "one" stands for in "a red car and a blue one": the only kind of thing that is named, if it is named first;
     * null where there is no such.
     */
    static @Nullable Things one(Program program) {
        List<Things> leaves = leaves(program);
        Set<Things> named = new LinkedHashSet<>(leaves);
        named.removeIf(leaf -> isOne(leaf) || isPronoun(leaf));
        return named.size() == 1 && !isOne(leaves.get(0)) ? named.iterator().next() : null;
    }
}
