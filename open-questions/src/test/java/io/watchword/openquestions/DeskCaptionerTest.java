package io.watchword.openquestions;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.watchword.openquestions.model.Expected;
import io.watchword.openquestions.model.Inquiry;
import io.watchword.openquestions.model.Limits;
import io.watchword.openquestions.model.NoReplyException;
import io.watchword.openquestions.model.OpenModel;
import io.watchword.protocol.AnswerValue;
import io.watchword.protocol.FrameInfo;
import io.watchword.protocol.LatencyMs;
import io.watchword.protocol.Scene;
import io.watchword.protocol.Verdict;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

/** Captions for a language model come out of what the captioner may be asked by all together. */
class DeskCaptionerTest {
    private static final Inquiry INQUIRY = new Inquiry(
            "What is this?",
            Expected.of("What is this?"),
            Scene.of("gate", FrameInfo.live(1, Instant.EPOCH, 8, 8), "coco-80", List.of(), LatencyMs.NONE),
            List.of());

    private final AtomicLong nanos = new AtomicLong();

    /** Answers when it is let. */
    private static final class Slow implements OpenModel {
        private final Deque<Promise<Verdict>> asked = new ArrayDeque<>();

        @Override
        public String name() {
            return "cap";
        }

        @Override
        public String kind() {
            return "package";
        }

        @Override
        public Limits limits() {
            return new Limits(60, 12, 2, Duration.ofMinutes(5), 2048);
        }

        @Override
        public Future<Verdict> ask(Inquiry inquiry) {
            Promise<Verdict> told = Promise.promise();
            asked.add(told);
            return told.future();
        }

        @Override
        public Optional<String> trouble() {
            return Optional.empty();
        }

        private void answer() {
            asked.remove().complete(new Verdict(new AnswerValue.Words("a dog"), 1, List.of()));
        }
    }

    private final Slow slow = new Slow();
    private final DeskCaptioner captioner = new DeskCaptioner(new Desk(slow, nanos::get));

    private static boolean isRefused(Future<String> caption) {
        return caption.failed()
                && caption.cause() instanceof NoReplyException why
                && why.reason().contains("the captioner 'cap'");
    }

    @Test
    void noMoreAtATimeThanItMayBeAsked() {
        Future<String> first = captioner.caption(INQUIRY);
        Future<String> second = captioner.caption(INQUIRY);
        assertThat(captioner.isBusy()).isTrue();

        assertThat(isRefused(captioner.caption(INQUIRY))).isTrue();
        slow.answer();
        slow.answer();

        assertThat(first.result()).isEqualTo("a dog");
        assertThat(second.succeeded()).isTrue();
        assertThat(captioner.isBusy()).isFalse();
    }

    @Test
    void noMoreAMinuteThanItMayBeAskedInAll() {
        for (int i = 0; i < 3; i++) {
            Future<String> told = captioner.caption(INQUIRY);
            slow.answer();
            assertThat(told.succeeded()).isTrue();
        }

        assertThat(isRefused(captioner.caption(INQUIRY)))
                .as("a quarter of a minute's in a row")
                .isTrue();
        nanos.addAndGet(Duration.ofSeconds(6).toNanos());

        assertThat(isRefused(captioner.caption(INQUIRY))).isFalse();
    }
}
