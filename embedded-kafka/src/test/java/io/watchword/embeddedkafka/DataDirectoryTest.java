package io.watchword.embeddedkafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DataDirectoryTest {
    @TempDir
    Path temp;

    @Test
    void aSecondUserIsToldWhichDirectoryIsInUse() {
        try (DataDirectory first = DataDirectory.take(temp.resolve("data"))) {
            assertThatThrownBy(() -> DataDirectory.take(first.path()))
                    .isInstanceOf(DataDirectoryException.class)
                    .hasMessageContaining(first.path().toString())
                    .hasMessageContaining("in use")
                    .hasMessageContaining("--data-dir");
        }
    }

    @Test
    void itCanBeTakenAgainAfterItWasClosed() {
        DataDirectory.take(temp).close();
        try (DataDirectory again = DataDirectory.take(temp)) {
            assertThat(again.path()).isDirectory();
        }
    }

    @Test
    void aPathThatIsAFileIsRefused() throws IOException {
        Path file = Files.writeString(temp.resolve("file"), "x");
        assertThatThrownBy(() -> DataDirectory.take(file))
                .isInstanceOf(DataDirectoryException.class)
                .hasMessageContaining(file + " is a file")
                .hasMessageContaining("--data-dir");
    }
}
