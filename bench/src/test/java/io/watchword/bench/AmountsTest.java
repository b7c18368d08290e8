package io.watchword.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine;

class AmountsTest {
    @ParameterizedTest
    @CsvSource({
        "pipeline, --rounds, 0",
        "pipeline, --seconds, -3.0",
        "open, --rounds, -1",
        "open, --questions, 0",
        "open, --seconds, NaN",
        "chaos, --minutes, 0",
        "sse, --subscribers, 0"
    })
    void nothingToMeasureIsRefusedBeforeItBegins(String bench, String option, String amount) {
        StringWriter said = new StringWriter();

        int status = Bench.commandLine().setErr(new PrintWriter(said)).execute(bench, option, amount);

        assertThat(status).isEqualTo(CommandLine.ExitCode.USAGE);
        assertThat(said.toString()).contains(option + " must be more than 0, but is " + amount);
    }
}
