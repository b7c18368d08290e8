package io.watchword.questionengine.reasoning;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class TallyTest {
    @Test
    void anyNumberOfNamesCanBeSummed() {
        Tally tally = new Tally();
        for (int round = 0; round < 2; round++) {
            for (int k = 0; k < 100; k++) {
                tally.add("name " + k, k + 1);
            }
        }

        assertThat(tally.size()).isEqualTo(100);
        assertThat(tally.sums()).startsWith(2, 4, 6).endsWith(200);
        assertThat(tally.name(99)).isEqualTo("name 99");
    }
}
