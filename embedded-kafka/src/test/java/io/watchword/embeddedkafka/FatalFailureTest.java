package io.watchword.embeddedkafka;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FatalFailureTest {
    @TempDir
    Path temp;

    @Test
    void itNamesTheDirectoryAndTheRemedy() {
        try (DataDirectory directory = DataDirectory.take(temp)) {
            assertThat(FatalFailure.words(directory, "log directory failed"))
                    .contains(directory.path().toString(), "log directory failed", "Start it again");
        }
    }
}
