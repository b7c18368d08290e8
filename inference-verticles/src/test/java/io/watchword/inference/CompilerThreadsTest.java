package io.watchword.inference;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

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
