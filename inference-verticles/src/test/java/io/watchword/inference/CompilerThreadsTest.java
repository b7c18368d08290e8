package io.watchword.inference;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

@EnabledOnOs(OS.LINUX)
class CompilerThreadsTest {
    /** The sixteenth of those that follow the name, which may hold blanks. */
    private static final int NICE = 16;

    @Test
    void theCompilerComesAfterEverythingElse() throws IOException {
        int found = CompilerThreads.makeWay();

        assertThat(found).isPositive();
        try (Stream<Path> threads = Files.list(Path.of("/proc/self/task"))) {
            assertThat(threads.map(CompilerThreadsTest::stat).filter(stat -> stat.matches("(?s)\\d+ \\(C[12] Comp.*")))
                    .isNotEmpty()
                    .allSatisfy(stat -> assertThat(nice(stat)).isEqualTo("15"));
        }
    }

    @Test
    void itIsUnpackedWhereTheProcessSaysAndNothingElseCanBeWritten(@TempDir Path temp) throws Exception {
        assertThat(inAnother(temp.resolve("not/there/yet"))).isPositive();
    }

    @Test
    void whereItCanBeUnpackedNowhereEverythingStaysAsItIs() throws Exception {
        assertThat(inAnother(Path.of("/proc/none"))).isZero();
    }

    /** How many make way in a process that can write only here. */
    private static int inAnother(Path unpacked) throws Exception {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Djna.tmpdir=" + unpacked,
                        "-Djava.io.tmpdir=/proc/none",
                        "-Duser.home=/proc/none",
                        "-cp",
                        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                        MakingWay.class.getName())
                .start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).isZero();
        return Integer.parseInt(said.lines().reduce("", (before, last) -> last));
    }

    private static String nice(String stat) {
        return stat.substring(stat.lastIndexOf(')') + 2).split(" ", -1)[NICE];
    }

    private static String stat(Path thread) {
        try {
            return Files.readString(thread.resolve("stat"));
        } catch (IOException e) {
            // it has just ended
            return "";
        }
    }
}
