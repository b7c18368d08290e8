package io.watchword.protocol.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import io.watchword.protocol.Answer;
import io.watchword.protocol.AnsweredBy;
import io.watchword.protocol.Emit;
import io.watchword.protocol.FrameInfo;
import io.watchword.protocol.LatencyMs;
import io.watchword.protocol.Question;
import io.watchword.protocol.Verdict;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class RepeatsTest {
    private static final Instant START = Instant.parse("2026-01-05T10:00:00Z");

    private final Repeats repeats = new Repeats();
    private long offset;
    private final List<Delivered<Answer>> log = new ArrayList<>();

    private boolean isRepeat(String camera, String question, int second) {
        return isRepeat(camera, question, second, second);
    }

    private boolean isRepeat(String camera, String question, int second, int written) {
        return isRepeat(camera, question, second, written, null);
    }

    private boolean isRepeat(
            String camera, String question, int second, int written, @org.jspecify.annotations.Nullable AnsweredBy by) {
        Instant at = START.plusSeconds(second);
        Question asked =
                new Question(question, "How many people are there?", List.of(), null, Emit.CHANGE, 0, 0, START, null);
        Answer plain = Answer.of(
                asked,
                camera,
                FrameInfo.live(second, at, 640, 480),
                Verdict.unknown("it is dark"),
                List.of(),
                true,
                at,
                LatencyMs.NONE);
        Answer answer = by == null ? plain : plain.by(by);
        Delivered<Answer> record =
                new Delivered<>(camera, answer, new byte[0], new Position(0, offset++), START.plusSeconds(written));
        log.add(record);
        return repeats.next(answer, record);
    }

    private boolean isRepeatAgain(int index) {
        return again(repeats, index);
    }

    private boolean again(Repeats by, int index) {
        Delivered<Answer> record = log.get(index);
        return by.next(Objects.requireNonNull(record.value()), record);
    }

    @Test
    void aRecordThatIsGivenAgainIsJudgedAsBefore() {
        assertThat(isRepeat("gate", "q", 1)).isFalse();
        assertThat(isRepeat("gate", "q", 1)).isTrue();
        assertThat(isRepeat("gate", "q", 2)).isFalse();

        assertThat(isRepeatAgain(0)).isFalse();
        assertThat(isRepeatAgain(1)).isTrue();
        assertThat(isRepeat("gate", "q", 2)).isTrue();
    }

    @Test
    void anAnswerThatIsWrittenAgainIsARepeat() {
        assertThat(isRepeat("gate", "q", 1)).isFalse();
        assertThat(isRepeat("gate", "r", 1)).isFalse();
        assertThat(isRepeat("gate", "q", 1)).isTrue();
        assertThat(isRepeat("yard", "q", 1)).isFalse();
        assertThat(repeats.contains(new Position(0, 2))).isTrue();
        assertThat(repeats.contains(new Position(0, 1))).isFalse();
    }

    @Test
    void anAnswerOnAnEarlierFrameComesTooLate() {
        assertThat(isRepeat("gate", "q", 2)).isFalse();
        assertThat(isRepeat("gate", "r", 1)).isTrue();
        assertThat(isRepeat("gate", "r", 2)).isFalse();
    }

    @Test
    void earlierFramesAreBelievedWhenTheyGoOnWithoutLaterOnes() {
        assertThat(isRepeat("gate", "q", 60, 60)).isFalse();
        assertThat(isRepeat("gate", "q", 1, 61)).isTrue();
        assertThat(isRepeat("gate", "q", 11, 71)).isTrue();
        assertThat(isRepeat("gate", "q", 17, 77)).isFalse();
        assertThat(isRepeat("gate", "q", 18, 78)).isFalse();
    }

    @Test
    void whatIsAnsweredAgainAfterALongStandstillIsARepeat() {
        assertThat(isRepeat("gate", "q", 8)).isFalse();
        assertThat(isRepeat("gate", "q", 9)).isFalse();
        assertThat(isRepeat("gate", "q", 10)).isFalse();

        assertThat(isRepeat("gate", "q", 8, 70)).isTrue();
        assertThat(isRepeat("gate", "r", 9, 70)).isTrue();
        assertThat(isRepeat("gate", "q", 10, 71)).isTrue();
        assertThat(isRepeat("gate", "r", 10, 71)).isFalse();
        assertThat(isRepeat("gate", "q", 11, 72)).isFalse();
    }

    @Test
    void nowAndThenAnEarlierFrameIsNotBelieved() {
        assertThat(isRepeat("gate", "q", 10)).isFalse();

        assertThat(isRepeat("gate", "q", 8, 20)).isTrue();
        assertThat(isRepeat("gate", "q", 9, 50)).isTrue();
    }

    @Test
    void aModelsAnswerComesLateAndIsComparedWithThoseToTheSameQuestion() {
        AnsweredBy eye = new AnsweredBy("eye", List.of());
        assertThat(isRepeat("gate", "q", 10)).isFalse();

        assertThat(isRepeat("gate", "open", 7, 10, eye)).isFalse();
        assertThat(isRepeat("gate", "open", 7, 10, eye)).as("told again").isTrue();
        assertThat(isRepeat("gate", "open", 5, 10, eye)).as("before that").isTrue();
        assertThat(isRepeat("gate", "other", 5, 10, eye)).isFalse();
        assertThat(isRepeat("gate", "q", 9)).as("the scene's too late").isTrue();
        repeats.forgetQuestion("open");
        assertThat(isRepeat("gate", "open", 5, 10, eye)).isFalse();
    }

    @Test
    void whatIsReadAheadIsJudgedByWhatIsKnown() {
        assertThat(isRepeat("gate", "q", 3)).isFalse();
        Repeats other = new Repeats();
        Delivered<Answer> first = log.get(0);
        other.next(Objects.requireNonNull(first.value()), first);
        isRepeat("gate", "q", 3);
        Delivered<Answer> again = log.get(1);

        boolean ahead = other.next(Repeats.Mark.of(Objects.requireNonNull(again.value()), again));

        assertThat(ahead).isTrue();
        assertThat(again(other, 1)).as("when it is given").isTrue();
        assertThat(again(other, 0)).isFalse();
    }
}
