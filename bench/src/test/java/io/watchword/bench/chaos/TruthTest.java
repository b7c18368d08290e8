package io.watchword.bench.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import io.watchword.protocol.Answer;
import io.watchword.protocol.AnsweredBy;
import io.watchword.protocol.FrameInfo;
import io.watchword.protocol.LatencyMs;
import io.watchword.protocol.Question;
import io.watchword.protocol.Verdict;
import io.watchword.protocol.kafka.Delivered;
import io.watchword.protocol.kafka.Position;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class TruthTest {
    private static final Instant START = Instant.parse("2026-01-05T10:00:00Z");

    private final List<Delivered<Answer>> log = new ArrayList<>();

    private void written(String question, int second) {
        write(answer(question, second));
    }

    private Answer answer(String question, int second) {
        Question asked = new Question(
                question,
                "How many people are there?",
                List.of(),
                null,
                io.watchword.protocol.Emit.CHANGE,
                0,
                0,
                START,
                null);
        Instant at = START.plusSeconds(second);
        return Answer.of(
                asked,
                "gate",
                FrameInfo.live(second, at, 640, 480),
                Verdict.unknown("it is dark"),
                List.of(),
                true,
                at,
                LatencyMs.NONE);
    }

    private void write(Answer answer) {
        log.add(new Delivered<>(
                "gate",
                answer,
                new byte[0],
                new Position(0, log.size()),
                answer.frame().capturedAt()));
    }

    @Test
    void whatIsWrittenAgainOrTooLateIsNotToBeTold() {
        written("a", 1);
        written("b", 1);
        written("a", 2);
        written("a", 2);
        written("b", 1);
        written("c", 1);
        written("b", 2);

        Truth truth = Truth.of(log, Answer::changed);

        assertThat(truth.byCamera()).containsOnlyKeys("gate");
        assertThat(truth.byCamera().get("gate")).containsExactly("gate/a/1", "gate/b/1", "gate/a/2", "gate/b/2");
        assertThat(truth.repeats()).isEqualTo(2);
        assertThat(truth.late()).isEqualTo(1);
    }

    @Test
    void aModelMayTakeItsTimeButMayNotGoBackBehindItsOwnAnswers() {
        AnsweredBy eye = new AnsweredBy("eye", List.of());

        written("a", 9);
        write(answer("open", 5).by(eye));
        write(answer("other", 4).by(eye));
        write(answer("open", 4).by(eye));

        Truth truth = Truth.of(log, Answer::changed);

        assertThat(truth.byCamera().get("gate")).containsExactly("gate/a/9", "gate/open/5", "gate/other/4");
        assertThat(truth.late()).isEqualTo(1);
    }
}
