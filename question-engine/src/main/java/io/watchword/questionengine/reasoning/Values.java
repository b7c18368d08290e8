package io.watchword.questionengine.reasoning;

import io.watchword.protocol.AnswerValue;
import io.watchword.protocol.TrackKind;
import io.watchword.protocol.Verdict;
import io.watchword.questionengine.program.Part;
import io.watchword.questionengine.program.Program;
import io.watchword.questionengine.program.Things;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/** Programs that are answered with a number, a value or a box. */
final class Values {
    private final Inquiry inquiry;
    private final World world;

    Values(Inquiry inquiry) {
        this.inquiry = inquiry;
        this.world = inquiry.world();
    }

    Verdict of(Program program) {
        if (program instanceof Program.Count count) {
            return count(count);
        }
        if (program instanceof Program.QueryColour query) {
            return values(query.of(), Sameness.COLOUR, query.part(), AnswerValue.Colour::new);
        }
        if (program instanceof Program.QueryCategory query) {
            return categories(query.of());
        }
        if (program instanceof Program.QueryPosition query) {
            return positions(query.of());
        }
        if (program instanceof Program.QueryAttribute query) {
            return attribute(query);
        }
        if (program instanceof Program.Choose choose) {
            return new Choices(inquiry).of(choose);
        }
        return located(((Program.Locate) program).of());
    }

    private Verdict count(Program.Count count) {
        Grades of = inquiry.find(count.of());
        double[] number = PoissonBinomial.certain(of);
        int mode = 0;
        for (int k = 1; k < number.length; k++) {
            mode = number[k] > number[mode] ? k : mode;
        }
        inquiry.evidence().count(mode);
        if (isPartial(count.of())) {
            inquiry.doubt().because(partial(count.of()), number[0]);
            number[0] = 0;
        }
        return verdict(number, AnswerValue.Count::new);
    }

    /** Whether there may be some that nothing here looks for. */
    static boolean isPartial(Things things) {
        if (things instanceof Things.Find find) {
            return find.partial();
        }
        if (things instanceof Things.Having having) {
            return isPartial(having.of());
        }
        if (things instanceof Things.Union union) {
            return isPartial(union.a()) || isPartial(union.b());
        }
        return things instanceof Things.Ranked ranked && isPartial(ranked.of());
    }

    static String partial(Things things) {
        return "no " + Phrases.noun(things) + " is among what was detected, where not all of them are looked for";
    }

    private Verdict verdict(double[] shares, java.util.function.IntFunction<AnswerValue> value) {
        return Outcome.of(inquiry.doubt().isTotal() ? new double[0] : shares, value, inquiry.doubt());
    }

    private Verdict verdict(Tally tally, Function<String, AnswerValue> value) {
        return verdict(tally.sums(), k -> value.apply(tally.name(k)));
    }

    private Verdict attribute(Program.QueryAttribute query) {
        String attribute = query.attribute();
        if (!query.kinds().isEmpty()) {
            return kinds(query);
        }
        if (attribute.equals("category")) {
            return categories(query.of());
        }
        return attribute.equals(Sameness.COLOUR)
                ? values(query.of(), attribute, Part.WHOLE, AnswerValue.Colour::new)
                : values(query.of(), attribute, Part.WHOLE, AnswerValue.Words::new);
    }

    /** Of the kinds that were asked for; what went to others, or was not told, is not known. */
    private Verdict kinds(Program.QueryAttribute query) {
        Referents referents = meant(query.of());
        Tally tally = new Tally();
        double unseen = 0;
        for (int i = 0; i < world.size(); i++) {
            double share = referents.share(i);
            if (share > 0) {
                double left = share;
                for (TrackKind kind : world.kinds(i)) {
                    if (query.kinds().contains(kind.synset())) {
                        tally.add(kind.name(), share * kind.probability());
                        left -= share * kind.probability();
                    }
                }
                unseen += left;
            }
        }
        inquiry.doubt().because("its " + query.attribute() + " has not been made out", unseen);
        return verdict(tally, AnswerValue.Category::new);
    }

    /** Each value by the square of its share, which lets the one that prevails stand for the thing. */
    private Verdict values(Things things, String attribute, Part part, Function<String, AnswerValue> value) {
        Referents referents = meant(things);
        Tally tally = new Tally();
        double unseen = 0;
        for (int i = 0; i < world.size(); i++) {
            double share = referents.share(i);
            if (share > 0) {
                Map<String, Double> shares = world.values(i, attribute, part);
                double sum = Sameness.squares(shares);
                unseen += sum > 0 ? 0 : share;
                for (Map.Entry<String, Double> each : shares.entrySet()) {
                    tally.add(each.getKey(), sum > 0 ? share * each.getValue() * each.getValue() / sum : 0);
                }
            }
        }
        inquiry.doubt().because("its " + attribute + " can't be made out", unseen);
        return verdict(tally, value);
    }

    private Referents meant(Things things) {
        return inquiry.meant(things, inquiry.find(things));
    }

    /** Of the labels that were asked about, by the votes for them; what is left goes to the first label. */
    private Verdict categories(Things things) {
        Referents referents = meant(things);
        Set<String> wanted = labels(things);
        Tally tally = new Tally();
        for (int i = 0; i < world.size(); i++) {
            double share = referents.share(i);
            if (share > 0) {
                categories(world.labels(i), wanted, share, tally);
            }
        }
        return verdict(tally, AnswerValue.Category::new);
    }

    private static void categories(Map<String, Double> labels, Set<String> wanted, double share, Tally tally) {
        double left = share;
        String first = null;
        for (Map.Entry<String, Double> label : labels.entrySet()) {
            first = first == null ? label.getKey() : first;
            if (wanted.contains(label.getKey())) {
                double part = Math.min(left, share * label.getValue());
                tally.add(label.getKey(), part);
                left -= part;
            }
        }
        if (first != null) {
            tally.add(first, left);
        }
    }

    private static Set<String> labels(Things things) {
        if (things instanceof Things.Find find) {
            return find.labels();
        }
        if (things instanceof Things.Having having) {
            return labels(having.of());
        }
        if (things instanceof Things.Ranked ranked) {
            return labels(ranked.of());
        }
        if (things instanceof Things.Union union) {
            Set<String> both = new LinkedHashSet<>(labels(union.a()));
            both.addAll(labels(union.b()));
            return both;
        }
        return Set.of();
    }

    private Verdict positions(Things things) {
        Referents referents = meant(things);
        Tally tally = new Tally();
        for (int i = 0; i < world.size(); i++) {
            double share = referents.share(i);
            if (share > 0) {
                tally.add(world.where(i), share);
            }
        }
        return verdict(tally, AnswerValue.Position::new);
    }

    private Verdict located(Things things) {
        Referents referents = meant(things);
        double[] shares = new double[world.size()];
        for (int i = 0; i < shares.length; i++) {
            shares[i] = referents.share(i);
        }
        return verdict(shares, this::box);
    }

    private AnswerValue box(int i) {
        var region = world.region(i, 1);
        return new AnswerValue.RegionBox(region.box(), region.label() + ", " + world.where(i));
    }
}
