package io.watchword.questionengine.language;

import io.watchword.questionengine.program.Program;
import io.watchword.questionengine.program.Quantifier;
import io.watchword.questionengine.program.Things;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Several questions as one, all of them answered with yes or no; null where one is not. */
final class Conjunction {
    private static final Set<String> YES_OR_NO = Set.of("exists", "compare", "verify");

    private Conjunction() {}

    /** All of them; pronouns stand for what the first is about: "is there a dog and is it brown?". */
    static @Nullable Program all(List<Program> questions, Notes notes) {
        Things said = subject(questions.get(0));
        List<Program> parts = new ArrayList<>();
        for (Program question : flat(questions)) {
            if (!YES_OR_NO.contains(question.kind())) {
                return null;
            }
            boolean refers = !parts.isEmpty() && Anaphora.mentionsPronoun(question);
            if (refers && (said == null || !fits(said, question))) {
                return null;
            } else if (refers && said != null) {
                refer(question, said, parts, notes);
            } else {
                parts.add(question);
            }
        }
        return parts.size() == 1 ? parts.get(0) : new Program.All(parts);
    }

    private static List<Program> flat(List<Program> questions) {
        return questions.stream()
                .flatMap(question -> question instanceof Program.All all ? all.parts().stream() : Stream.of(question))
                .toList();
    }

    /** At least one of them; pronouns stand for what the first is about, if that is said to be there. */
    static @Nullable Program any(List<Program> questions) {
        Things said = questions.get(0) instanceof Program.Verify verify ? verify.of() : null;
        List<Program> parts = new ArrayList<>();
        for (Program question : questions) {
            boolean refers = !parts.isEmpty() && Anaphora.mentionsPronoun(question);
            if (!YES_OR_NO.contains(question.kind()) || (refers && (said == null || !fits(said, question)))) {
                return null;
            } else if (refers && said != null) {
                parts.add(Anaphora.put(said, question));
            } else if (question instanceof Program.Any more) {
                parts.addAll(more.parts());
            } else {
                parts.add(question);
            }
        }
        return new Program.Any(parts);
    }

    /** A person is no "it", and only a person is "he". */
    private static boolean fits(Things said, Program question) {
        boolean people = ThingMeanings.isPeople(said);
        return Anaphora.leaves(question).stream()
                .allMatch(leaf -> people ? !leaf.equals(Anaphora.IT) : !leaf.equals(Anaphora.HE));
    }

    /** Whether there is a dog and it is brown is whether there is a brown dog. */
    private static void refer(Program question, Things said, List<Program> parts, Notes notes) {
        int last = parts.size() - 1;
        if (question instanceof Program.Verify verify && verify.of().equals(Anaphora.THEY)) {
            parts.add(Anaphora.put(said, new Program.Quantified(Quantifier.ALL, said, verify.property())));
        } else if (question instanceof Program.Verify verify
                && Anaphora.isPronoun(verify.of())
                && parts.get(last) instanceof Program.Exists exists) {
            parts.set(last, new Program.Exists(ThingMeanings.having(exists.of(), verify.property(), notes), false));
        } else {
            parts.add(Anaphora.put(said, question));
        }
    }

    private static @Nullable Things subject(Program program) {
        if (program instanceof Program.Exists exists) {
            return exists.negated() ? null : exists.of();
        } else if (program instanceof Program.Verify verify) {
            return verify.of();
        } else if (program instanceof Program.Quantified quantified) {
            return quantified.of();
        }
        return program instanceof Program.CompareNumber compare ? compare.of() : null;
    }
}
