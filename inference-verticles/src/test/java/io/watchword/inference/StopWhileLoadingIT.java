package io.watchword.inference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.watchword.embeddedkafka.EmbeddedKafka;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A process that is told to stop while it still loads its models ends as calmly as later. */
class StopWhileLoadingIT {
    private static final List<Integer> TOLD = List.of(0, 128 + 15);

    @TempDir
    private static Path data;

    private static EmbeddedKafka kafka;

    @TempDir
    private Path temp;

    @BeforeAll
    static void startBroker() {
        kafka = EmbeddedKafka.start(data, 0);
    }

    @AfterAll
    static void stopBroker() {
        kafka.close();
    }

    @ParameterizedTest
    @ValueSource(longs = {0, 1_000, 2_000, 4_000})
    void itEndsWithoutAWordOfFailure(long later) throws Exception {
        Process process = start();
        try {
            await().atMost(Duration.ofMinutes(2)).until(() -> said().contains("Kafka has every topic"));
            // any moment is as good: what is tested is that none is bad
            process.waitFor(later, TimeUnit.MILLISECONDS);

            process.destroy();

            assertThat(process.waitFor(1, TimeUnit.MINUTES)).isTrue();
            assertThat(process.exitValue()).as(said()).isIn(TOLD);
            assertThat(said()).doesNotContain("\tat ", "Exception", "can't", "ERROR", "SIGSEGV");
        } finally {
            process.destroyForcibly();
        }
    }

    private Process start() throws IOException {
        return new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx256m",
                        "-XX:TieredStopAtLevel=1",
                        "-XX:ErrorFile=" + temp.resolve("hs_err_%p.log"),
                        "-Dai.djl.offline=true",
                        "-cp",
                        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                        InferenceMain.class.getName(),
                        "--kafka",
                        kafka.bootstrap(),
                        "--management-port",
                        "0",
                        "--devices",
                        "cpu:2")
                .redirectErrorStream(true)
                .redirectOutput(temp.resolve("said").toFile())
                .start();
    }

    private String said() throws IOException {
        return Files.readString(temp.resolve("said"));
    }
}
