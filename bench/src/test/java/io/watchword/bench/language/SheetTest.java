package io.watchword.bench.language;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.watchword.questionengine.language.Parse;
import io.watchword.questionengine.program.Program;
import io.watchword.questionengine.program.Things;
import io.watchword.standalone.UserException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SheetTest {
    private static final Program DOGS = new Program.Count(new Things.Find("dog", Set.of("dog")));

    @TempDir
    private Path folder = Path.of("");

    private static Reading understood(String text) {
        return new Reading(text, new Parse.Understood(text, "how many dogs", DOGS, List.of(), List.of()), 1);
    }

    @Test
    void aSheetIsReadAsItWasWritten() throws IOException {
        Path file = folder.resolve("vqa-1.tsv");
        Sheet sheet = Sheet.of(List.of(understood("How many\tdogs?"), understood("dogs")), 2, 7);

        sheet.write(file);

        assertThat(Sheet.read(file).rows()).hasSize(2).allSatisfy(row -> {
            assertThat(row.outcome()).isEqualTo("answerable");
            assertThat(row.program()).isEqualTo("Count[of=dog]");
            assertThat(row.isJudged()).isFalse();
        });
    }

    @Test
    void whatIsRefusedIsNotToBeJudged() {
        Reading refused = new Reading("why", new Parse.Refused("why", "no", List.of("why"), List.of()), 1);

        assertThat(Sheet.of(List.of(refused, understood("dogs")), 5, 7).rows()).hasSize(1);
    }

    @Test
    void theSameSeedPicksTheSameTexts() {
        List<Reading> many = java.util.stream.IntStream.range(0, 100)
                .mapToObj(i -> understood("dogs " + i))
                .toList();

        assertThat(Sheet.of(many, 10, 3)).isEqualTo(Sheet.of(many, 10, 3)).isNotEqualTo(Sheet.of(many, 10, 4));
    }

    @Test
    void aJudgementThatIsNeitherOkNorWrongIsRefused() throws IOException {
        Path file = folder.resolve("vqa-1.tsv");
        Files.writeString(file, "1\tdogs\tanswerable\thow many dogs\t{}\tmaybe\n");

        assertThatThrownBy(() -> Sheet.read(file))
                .isInstanceOf(UserException.class)
                .hasMessageContaining("maybe");
    }
}
