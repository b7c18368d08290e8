package io.watchword.questionengine.reasoning;

import io.watchword.protocol.AnswerValue;
import io.watchword.protocol.Region;
import io.watchword.protocol.Scene;
import io.watchword.protocol.Track;
import io.watchword.protocol.Verdict;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Runs one program over one scene, softly and exactly: a track is there with its probability, independently of the
 * others; filters and relations multiply it by a degree; existence, counts and ranks follow by probability theory. What
 * presupposes a thing that is not in view comes out unknown, not "no".
 */
final class Executor {
    private static final double EVEN = 0.5;

    private final Scene scene;
    private final List<Track> tracks;
    private final Attention attention;

    Executor(Scene scene, Trace trace) {
        this.scene = scene;
        this.tracks = scene.tracks();
        this.attention = new Attention(scene, trace);
    }

    Evaluation run(Program program) {
        double[] of = attention.of(program.of());
        if (program instanceof Program.Exists exists) {
            double any = PoissonBinomial.any(of);
            Verdict verdict = Distribution.bool(exists.negated() ? 1 - any : any);
            return new Evaluation(unseen(verdict, any < EVEN), Grounds.of(scene, of));
        }
        if (program instanceof Program.Count) {
            return count(of);
        }
        if (program instanceof Program.CompareNumber compare) {
            double[] number = PoissonBinomial.distribution(of);
            double holds = PoissonBinomial.holds(number, compare.comparison(), compare.number());
            return new Evaluation(unseen(Distribution.bool(holds), true), Grounds.of(scene, of));
        }
        if (program instanceof Program.CompareCounts compare) {
            return compare(of, compare);
        }
        return aboutOne(program, of);
    }

    private Evaluation count(double[] of) {
        double[] number = PoissonBinomial.distribution(of);
        Distribution counts = new Distribution();
        int mode = 0;
        for (int k = 0; k < number.length; k++) {
            counts.add(new AnswerValue.Count(k), number[k]);
            mode = number[k] > number[mode] ? k : mode;
        }
        return new Evaluation(unseen(counts.verdict(), true), Grounds.counted(scene, of, mode));
    }

    private Evaluation compare(double[] of, Program.CompareCounts compare) {
        double[] to = attention.of(compare.to());
        double holds = PoissonBinomial.holds(
                PoissonBinomial.distribution(of), compare.comparison(), PoissonBinomial.distribution(to));
        List<Region> grounds = Grounds.both(Grounds.of(scene, of), Grounds.of(scene, to));
        return new Evaluation(unseen(Distribution.bool(holds), true), grounds);
    }

    /** Where a colour could not be made out, what rests on its absence can't be said. */
    private Verdict unseen(Verdict verdict, boolean restsOnAbsence) {
        return restsOnAbsence && attention.unseenColour() >= EVEN
                ? Verdict.unknown("a colour that was asked for can't be made out")
                : verdict;
    }

    private Evaluation aboutOne(Program program, double[] of) {
        if (attention.unseenColour() >= EVEN && PoissonBinomial.any(of) < EVEN) {
            return new Evaluation(Verdict.unknown("a colour that was asked for can't be made out"), List.of());
        }
        Referents referents = Referents.of(of);
        List<Region> grounds = Grounds.of(scene, of);
        if (program instanceof Program.Locate) {
            return new Evaluation(located(program, of, referents), grounds);
        }
        Distribution values = new Distribution();
        if (program instanceof Program.QueryColour query) {
            colours(query, referents, values);
        } else if (program instanceof Program.QueryCategory query) {
            categories(query, referents, values);
        } else if (program instanceof Program.QueryPosition) {
            positions(referents, values);
        } else if (program instanceof Program.Choose choose) {
            choose(choose, of, referents, values);
        } else if (program instanceof Program.Verify verify) {
            return verify(verify, referents, grounds);
        }
        return new Evaluation(verdict(program, referents, values), grounds);
    }

    private Verdict verdict(Program program, Referents referents, Distribution values) {
        values.add(new AnswerValue.Unknown(absent(program.of())), 1 - referents.present());
        return values.isEmpty() ? Verdict.unknown(absent(program.of())) : values.verdict();
    }

    private static String absent(Things things) {
        return "no " + Paraphrase.words(things) + " in view";
    }

    private Verdict located(Program program, double[] of, Referents referents) {
        Distribution boxes = new Distribution();
        for (int i = 0; i < of.length; i++) {
            Track track = tracks.get(i);
            AnswerValue box = new AnswerValue.RegionBox(track.box(), track.label() + ", " + where(track));
            boxes.add(box, referents.present() * referents.weights()[i]);
        }
        return best(boxes, of) ? verdict(program, referents, boxes) : Verdict.unknown(absent(program.of()));
    }

    /** Whether some track is more probable than not, or the best fit of several that share the probability. */
    private static boolean best(Distribution boxes, double[] of) {
        return !boxes.isEmpty() && PoissonBinomial.any(of) >= EVEN;
    }

    private String where(Track track) {
        return Geometry.where(track.box(), scene.frame().width(), scene.frame().height());
    }

    private void colours(Program.QueryColour query, Referents referents, Distribution values) {
        Map<String, Double> mixture = new LinkedHashMap<>();
        double unseen = 0;
        for (int i = 0; i < tracks.size(); i++) {
            Map<String, Double> shares = Colours.shares(tracks.get(i), query.part());
            double sum = squares(shares);
            unseen += sum > 0 ? 0 : referents.weights()[i];
            for (Map.Entry<String, Double> share : shares.entrySet()) {
                double part = sum > 0 ? share.getValue() * share.getValue() / sum : 0;
                mixture.merge(share.getKey(), referents.weights()[i] * part, Double::sum);
            }
        }
        mixture.forEach((colour, share) -> values.add(new AnswerValue.Colour(colour), referents.present() * share));
        values.add(new AnswerValue.Unknown("its colour can't be made out"), referents.present() * unseen);
    }

