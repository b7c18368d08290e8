package io.watchword.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Told to stop at any moment, it does so in order, and with status 0. */
class StopIT {
    @TempDir
    Path data;

    private RunningWatchword start() throws Exception {
        return RunningWatchword.run(
                data,
                "--still-fps",
                "0",
                "--camera",
                "one=demo:?rate=25",
                "--camera",
                "two=demo:?rate=25",
                "--ask",
                "How many people are there?");
    }

    @Test
    void whileEverythingIsBusy() throws Exception {
        try (RunningWatchword busy = start()) {
            new Api(busy.address()).firstAnswer(answer -> !answer.answer().isUnknown());

            assertThat(busy.terminate()).as(busy.err()).isZero();
            assertCalm(busy);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"Starting Watchword", "Kafka has every topic"})
    void whileItStarts(String said) throws Exception {
        try (RunningWatchword starting = start()) {
            starting.awaitSaid(said);

            assertThat(starting.terminate()).as(starting.err()).isZero();
            assertCalm(starting);
        }
    }

    private static void assertCalm(RunningWatchword stopped) {
        assertThat(stopped.err())
                .doesNotContain("Exception")
                .doesNotContain("\tat ")
                .doesNotContain("can't");
        assertThat(String.join("\n", stopped.out())).doesNotContain("SIGSEGV");
    }
}
