package io.watchword.questionengine.reasoning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.Size;

class PoissonBinomialTest {
    @Property
    void itIsWhatTryingEveryOutcomeGives(@ForAll @Size(max = 12) List<@DoubleRange(min = 0, max = 1) Double> events) {
        double[] p = events.stream().mapToDouble(Double::doubleValue).toArray();
        double[] expected = new double[p.length + 1];
        for (int outcome = 0; outcome < 1 << p.length; outcome++) {
            double probability = 1;
            for (int i = 0; i < p.length; i++) {
                probability *= (outcome >> i & 1) == 1 ? p[i] : 1 - p[i];
            }
            expected[Integer.bitCount(outcome)] += probability;
        }
        double[] actual = PoissonBinomial.distribution(p);
        for (int k = 0; k < expected.length; k++) {
            assertThat(k < actual.length ? actual[k] : 0).isCloseTo(expected[k], within(1e-9));
        }
        assertThat(PoissonBinomial.any(p)).isCloseTo(1 - expected[0], within(1e-9));
    }
}
