package io.watchword.questionengine;

import java.util.Set;

/** Programs in plain words. */
final class Paraphrase {
    private static final int MOST_LABELS = 12;

    private Paraphrase() {}

    static String of(Program program) {
        String things = words(program.of());
        if (program instanceof Program.Exists exists) {
            return exists.negated() ? "says whether there is no " + things : "says whether there is " + Words.a(things);
        }
        if (program instanceof Program.Count) {
            return "counts every " + things;
        }
        if (program instanceof Program.CompareNumber compare) {
            return "says whether there are " + compare.comparison().words() + " " + compare.number() + " of: " + things;
        }
        if (program instanceof Program.CompareCounts compare) {
            return "says whether the number of: " + things + " is " + against(compare.comparison()) + " the number of: "
                    + words(compare.to());
        }
        return single(program, things);
    }

    private static String against(Comparison comparison) {
        return comparison == Comparison.EXACTLY ? "the same as" : comparison.words();
    }

    private static String single(Program program, String things) {
        if (program instanceof Program.QueryColour colour) {
            return colour.part() == Part.WHOLE
                    ? "names the colour of the " + things
                    : "names the colour of the " + colour.part().words() + " of the " + things;
        }
        if (program instanceof Program.QueryCategory) {
            return "names what kind of thing the " + things + " is";
        }
        if (program instanceof Program.QueryPosition) {
            return "says where in the picture the " + things + " is";
        }
        if (program instanceof Program.Verify verify) {
            return "says whether the " + things + " is " + words(verify.property());
        }
        if (program instanceof Program.Choose choose) {
            return "says whether the " + things + " is "
                    + Words.list(
                            choose.options().stream().map(Paraphrase::words).toList(), "or");
        }
        return "points out the " + things;
    }

    static String words(Property property) {
        if (property instanceof Property.HasColour colour) {
            return colour.part() == Part.WHOLE ? colour.colour() : "wearing " + colour.colour();
        }
        if (property instanceof Property.AtPlace at) {
            return place(at.place());
        }
        if (property instanceof Property.Stands stands) {
            return stands.relation().words() + " " + Words.a(words(stands.to()));
        }
        return Words.a(((Property.OfKind) property).noun());
    }

    private static String place(Place place) {
        return "in the " + place.words() + " of the picture";
    }

    static String words(Things things) {
        if (things instanceof Things.Find find) {
            return noun(find.noun(), find.labels());
        }
        if (things instanceof Things.Coloured coloured) {
            return coloured.part() == Part.WHOLE
                    ? coloured.colour() + " " + words(coloured.of())
                    : words(coloured.of()) + " with " + coloured.colour() + " "
                            + coloured.part().words();
        }
        if (things instanceof Things.Placed placed) {
            return words(placed.of()) + " " + place(placed.place());
        }
        if (things instanceof Things.Related related) {
            return words(related.of()) + " " + related.relation().words() + " " + Words.a(words(related.to()));
        }
        if (things instanceof Things.Ranked ranked) {
            return "number " + ranked.rank() + " " + ranked.order().words() + " of: " + words(ranked.of());
        }
        if (things instanceof Things.OfKind kind) {
            return words(kind.of()) + " that is " + Words.a(kind.kind());
        }
        Things.Union union = (Things.Union) things;
        return words(union.a()) + " or " + words(union.b());
    }

    private static String noun(String noun, Set<String> labels) {
        boolean plain = labels.size() > MOST_LABELS || labels.equals(Set.of(noun));
        return plain ? noun : noun + " (" + Words.list(labels, "or") + ")";
    }
}
