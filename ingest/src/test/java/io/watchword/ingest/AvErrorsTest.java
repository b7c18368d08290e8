package io.watchword.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import org.bytedeco.ffmpeg.global.avutil;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class AvErrorsTest {
    @Test
    void knowsFfmpegsOwnErrors() {
        assertThat(AvErrors.classify(avutil.AVERROR_HTTP_UNAUTHORIZED)).isEqualTo(MediaError.UNAUTHORIZED);
        assertThat(AvErrors.classify(avutil.AVERROR_HTTP_NOT_FOUND)).isEqualTo(MediaError.NOT_FOUND);
        assertThat(AvErrors.classify(avutil.AVERROR_INVALIDDATA)).isEqualTo(MediaError.NOT_MEDIA);
        assertThat(AvErrors.classify(avutil.AVERROR_EOF)).isEqualTo(MediaError.ENDED);
        assertThat(AvErrors.classify(avutil.AVERROR_UNKNOWN)).isEqualTo(MediaError.FAILED);
    }

    @ParameterizedTest
    @CsvSource({"2,NOT_FOUND", "13,FORBIDDEN", "16,BUSY", "32,ENDED"})
    void knowsTheSystemsErrors(int errno, MediaError expected) {
        assertThat(AvErrors.classify(-errno)).isEqualTo(expected);
    }
}
