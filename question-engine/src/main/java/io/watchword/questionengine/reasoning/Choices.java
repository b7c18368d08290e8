package io.watchword.questionengine.reasoning;

import io.watchword.protocol.AnswerValue;
import io.watchword.protocol.Verdict;
import io.watchword.questionengine.program.Program;
import io.watchword.questionengine.program.Property;

/**
 * Which of some properties holds of a thing: each in proportion to its degree. Where hardly any holds, none is the
 * answer; what is not known of one of them is not known of all.
 */
final class Choices {
    private static final double HARDLY = 0.1;

    private final Inquiry inquiry;

    Choices(Inquiry inquiry) {
        this.inquiry = inquiry;
    }

    Verdict of(Program.Choose choose) {
        Grades of = inquiry.find(choose.of());
        Referents referents = inquiry.meant(choose.of(), of);
        Degrees one = inquiry.attention().degreesOfOne(choose.of(), of);
        int n = choose.options().size();
        Grades[] degrees = new Grades[n];
        for (int k = 0; k < n; k++) {
            Property option = choose.options().get(k);
            degrees[k] = inquiry.steps().part(option, of, one.of(option));
            inquiry.takes(degrees[k].steps());
        }
        double[] shares = shares(referents, degrees);
        return Outcome.of(
                inquiry.doubt().isTotal() ? new double[0] : shares,
                k -> value(choose.options().get(k)),
                inquiry.doubt());
    }

    private double[] shares(Referents referents, Grades[] degrees) {
        double[] shares = new double[degrees.length];
        double known = 0;
        for (int i = 0; i < referents.weights().length; i++) {
            double share = referents.share(i);
            double seen = share > 0 ? share * seen(degrees, i) : 0;
            known += seen;
            for (int k = 0; k < shares.length && seen > 0; k++) {
                shares[k] += share * degrees[k].low()[i];
            }
        }
        double sum = 0;
        for (double share : shares) {
            sum += share;
        }
        boolean some = sum >= HARDLY * known && sum > 0;
        if (!some) {
            inquiry.doubt().because("none of the choices fits", known);
        }
        for (int k = 0; k < shares.length; k++) {
            shares[k] = some ? known * shares[k] / sum : 0;
        }
        return shares;
    }

    /** How much of every option is known. */
    private static double seen(Grades[] degrees, int i) {
        double unknown = 0;
        for (Grades option : degrees) {
            unknown = Math.max(unknown, option.high()[i] - option.low()[i]);
        }
        return 1 - unknown;
    }

    private static AnswerValue value(Property option) {
        if (option instanceof Property.HasColour colour) {
            return new AnswerValue.Colour(colour.colour());
        }
        if (option instanceof Property.OfKind kind) {
            return new AnswerValue.Category(kind.noun());
        }
        if (option instanceof Property.AtPlace || option instanceof Property.InZone) {
            return new AnswerValue.Position(Phrases.detail(option));
        }
        boolean place = option instanceof Property.Stands || option instanceof Property.Between;
        String words = Phrases.words(option);
        return place ? new AnswerValue.Position(words) : new AnswerValue.Words(words);
    }
}