    /** Squaring the shares lets the colour that prevails stand for the thing. */
    private static double squares(Map<String, Double> shares) {
        double sum = 0;
        for (double share : shares.values()) {
            sum += share * share;
        }
        return sum;
    }

    private void categories(Program.QueryCategory query, Referents referents, Distribution values) {
        for (int i = 0; i < tracks.size(); i++) {
            Track track = tracks.get(i);
            double weight = referents.present() * referents.weights()[i];
            double seen = 0;
            for (Map.Entry<String, Double> vote : track.labels().entrySet()) {
                if (query.of().labels().contains(vote.getKey())) {
                    seen += vote.getValue();
                    values.add(new AnswerValue.Category(vote.getKey()), weight * vote.getValue());
                }
            }
            values.add(new AnswerValue.Category(track.label()), weight * (1 - Math.min(1, seen)));
        }
    }

    private void positions(Referents referents, Distribution values) {
        for (int i = 0; i < tracks.size(); i++) {
            String where = where(tracks.get(i));
            values.add(
                    new AnswerValue.Position(where),
                    referents.present() * referents.weights()[i]);
        }
    }

    private Evaluation verify(Program.Verify verify, Referents referents, List<Region> grounds) {
        double[] to = verify.property() instanceof Property.Stands stands ? attention.of(stands.to()) : new double[0];
        double other = to.length == 0 ? 1 : PoissonBinomial.any(to);
        if (verify.property() instanceof Property.Stands stands && (to.length == 0 || other < EVEN)) {
            boolean both = referents.present() >= EVEN;
            return new Evaluation(Verdict.unknown(absent(both ? stands.to() : verify.of())), grounds);
        }
        double blind = blind(verify.property(), referents);
        if (referents.present() >= EVEN && blind >= EVEN) {
            return new Evaluation(Verdict.unknown("its colour can't be made out"), grounds);
        }
        double present = referents.present() * other;
        double yes = degree(verify.property(), referents, to);
        Verdict verdict = new Distribution()
                .add(new AnswerValue.Bool(true), present * yes)
                .add(new AnswerValue.Bool(false), present * (1 - yes))
                .add(new AnswerValue.Unknown(absent(verify.of())), 1 - present)
                .verdict();
        return new Evaluation(verdict, to.length == 0 ? grounds : Grounds.both(grounds, Grounds.of(scene, to)));
    }

    private double blind(Property property, Referents referents) {
        double blind = 0;
        if (property instanceof Property.HasColour colour) {
            for (int i = 0; i < tracks.size(); i++) {
                blind +=
                        Colours.unseen(tracks.get(i), colour.part()) ? referents.weights()[i] : 0;
            }
        }
        return blind;
    }

    private double degree(Property property, Referents referents, double[] to) {
        double[] given = property instanceof Property.Stands ? Referents.of(to).weights() : to;
        double sum = 0;
        for (int i = 0; i < tracks.size(); i++) {
            double weight = referents.weights()[i];
            sum += weight > 0 ? weight * degree(property, i, given) : 0;
        }
        return Math.min(1, sum);
    }

    private double degree(Property property, int i, double[] to) {
        Track track = tracks.get(i);
        if (property instanceof Property.HasColour colour) {
            return Colours.fit(track, colour.part(), colour.colour());
        }
        if (property instanceof Property.AtPlace at) {
            return Geometry.at(
                    at.place(),
                    track.box(),
                    scene.frame().width(),
                    scene.frame().height());
        }
        if (property instanceof Property.OfKind kind) {
            return Attention.share(track, kind.labels());
        }
        return stands(i, ((Property.Stands) property).relation(), to);
    }

    /** The mean over what it may be related to; itself does not count. */
    private double stands(int i, Relation relation, double[] weights) {
        double sum = 0;
        double total = 0;
        for (int j = 0; j < weights.length; j++) {
            if (j != i && weights[j] > 0) {
                sum += weights[j]
                        * Geometry.stands(
                                tracks.get(i).box(), relation, tracks.get(j).box());
                total += weights[j];
            }
        }
        return total > 0 ? sum / total : 0;
    }

    private void choose(Program.Choose choose, double[] of, Referents referents, Distribution values) {
        double[] degrees = new double[choose.options().size()];
        double sum = 0;
        for (int k = 0; k < degrees.length; k++) {
            Property option = choose.options().get(k);
            double[] to = option instanceof Property.Stands stands ? attention.of(stands.to()) : of;
            degrees[k] = degree(option, referents, to);
            sum += degrees[k];
        }
        if (sum < 0.1) {
            values.add(new AnswerValue.Unknown("none of the choices fits"), referents.present());
            return;
        }
        for (int k = 0; k < degrees.length; k++) {
            values.add(value(choose.options().get(k)), referents.present() * degrees[k] / sum);
        }
    }

    private static AnswerValue value(Property option) {
        if (option instanceof Property.HasColour colour) {
            return new AnswerValue.Colour(colour.colour());
        }
        if (option instanceof Property.OfKind kind) {
            return new AnswerValue.Category(kind.noun());
        }
        return option instanceof Property.AtPlace at
                ? new AnswerValue.Position(at.place().words())
                : new AnswerValue.Position(Paraphrase.words(option));
    }
}
