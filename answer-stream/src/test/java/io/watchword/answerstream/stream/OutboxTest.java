package io.watchword.answerstream.stream;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.buffer.Buffer;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class OutboxTest {
    private final Outbox outbox = new Outbox(new StreamLimits(1, 3, 10, Duration.ofSeconds(1)));

    @Test
    void eventsComeInOrderBeforeScenes() {
        outbox.replaceScene("gate", Buffer.buffer("s"));
        outbox.offer(Buffer.buffer("a"));
        outbox.offer(Buffer.buffer("b"));

        assertThat(outbox.take()).hasToString("abs");
        assertThat(outbox.isEmpty()).isTrue();
    }

    @Test
    void itTakesNoMoreEventsThanAllowed() {
        assertThat(outbox.offer(Buffer.buffer("a"))).isTrue();
        assertThat(outbox.offer(Buffer.buffer("b"))).isTrue();
        assertThat(outbox.offer(Buffer.buffer("c"))).isTrue();
        assertThat(outbox.offer(Buffer.buffer("d"))).isFalse();
    }

    @Test
    void itTakesNoMoreBytesThanAllowedUntilSomeAreTaken() {
        assertThat(outbox.offer(Buffer.buffer("12345678"))).isTrue();
        assertThat(outbox.offer(Buffer.buffer("123"))).isFalse();

        outbox.take();

        assertThat(outbox.offer(Buffer.buffer("123"))).isTrue();
    }

    @Test
    void ofACameraOnlyTheLatestSceneWaits() {
        assertThat(outbox.replaceScene("gate", Buffer.buffer("1"))).isFalse();
        assertThat(outbox.replaceScene("gate", Buffer.buffer("2"))).isTrue();
        assertThat(outbox.replaceScene("yard", Buffer.buffer("3"))).isFalse();

        assertThat(outbox.take()).hasToString("23");
    }
}
