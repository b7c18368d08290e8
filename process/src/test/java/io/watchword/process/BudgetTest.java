package io.watchword.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class BudgetTest {
    private final AtomicLong clock = new AtomicLong();

    private int spent(Budget budget, Duration throughout) {
        int calls = 0;
        for (long second = 0; second < throughout.toSeconds(); second++) {
            if (budget.allows()) {
                budget.spend();
                calls++;
            }
            clock.addAndGet(Duration.ofSeconds(1).toNanos());
        }
        return calls;
    }

    @Test
    void soManyCallsAMinuteAreAllowed() {
        assertThat(spent(new Budget(6, 1, clock::get), Duration.ofMinutes(10))).isEqualTo(60);
    }

    @Test
    void afterAQuietWhileThereMayBeSomeInARowButNoMore() {
        Budget budget = new Budget(6, 3, clock::get);
        clock.addAndGet(Duration.ofHours(1).toNanos());

        assertThat(spent(budget, Duration.ofSeconds(9))).isEqualTo(3);
    }

    @Test
    void lessThanOneAMinuteIsSpreadOut() {
        assertThat(spent(new Budget(0.1, 1, clock::get), Duration.ofMinutes(25)))
                .isEqualTo(3);
    }
}
