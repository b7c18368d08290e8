package io.watchword.modelpackages.picture;

import static org.assertj.core.api.Assertions.assertThat;

import io.watchword.modelpackages.Fixtures;
import io.watchword.modelpackages.Sha256;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.Locale;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;

class ResamplingTest {
    /** Picture, sides, filter, and the SHA-256 of what Pillow gives: made by models/export. */
    @ParameterizedTest
    @CsvFileSource(files = "src/test/resources/packages/resized.txt", delimiter = ' ')
    void resizesToTheBytesThatPillowGives(String picture, int width, int height, String filter, String sha256)
            throws Exception {
        Path file = Fixtures.folder("vilt").resolve("reference").resolve(picture);
        RgbImage image = RgbImage.decode(Files.readAllBytes(file));

        RgbImage resized = Resampling.valueOf(filter.toUpperCase(Locale.ROOT)).resize(image, width, height);

        assertThat(HexFormat.of().formatHex(Sha256.digest().digest(resized.rgb())))
                .isEqualTo(sha256);
    }
}
