package io.watchword.openquestions;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Future;
import io.watchword.protocol.Answer;
import io.watchword.protocol.Frame;
import io.watchword.protocol.FrameInfo;
import io.watchword.protocol.LatencyMs;
import io.watchword.protocol.Verdict;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class SeenFramesTest {
    private static final Instant NOW = Instant.parse("2026-01-05T10:00:00Z");

    private final List<Frame> kept = new ArrayList<>();
    private final SeenFrames seen = new SeenFrames(frame -> {
        kept.add(frame);
        return Future.succeededFuture();
    });

    @Test
    void aFrameIsKeptWhereAnAnswerChangesOnIt() {
        Frame first = frame(1, 10);
        seen.accept(first);
        seen.accept(frame(2, 10));

        seen.answered(answer("sign", 1, true));
        seen.answered(answer("sign", 2, false));

        assertThat(kept).containsExactly(first);
    }

    @Test
    void aFrameShownAgainAfterItWasKeptIsNotKeptTwice() {
        seen.accept(frame(1, 10));
        seen.answered(answer("sign", 1, true));
        seen.accept(frame(1, 10));
        seen.answered(answer("wall", 1, true));

        assertThat(kept).hasSize(1);
    }

    @Test
    void theLongestHeldGoesWhereThereIsNoRoom() {
        seen.accept(frame(1, 20 << 20));
        Frame second = frame(2, 20 << 20);
        seen.accept(second);

        seen.answered(answer("sign", 1, true));
        seen.answered(answer("wall", 2, true));

        assertThat(kept).containsExactly(second);
    }

    private static Frame frame(long seq, int bytes) {
        return new Frame("gate", FrameInfo.live(seq, NOW, 1, 1), new byte[bytes]);
    }

    private static Answer answer(String question, long seq, boolean changed) {
        return new Answer(
                "gate/" + question + "/" + seq,
                1,
                "gate",
                question,
                "?",
                FrameInfo.live(seq, NOW, 1, 1),
                Verdict.unknown("night"),
                List.of(),
                changed,
                NOW,
                LatencyMs.NONE);
    }
}
