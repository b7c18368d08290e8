package io.watchword.inference.detector;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.watchword.protocol.InvalidFieldException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class CalibrationTest {
    private static final String JSON =
            "{\"schema\":1,\"formula\":\"…\",\"global\":{\"a\":2,\"b\":1},\"classes\":{\"person\":{\"a\":1,\"b\":-1}}}";

    @Test
    void usesTheLabelsOwnCurveOrElseTheGlobalOne() {
        Calibration calibration = read(JSON);

        assertThat(calibration.probability("person", 0.5)).isCloseTo(1 / (1 + Math.E), within(1e-9));
        assertThat(calibration.probability("boat", 0.5)).isCloseTo(1 / (1 + Math.exp(-1)), within(1e-9));
    }

    @Test
    void staysFiniteAtTheEnds() {
        assertThat(read(JSON).logOdds("boat", 0)).isFinite();
        assertThat(read(JSON).logOdds("boat", 1)).isFinite();
    }

    @Test
    void refusesWhatIsNoCalibration() {
        assertThatThrownBy(() -> read("{\"classes\":{}}")).isInstanceOf(InvalidFieldException.class);
        assertThatThrownBy(() -> read("{\"global\":{\"a\":-1,\"b\":0}}")).isInstanceOf(InvalidFieldException.class);
    }

    private static Calibration read(String json) {
        return Calibration.read(json.getBytes(StandardCharsets.UTF_8));
    }
}
