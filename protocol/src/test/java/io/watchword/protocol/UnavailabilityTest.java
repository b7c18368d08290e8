package io.watchword.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class UnavailabilityTest {
    private static final Instant START = Instant.parse("2026-01-05T10:00:00Z");

    private static CameraStatus status(CameraState state, int second, @Nullable String error) {
        return new CameraStatus("gate", state, START.plusSeconds(second), 0, null, 0, 0, null, 0, error);
    }

    @Test
    void aLiveCameraIsAvailable() {
        assertThat(Unavailability.of(status(new CameraState.Live(), 0, "an old error")))
                .isEmpty();
    }

    @Test
    void anAttemptAtConnectingIsAnotherThanTheNext() {
        CameraState connecting = new CameraState.Connecting();

        assertThat(Unavailability.of(status(connecting, 0, null)))
                .isEqualTo(Unavailability.of(status(connecting, 0, "timed out")))
                .isNotEqualTo(Unavailability.of(status(connecting, 5, null)));
    }

    @Test
    void failingAgainIsFailingStill() {
        CameraState once = new CameraState.BackingOff(1, START.plusSeconds(2));
        CameraState again = new CameraState.BackingOff(2, START.plusSeconds(6));

        assertThat(Unavailability.of(status(once, 0, "no route")))
                .isEqualTo(Unavailability.of(status(again, 3, "no route")))
                .isNotEqualTo(Unavailability.of(status(again, 3, "no answer")));
    }

    @Test
    void whatSomebodySwitchedOffHasNoError() {
        assertThat(Unavailability.of(status(new CameraState.Paused(), 0, "no route")))
                .hasValueSatisfying(why -> assertThat(why.reason()).isEqualTo("the camera is paused"));
    }
}
