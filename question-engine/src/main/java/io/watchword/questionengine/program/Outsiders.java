package io.watchword.questionengine.program;

import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** The words of a program that are outside the vocabulary: what rests on them can't be answered. */
public final class Outsiders {
    private static final Set<Relation> PLACING = EnumSet.of(Relation.IN, Relation.ON, Relation.NEAR);

    private final Set<String> attributes;
    private final Set<String> words = new LinkedHashSet<>();
    private final Set<String> places = new LinkedHashSet<>();

    private Outsiders(Set<String> attributes) {
        this.attributes = attributes;
    }

    /**
     * The words, in the order in which they come up; none where the program can be answered.
     *
     * @param attributes the vocabulary's, beside colour and category
     */
    public static List<String> of(Program program, Set<String> attributes) {
        Outsiders outsiders = new Outsiders(attributes);
        outsiders.partial(program);
        outsiders.visit(program);
        return List.copyOf(outsiders.words);
    }

    /** Of what the detector does not look for as such, only what is found can be told. */
    private void partial(Program program) {
        if (program instanceof Program.All all) {
            all.parts().forEach(this::partial);
        } else if (program instanceof Program.Any any) {
            any.parts().forEach(this::partial);
        } else {
            boolean some = isOfSome(program);
            ProgramParts.things(program).forEach(things -> partial(things, some));
            ProgramParts.properties(program).forEach(this::partial);
            if (program instanceof Program.During during) {
                ProgramParts.things(during.of()).forEach(things -> partial(things, false));
            }
        }
    }

    private static boolean isOfSome(Program program) {
        return (program instanceof Program.Exists exists && !exists.negated())
                || (program instanceof Program.CompareNumber compare
                        && (compare.comparison() == Comparison.AT_LEAST
                                || compare.comparison() == Comparison.MORE_THAN))
                || program instanceof Program.Count
                || program instanceof Program.QueryColour
                || program instanceof Program.QueryPosition
                || program instanceof Program.QueryAttribute
                || program instanceof Program.Verify
                || program instanceof Program.Choose
                || program instanceof Program.Locate;
    }

    private void partial(Things things, boolean some) {
        if (things instanceof Things.Find find && find.partial() && !some) {
            words.add(find.noun());
        } else if (things instanceof Things.Having having) {
            partial(having.of(), some);
            partial(having.property());
        } else if (things instanceof Things.Ranked ranked) {
            partial(ranked.of(), false);
        } else if (things instanceof Things.Union union) {
            partial(union.a(), some);
            partial(union.b(), some);
        }
    }

    private void partial(Property property) {
        ProgramParts.things(property).forEach(things -> partial(things, false));
        ProgramParts.properties(property).forEach(this::partial);
    }

    /** Those of the words that say where something is: a zone of that name would make them known. */
    public static List<String> places(Program program) {
        Outsiders outsiders = new Outsiders(Set.of());
        outsiders.visit(program);
        return List.copyOf(outsiders.places);
    }

    private void visit(Program program) {
        if (program instanceof Program.All all) {
            all.parts().forEach(this::visit);
        } else if (program instanceof Program.Any any) {
            any.parts().forEach(this::visit);
        } else if (program instanceof Program.During during) {
            visit(during.of());
        } else {
            ProgramParts.things(program).forEach(this::visit);
            ProgramParts.properties(program).forEach(this::visit);
            if (program instanceof Program.QueryAttribute query && query.kinds().isEmpty()) {
                visitAttribute(query.attribute());
            } else if (program instanceof Program.Same same) {
                visitAttribute(same.attribute());
            }
        }
    }

    private void visitAttribute(String attribute) {
        if (!attributes.contains(attribute)) {
            words.add(attribute);
        }
    }

    private void visit(Things things) {
        if (things instanceof Things.Find find && find.labels().isEmpty()) {
            words.add(find.noun());
        } else if (things instanceof Things.Picture) {
            words.add("picture");
        } else if (things instanceof Things.Having having) {
            visit(having.of());
            visit(having.property());
        } else if (things instanceof Things.Ranked ranked) {
            visit(ranked.of());
        } else if (things instanceof Things.Union union) {
            visit(union.a());
            visit(union.b());
        }
    }

    private void visit(Property property) {
        if (property instanceof Property.Is is) {
            words.add(is.quality());
        } else if (property instanceof Property.Does does) {
            words.add(does.verb());
        } else if (property instanceof Property.Undergoes undergoes) {
            words.add(undergoes.verb());
        } else if (property instanceof Property.OfKind kind && kind.labels().isEmpty()) {
            words.add(kind.noun());
        } else if (property instanceof Property.Stands stands && stands.relation() == Relation.FACING) {
            words.add("facing");
        } else if (property instanceof Property.SameAs same) {
            visitAttribute(same.attribute());
        } else if (property instanceof Property.Has has) {
            visitAttribute(has.attribute());
        }
        if (property instanceof Property.Stands stands
                && PLACING.contains(stands.relation())
                && stands.to() instanceof Things.Find place
                && place.labels().isEmpty()) {
            places.add(place.noun());
        }
        ProgramParts.things(property).forEach(this::visit);
        ProgramParts.properties(property).forEach(this::visit);
    }
}
