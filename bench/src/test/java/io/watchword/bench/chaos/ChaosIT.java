package io.watchword.bench.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The run of {@code ./watchword bench chaos}, for as long as a build may take. */
class ChaosIT {
    private static final double MINUTES = 3;

    @Test
    void everyClientIsToldEveryAnswerOnceAndInOrderWhateverDies(@TempDir Path folder) throws Exception {
        long seed = System.nanoTime() % 1_000_000;

        ChaosReport report = ChaosRun.run(new ChaosRun.Plan(MINUTES, seed, 4, 2, 3), folder, System.out);

        report.print(System.out);
        assertThat(report.outcomes()).extracting(each -> each.fault().family()).contains("kill open-questions");
        assertThat(report.verdicts()).hasSize(3).allMatch(Truth.Verdict::isClean);
        assertThat(report.truth().size()).isPositive();
        assertThat(report.delivery().due()).isPositive();
        assertThat(report.delivery().lost()).isZero();
        assertThat(report.unanswered()).isZero();
        assertThat(report.looks().wrong()).isZero();
        assertThat(report.looks().right()).isPositive();
        assertThat(report.hasRecovered()).isTrue();
        assertThat(report.hasTakenOver()).isTrue();
        assertThat(report.isBounded()).isTrue();
    }
}
