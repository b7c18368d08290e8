package io.watchword.answerstream.login;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AdminTokenFileTest {
    @TempDir
    Path folder;

    @Test
    void aMissingFileIsMadeForItsOwnerOnlyAndReadAfterwards() throws Exception {
        Path file = folder.resolve("keys/admin");

        AdminTokenFile.Found made = AdminTokenFile.open(file);
        AdminTokenFile.Found read = AdminTokenFile.open(file);

        assertThat(made.made()).isTrue();
        assertThat(read).isEqualTo(new AdminTokenFile.Found(made.hash(), false));
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
        assertThat(TokenSecret.hash(Files.readString(file).strip())).isEqualTo(made.hash());
    }

    @Test
    void theFirstLineIsTheToken() throws Exception {
        Path file = Files.writeString(folder.resolve("token"), "a-token-of-some-length\nremarks\n");

        assertThat(AdminTokenFile.open(file).hash()).isEqualTo(TokenSecret.hash("a-token-of-some-length"));
    }

    @Test
    void aTokenThatCouldBeGuessedIsRefusedWithTheRemedy() throws Exception {
        Path file = Files.writeString(folder.resolve("token"), "secret\n");

        assertThatThrownBy(() -> AdminTokenFile.open(file))
                .hasMessageContaining(file.toString())
                .hasMessageContaining("at least 16")
                .hasMessageNotContaining("secret");
    }
}
