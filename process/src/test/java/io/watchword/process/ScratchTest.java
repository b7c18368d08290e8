package io.watchword.process;

import static org.assertj.core.api.Assertions.assertThat;

import io.watchword.process.config.ConfigFile;
import io.watchword.process.config.Settings;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ScratchTest {
    private static final String JAVACPP = "org.bytedeco.javacpp.cachedir";
    private static final String DJL = "DJL_CACHE_DIR";
    private static final String JNA = "jna.tmpdir";

    @TempDir
    Path temp;

    @AfterEach
    void forget() {
        System.clearProperty(JAVACPP);
        System.clearProperty(DJL);
        System.clearProperty(JNA);
    }

    @Test
    void nativeLibrariesAreUnpackedInTheDataDirectoryThatIsNamedUnlessTheyHaveAPlace() {
        System.setProperty(DJL, "elsewhere");

        Scratch.use(Settings.of(Map.of("data-dir", temp.toString()), Map.of(), ConfigFile.none()));

        assertThat(System.getProperty(JAVACPP)).startsWith(temp.toString());
        assertThat(System.getProperty(JNA)).startsWith(temp.toString());
        assertThat(System.getProperty(DJL)).isEqualTo("elsewhere");
    }

    @Test
    void whereNoneIsNamedTheyGoWhereTheyAlwaysDo() {
        Scratch.use(Settings.defaults());

        assertThat(System.getProperty(JNA)).isNull();
        assertThat(System.getProperty(JAVACPP)).isNull();
    }
}
