package io.watchword.questionengine;

import static org.assertj.core.api.Assertions.assertThat;

import io.watchword.protocol.Alternative;
import io.watchword.protocol.AnswerValue;
import io.watchword.protocol.Verdict;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class ChangeFilterTest {
    private static final Instant START = Instant.parse("2026-01-05T10:00:00Z");

    private final ChangeFilter filter = new ChangeFilter(1, 0.6);
    private Verdict believed = Verdict.unknown("nothing yet");

    private boolean changes(double seconds, double yes) {
        AnswerValue more = new AnswerValue.Bool(yes >= 0.5);
        AnswerValue less = new AnswerValue.Bool(yes < 0.5);
        Verdict verdict =
                new Verdict(more, Math.max(yes, 1 - yes), List.of(new Alternative(less, Math.min(yes, 1 - yes))));
        Instant at = START.plusMillis(Math.round(seconds * 1000));
        believed = filter.believed(verdict, List.of(), at);
        return filter.accept(verdict, believed, List.of(), at);
    }

    private String text() {
        return believed.value().text();
    }

    @Test
    void aHeldValueIsBelievedDownToALowerProbabilityThanANewOne() {
        assertThat(changes(0, 0.58)).isTrue();
        assertThat(believed.isUnknown()).isTrue();
        assertThat(changes(1, 0.7)).isFalse();
        assertThat(changes(2, 0.7)).isTrue();
        changes(3, 0.52);
        assertThat(text()).isEqualTo("yes");
        changes(4, 0.49);
        assertThat(believed.isUnknown()).isTrue();
    }

    @Test
    void evidenceAroundTheLeastConfidenceChangesNothing() {
        assertThat(changes(0, 0.8)).isTrue();
        for (int i = 1; i < 20; i++) {
            assertThat(changes(i, i % 4 < 2 ? 0.55 : 0.65)).isFalse();
        }
        assertThat(text()).isEqualTo("yes");
    }

    @Test
    void aValueThatIsHardlyMoreProbableDoesNotTakeTheHeldOnesPlace() {
        ChangeFilter plain = new ChangeFilter(0, 0);
        Verdict two = counts(2, 0.5, 3, 0.4);
        plain.accept(two, two, List.of(), START);
        Verdict hardly = counts(3, 0.48, 2, 0.42);
        assertThat(plain.accept(hardly, hardly, List.of(), START.plusSeconds(1)))
                .isFalse();
        Verdict clearly = counts(3, 0.5, 2, 0.4);
        assertThat(plain.accept(clearly, clearly, List.of(), START.plusSeconds(2)))
                .isTrue();
    }

    @Test
    void evidenceThatFailsInBetweenBeginsAgain() {
        changes(0, 0.9);
        assertThat(changes(1, 0.1)).isFalse();
        assertThat(changes(1.5, 0.9)).isFalse();
        assertThat(changes(2, 0.1)).isFalse();
        assertThat(changes(2.9, 0.1)).isFalse();
        assertThat(changes(3, 0.1)).isTrue();
        assertThat(filter.since()).isEqualTo(START.plusSeconds(2));
    }

    @Test
    void weakEvidenceForLongEnoughIsUnknown() {
        changes(0, 0.9);
        assertThat(changes(1, 0.45)).isFalse();
        assertThat(changes(2, 0.45)).isTrue();
        assertThat(believed.isUnknown()).isTrue();
    }

    private static Verdict counts(int first, double p, int second, double q) {
        return new Verdict(new AnswerValue.Count(first), p, List.of(new Alternative(new AnswerValue.Count(second), q)));
    }
}
