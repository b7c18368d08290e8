package io.watchword.bench.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import io.watchword.protocol.Answer;
import io.watchword.protocol.AnswerValue;
import io.watchword.protocol.AnsweredBy;
import io.watchword.protocol.Emit;
import io.watchword.protocol.Frame;
import io.watchword.protocol.FrameInfo;
import io.watchword.protocol.LatencyMs;
import io.watchword.protocol.Question;
import io.watchword.protocol.Verdict;
import io.watchword.protocol.kafka.Delivered;
import io.watchword.protocol.kafka.Position;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class LooksTest {
    private static final Instant START = Instant.parse("2026-01-05T10:00:00Z");
    private static final String TEXT = "What does this place look like?";

    private final Looks looks = new Looks();

    private static FrameInfo frame(int second) {
        return FrameInfo.live(second, START.plusSeconds(second), 640, 480);
    }

    private static byte[] picture(int second) {
        return new byte[] {(byte) second};
    }

    private static Delivered<Answer> said(int second, Verdict verdict) {
        Question asked = new Question("open", TEXT, List.of(), null, Emit.CHANGE, 0, 0, START, null);
        Answer answer = Answer.of(asked, "gate", frame(second), verdict, List.of(), true, START, LatencyMs.NONE)
                .by(new AnsweredBy(Eye.NAME, List.of()));
        return new Delivered<>("gate", answer, new byte[0], new Position(0, second), START);
    }

    private static Verdict words(String text, int picture) {
        return new Verdict(new AnswerValue.Words(Eye.words(text, Eye.digest(picture(picture)))), 1, List.of());
    }

    @Test
    void onlyWhatWasSeenOnItsOwnFrameInReplyToItsOwnQuestionIsRight() {
        for (int second = 1; second <= 4; second++) {
            looks.note(new Frame("gate", frame(second), picture(second)));
        }

        Looks.Verdict verdict = looks.judge(List.of(
                said(1, words(TEXT, 1)),
                said(2, words(TEXT, 1)),
                said(3, words("What kind of weather is it?", 3)),
                said(4, Verdict.unknown("nobody is there")),
                said(5, words(TEXT, 5))));

        assertThat(verdict).isEqualTo(new Looks.Verdict(1, 1, 3));
    }
}
