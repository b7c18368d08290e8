package io.watchword.bench.evaluate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.watchword.protocol.Json;
import io.watchword.standalone.UserException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JournalTest {
    private static final Journal.Heading HEADING =
            new Journal.Heading("vqa", Map.of("inputSize", "640"), Map.of("questions", "1f"));

    @TempDir
    private Path folder = Path.of("");

    private Path file = Path.of("");

    @BeforeEach
    void inTheFolder() {
        file = folder.resolve("journal");
    }

    private List<Long> replayed(Journal.Heading heading) {
        List<Long> pictures = new ArrayList<>();
        try (Journal journal = Journal.open(file, heading)) {
            journal.replay((picture, result) -> pictures.add(picture));
        }
        return pictures;
    }

    private void keep(long... pictures) {
        try (Journal journal = Journal.open(file, HEADING)) {
            journal.replay((picture, result) -> {});
            for (long picture : pictures) {
                journal.add(picture, Json.tree(List.of("yes")));
            }
        }
    }

    @Test
    void whatWasKeptIsThereTheNextTime() {
        keep(7, 3);
        keep(5);

        assertThat(replayed(HEADING)).containsExactly(7L, 3L, 5L);
    }

    @Test
    void aLineThatWasCutOffIsDropped() throws IOException {
        keep(7, 3);
        Files.writeString(file, Files.readString(file) + "{\"picture\":9,\"res");

        assertThat(replayed(HEADING)).containsExactly(7L, 3L);
        keep(5);
        assertThat(replayed(HEADING)).containsExactly(7L, 3L, 5L);
    }

    @Test
    void theJournalOfAnotherRunIsRefusedAndLeftAsItIs() throws IOException {
        keep(7);
        String before = Files.readString(file);
        Journal.Heading smaller = new Journal.Heading("vqa", Map.of("inputSize", "320"), HEADING.files());
        Journal.Heading otherFile = new Journal.Heading("vqa", HEADING.settings(), Map.of("questions", "2e"));

        assertThatThrownBy(() -> replayed(smaller))
                .isInstanceOf(UserException.class)
                .hasMessageContaining("320")
                .hasMessageContaining("another --journal");
        assertThatThrownBy(() -> replayed(otherFile)).hasMessageContaining("2e");
        assertThat(file).hasContent(before);
    }

    @Test
    void aDamagedLineIsNamed() throws IOException {
        keep(7, 3);
        Files.writeString(file, Files.readString(file).replace("{\"picture\":7", "{picture"));

        assertThatThrownBy(() -> replayed(HEADING))
                .isInstanceOf(UserException.class)
                .hasMessageContaining("line 2");
    }

    @Test
    void twoRunsDoNotWriteOneJournal() {
        try (Journal journal = Journal.open(file, HEADING)) {
            journal.replay((picture, result) -> {});

            assertThatThrownBy(() -> Journal.open(file, HEADING)).hasMessageContaining("in use");
        }
    }
}
