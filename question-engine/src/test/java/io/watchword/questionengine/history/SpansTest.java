package io.watchword.questionengine.history;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.BitSet;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Spans say of every moment what sets of moments say. */
class SpansTest {
    private static final int END = 64;

    record Step(int pause, int length) {}

    @Provide
    Arbitrary<List<Step>> steps() {
        Arbitrary<Integer> pauses = Arbitraries.integers().between(1, 8);
        return Combinators.combine(pauses, pauses).as(Step::new).list().ofMaxSize(6);
    }

    private static Spans spans(List<Step> steps) {
        Spans spans = new Spans();
        int at = 0;
        for (Step step : steps) {
            at += step.pause();
            spans.add(at, at + step.length(), -1);
            at += step.length() + 1;
        }
        return spans;
    }

    private static BitSet moments(Spans spans) {
        BitSet moments = new BitSet();
        for (int k = 0; k < spans.size(); k++) {
            moments.set((int) spans.from(k), (int) spans.to(k) + 1);
        }
        return moments;
    }

    @Property
    void combineAsSetsDo(@ForAll("steps") List<Step> a, @ForAll("steps") List<Step> b) {
        BitSet both = moments(spans(a));
        both.and(moments(spans(b)));
        BitSet either = moments(spans(a));
        either.or(moments(spans(b)));
        BitSet left = moments(spans(a));
        left.andNot(moments(spans(b)));

        assertThat(moments(spans(a).and(spans(b)))).isEqualTo(both);
        assertThat(moments(spans(a).or(spans(b)))).isEqualTo(either);
        assertThat(moments(spans(a).without(spans(b)))).isEqualTo(left);
    }

    @Property
    void meetAStretchWhereTheyHaveAMomentInIt(@ForAll("steps") List<Step> steps) {
        Spans spans = spans(steps);
        BitSet moments = moments(spans);
        for (int from = 0; from < END; from++) {
            for (int to = from; to < END; to += 5) {
                int next = moments.nextSetBit(from);
                assertThat(spans.meets(from, to)).isEqualTo(next >= 0 && next <= to);
            }
            assertThat(spans.at(from) >= 0).isEqualTo(moments.get(from));
        }
    }

    @Property
    void whatIsForgottenIsTheOldest(@ForAll("steps") List<Step> steps) {
        for (int moment = 0; moment < END; moment += 7) {
            Spans spans = spans(steps);
            BitSet kept = moments(spans);
            kept.clear(0, moment);
            spans.forgetBefore(moment);
            assertThat(moments(spans)).isEqualTo(kept);
        }
    }

    @Property
    void aBoundedNumberJoinsNeighboursAndLosesNothing(@ForAll("steps") List<Step> steps) {
        Spans bounded = new Spans(2);
        Spans all = spans(steps);
        for (int k = 0; k < all.size(); k++) {
            bounded.add(all.from(k), all.to(k), -1);
        }
        assertThat(bounded.size()).isLessThanOrEqualTo(2);
        assertThat(all.without(bounded).isEmpty()).isTrue();
        assertThat(bounded.start()).isEqualTo(all.start());
        assertThat(bounded.end()).isEqualTo(all.end());
    }
}
