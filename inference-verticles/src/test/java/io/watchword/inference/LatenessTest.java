package io.watchword.inference;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

class LatenessTest {
    private static final Duration MINUTE = Duration.ofMinutes(1);

    private final Logger logger = (Logger) LoggerFactory.getLogger(Lateness.class);
    private final ListAppender<ILoggingEvent> said = new ListAppender<>();
    private final Lateness lateness = new Lateness();

    @BeforeEach
    void listen() {
        said.start();
        logger.addAppender(said);
    }

    @AfterEach
    void ignore() {
        logger.detachAppender(said);
    }

    private List<String> words() {
        return said.list.stream().map(ILoggingEvent::getFormattedMessage).toList();
    }

    private void late(String camera, int frames) {
        for (int i = 0; i < frames; i++) {
            lateness.late(camera, MINUTE);
        }
    }

    @Test
    void aCameraWhoseEveryFrameIsTooOldIsNamedOnceWithWhatToLookAt() {
        late("gate", 500);

        assertThat(words()).singleElement().asString().contains("gate", "60.0 s", "clock");
    }

    @Test
    void aFewLateFramesAreNotWorthALine() {
        for (int i = 0; i < 10; i++) {
            late("gate", Lateness.TELLING - 1);
            lateness.inTime("gate");
        }

        assertThat(words()).isEmpty();
    }

    @Test
    void whenItIsOverThatIsSaidToo() {
        late("gate", Lateness.TELLING);
        lateness.inTime("yard");
        lateness.inTime("gate");
        lateness.inTime("gate");

        assertThat(words()).hasSize(2).last().asString().contains("gate", "in time again");
    }
}
