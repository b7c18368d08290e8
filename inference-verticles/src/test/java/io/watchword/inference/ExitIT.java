package io.watchword.inference;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * A process that is told to stop exits cleanly, whatever its threads are at in LibTorch, and be it that nobody stops
 * them.
 */
final class ExitIT {
    @TempDir
    private static Path directory;

    @ParameterizedTest
    @CsvSource({"loading, 300", "loading, 1500", "running, 100", "running, 600"})
    void whileModelsRun(String once, long later) throws Exception {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx256m",
                        "-XX:ErrorFile=" + directory.resolve("hs_err_%p.log"),
                        "-Dai.djl.offline=true",
                        "-cp",
                        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                        PassesForever.class.getName(),
                        directory.toString())
                .redirectErrorStream(true)
                .start();
        try (BufferedReader out =
                new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
            awaitSaid(once, out);
            // any moment is as good: what is tested is that none is bad
            process.waitFor(later, TimeUnit.MILLISECONDS);

            process.toHandle().destroy();

            List<String> last = out.lines().toList();
            assertThat(process.waitFor()).as("%s", last).isZero();
            assertThat(crashes()).isEmpty();
        } finally {
            process.destroyForcibly();
        }
    }

    private static void awaitSaid(String word, BufferedReader out) throws IOException {
        String line = out.readLine();
        while (line != null && !line.equals(word)) {
            line = out.readLine();
        }
        assertThat(line).isEqualTo(word);
    }

    private static List<Path> crashes() throws IOException {
        try (Stream<Path> files = Files.list(directory)) {
            return files.filter(file -> file.getFileName().toString().startsWith("hs_err"))
                    .toList();
        }
    }
}
