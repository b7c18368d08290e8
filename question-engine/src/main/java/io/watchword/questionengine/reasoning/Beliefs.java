package io.watchword.questionengine.reasoning;

import io.watchword.questionengine.program.Program;
import io.watchword.questionengine.program.Property;
import io.watchword.questionengine.program.Things;

/** Programs that are answered with yes or no. */
final class Beliefs {
    private final Inquiry inquiry;

    Beliefs(Inquiry inquiry) {
        this.inquiry = inquiry;
    }

    static boolean answer(Program program) {
        return program instanceof Program.Exists
                || program instanceof Program.CompareNumber
                || program instanceof Program.CompareCounts
                || program instanceof Program.Verify
                || program instanceof Program.Quantified
                || program instanceof Program.Same;
    }

    Belief of(Program program) {
        Belief belief = evaluated(program);
        return inquiry.doubt().isTotal() ? Belief.NOTHING : belief;
    }

    private Belief evaluated(Program program) {
        if (program instanceof Program.Exists exists) {
            Belief any = partly(exists.of(), Belief.exists(inquiry.find(exists.of())));
            return exists.negated() ? any.not() : any;
        }
        if (program instanceof Program.CompareNumber compare) {
            return partly(
                    compare.of(), Belief.compares(inquiry.find(compare.of()), compare.comparison(), compare.number()));
        }
        if (program instanceof Program.CompareCounts compare) {
            return Belief.compares(inquiry.find(compare.of()), compare.comparison(), inquiry.find(compare.to()));
        }
        if (program instanceof Program.Verify verify) {
            return verify(verify);
        }
        if (program instanceof Program.Quantified quantified) {
            return quantified(quantified);
        }
        return same((Program.Same) program);
    }

    /** That there is none, or not as many, can't be told of what is not always looked for. */
    private Belief partly(Things things, Belief belief) {
        if (!Values.isPartial(things)) {
            return belief;
        }
        inquiry.doubt().because(Values.partial(things), belief.no());
        return new Belief(belief.yes(), 0);
    }

    /** Given that it is there; else not known. */
    private Belief verify(Program.Verify verify) {
        Grades of = inquiry.find(verify.of());
        Referents referents = inquiry.meant(verify.of(), of);
        Grades degrees = inquiry.attention().degreesOfOne(verify.of(), of).of(verify.property());
        inquiry.takes(inquiry.steps().part(verify.property(), of, degrees).steps());
        double yes = 0;
        double no = 0;
        for (int i = 0; i < of.size(); i++) {
            double share = referents.share(i);
            yes += share * degrees.low()[i];
            no += share * (1 - degrees.high()[i]);
        }
        return new Belief(yes, no);
    }

    private Belief quantified(Program.Quantified quantified) {
        Things things = quantified.of();
        Grades of = inquiry.find(things);
        Property property = quantified.property();
        Grades degrees = inquiry.attention().degrees(things, of).of(property);
        inquiry.takes(inquiry.steps().part(property, of, degrees).steps());
        inquiry.doubt().absent(things, Quantities.missing(quantified.quantifier(), of));
        return Quantities.of(quantified.quantifier(), of, degrees);
    }

    private Belief same(Program.Same same) {
        Sameness sameness = new Sameness(inquiry.world(), same.attribute());
        Grades of = inquiry.find(same.of());
        if (same.and() == null) {
            inquiry.doubt().because("fewer than two to compare are in view", Groups.fewerThanTwo(of));
            inquiry.doubt().because(sameness.unknown(), sameness.blind(of));
            return Groups.same(sameness, of);
        }
        Grades and = inquiry.find(same.and());
        Referents one = inquiry.meant(same.of(), of);
        Referents other = inquiry.meant(same.and(), and);
        return Groups.same(sameness, one, other, inquiry.doubt());
    }
}
