package io.watchword.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A process as a person or a supervisor meets it: what it prints, and how it ends. */
class LauncherIT {
    @TempDir
    Path temp;

    private record Ended(int status, String out, String err) {}

    private Process start(Map<String, String> environment, String... arguments) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx128m",
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                NothingToDo.class.getName()));
        command.addAll(List.of(arguments));
        ProcessBuilder builder = new ProcessBuilder(command)
                .redirectOutput(temp.resolve("out").toFile())
                .redirectError(temp.resolve("err").toFile());
        builder.environment().keySet().removeIf(name -> name.startsWith("WATCHWORD_"));
        builder.environment().putAll(environment);
        return builder.start();
    }

    private Ended end(Process process) throws Exception {
        try {
            assertThat(process.waitFor(2, TimeUnit.MINUTES)).isTrue();
        } finally {
            process.destroyForcibly();
        }
        return new Ended(process.exitValue(), read("out"), read("err"));
    }

    private String read(String file) throws IOException {
        return Files.readString(temp.resolve(file), StandardCharsets.UTF_8);
    }

    @Test
    void itPrintsWhatIsInForceWithoutSecretsAndWithoutABroker() throws Exception {
        Ended ended = end(start(
                Map.of("WATCHWORD_KAFKA", "kafka:9092", "WATCHWORD_KAFKA_PASSWORD", "hush-hush"), "--print-config"));

        assertThat(ended.status()).isZero();
        assertThat(ended.out())
                .contains("kafka: \"kafka:9092\"  # from the variable WATCHWORD_KAFKA", "kafka-password: \"***\"")
                .doesNotContain("hush-hush");
    }

    @Test
    void whatIsConfiguredWronglyEndsItWithTwo() throws Exception {
        Ended unknown = end(start(Map.of("WATCHWORD_KAFAK", "kafka:9092")));
        assertThat(unknown.status()).isEqualTo(2);
        assertThat(unknown.err()).contains("WATCHWORD_KAFAK", "WATCHWORD_KAFKA").doesNotContain("\tat ");

        Ended missing = end(start(Map.of(), "--check-config"));
        assertThat(missing.status()).isEqualTo(2);
        assertThat(missing.err()).contains("--kafka", "host:port");
    }

    @Test
    void toldToStopWhileItWaitsForABrokerItEndsWithZero() throws Exception {
        Process waiting = start(Map.of(), "--kafka", "127.0.0.1:1", "--management-port", "0");
        try {
            await().atMost(Duration.ofMinutes(2)).until(() -> read("err").contains("waiting for one"));
            waiting.destroy();
        } finally {
            Ended ended = end(waiting);
            assertThat(ended.status()).as(ended.err()).isZero();
            assertThat(ended.err()).doesNotContain("Exception");
        }
    }
}
