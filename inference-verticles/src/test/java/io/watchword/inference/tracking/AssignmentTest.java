package io.watchword.inference.tracking;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

class AssignmentTest {
    @Test
    void prefersTheBestSumToTheBestPair() {
        double[][] worth = {{0.9, 0.8}, {0.8, 0.1}};

        assertThat(Assignment.best(worth)).containsExactly(1, 0);
    }

    @Test
    void leavesAloneWhatIsWorthNothing() {
        assertThat(Assignment.best(new double[][] {{0, 0}, {0, 0.5}})).containsExactly(Assignment.NONE, 1);
        assertThat(Assignment.best(new double[0][0])).isEmpty();
        assertThat(Assignment.best(new double[2][0])).containsExactly(Assignment.NONE, Assignment.NONE);
    }

    @Property
    void isAsGoodAsTryingEverything(@ForAll("worths") double[][] worth) {
        int[] assigned = Assignment.best(worth);

        assertThat(Arrays.stream(assigned).filter(each -> each != Assignment.NONE))
                .doesNotHaveDuplicates();
        double sum = 0;
        for (int row = 0; row < assigned.length; row++) {
            sum += assigned[row] == Assignment.NONE ? 0 : worth[row][assigned[row]];
        }
        assertThat(sum).isCloseTo(bestSum(worth, 0, 0), within(1e-9));
    }

    @Provide
    Arbitrary<double[][]> worths() {
        Arbitrary<Double> worth = Arbitraries.doubles().between(-0.3, 1).map(each -> Math.max(0, each));
        return Arbitraries.integers().between(1, 5).flatMap(columns -> worth.array(double[].class)
                .ofSize(columns)
                .array(double[][].class)
                .ofMaxSize(5));
    }

    private static double bestSum(double[][] worth, int row, int taken) {
        if (row == worth.length) {
            return 0;
        }
        double best = bestSum(worth, row + 1, taken);
        for (int column = 0; column < worth[row].length; column++) {
            if ((taken & (1 << column)) == 0) {
                best = Math.max(best, worth[row][column] + bestSum(worth, row + 1, taken | (1 << column)));
            }
        }
        return best;
    }
}
