package io.watchword.inference;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.watchword.protocol.Answer;
import io.watchword.protocol.Box;
import io.watchword.protocol.CameraState;
import io.watchword.protocol.CameraStatus;
import io.watchword.protocol.Emit;
import io.watchword.protocol.FrameInfo;
import io.watchword.protocol.LatencyMs;
import io.watchword.protocol.Question;
import io.watchword.protocol.Scene;
import io.watchword.protocol.Track;
import io.watchword.questionengine.QuestionEngine;
import io.watchword.questionengine.Sight;
import io.watchword.questionengine.history.History;
import io.watchword.questionengine.language.Names;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class StandingQuestionsTest {
    private static final QuestionEngine ENGINE = QuestionEngine.load("coco-80");
    private static final Instant START = Instant.parse("2026-01-05T10:00:00Z");

    private static final History NOTHING = new History();

    private final StandingQuestions standing =
            new StandingQuestions(ENGINE, new AnswerMeters(new SimpleMeterRegistry()));

    @Test
    void theFirstAnswerIsSentThenRefreshesEveryTenSeconds() {
        standing.put("q", question("q", List.of(), Emit.CHANGE), Names.NONE);

        assertThat(IntStream.range(0, 250).filter(i -> !standing.answer(new Sight(scene("gate", i, 1), NOTHING))
                        .isEmpty()))
                .containsExactly(0, 100, 200);
    }

    @Test
    void everyFrameIsAnsweredWhereAsked() {
        standing.put("q", question("q", List.of(), Emit.EVERY), Names.NONE);

        assertThat(IntStream.range(0, 5)
                        .mapToObj(i -> standing.answer(new Sight(scene("gate", i, 1), NOTHING)))
                        .flatMap(List::stream))
                .extracting(Answer::id)
                .containsExactly("gate/q/0", "gate/q/1", "gate/q/2", "gate/q/3", "gate/q/4");
    }

    @Test
    void aCameraThatAMachineWithASlowClockTakesOverIsAnsweredOn() {
        standing.put("q", question("q", List.of(), Emit.EVERY), Names.NONE);
        standing.answer(new Sight(scene("gate", 600, 1), NOTHING));

        assertThat(standing.beginsAnew(scene("gate", 590, 1)))
                .as("a scene again")
                .isFalse();
        assertThat(standing.answer(new Sight(scene("gate", 590, 1), NOTHING))).isEmpty();
        assertThat(standing.beginsAnew(scene("gate", 0, 1))).as("a minute back").isTrue();
        assertThat(standing.answer(new Sight(scene("gate", 0, 1), NOTHING))).hasSize(1);
        assertThat(standing.beginsAnew(scene("gate", 1, 1))).isFalse();
    }

    @Test
    void onlyTheCamerasThatAQuestionIsAboutAreAnswered() {
        standing.put("q", question("q", List.of("gate"), Emit.EVERY), Names.NONE);

        assertThat(standing.answer(new Sight(scene("yard", 0, 1), NOTHING))).isEmpty();
        assertThat(standing.answer(new Sight(scene("gate", 0, 1), NOTHING))).hasSize(1);
    }

    @Test
    void aSceneThatComesAgainIsNotAnsweredAgain() {
        standing.put("q", question("q", List.of(), Emit.EVERY), Names.NONE);
        standing.answer(new Sight(scene("gate", 5, 1), NOTHING));

        assertThat(standing.answer(new Sight(scene("gate", 5, 1), NOTHING))).isEmpty();
        assertThat(standing.answer(new Sight(scene("gate", 4, 1), NOTHING))).isEmpty();
    }

    @Test
    void aChangedQuestionBeginsAfresh() {
        standing.put("q", question("q", List.of(), Emit.CHANGE), Names.NONE);
        standing.answer(new Sight(scene("gate", 0, 1), NOTHING));
        standing.put("q", question("q", List.of(), Emit.CHANGE), Names.NONE);

        assertThat(standing.answer(new Sight(scene("gate", 1, 1), NOTHING)))
                .hasSize(1)
                .allMatch(Answer::changed);
    }

    @Test
    void whoTakesACameraOverGoesOnFromItsLastAnswers() {
        standing.put("q", question("q", List.of(), Emit.CHANGE), Names.NONE);
        List<Answer> before = standing.answer(new Sight(scene("gate", 1, 2), NOTHING));
        StandingQuestions other = new StandingQuestions(ENGINE, new AnswerMeters(new SimpleMeterRegistry()));
        other.put("q", question("q", List.of(), Emit.CHANGE), Names.NONE);

        other.takeOver("gate"::equals, before);

        assertThat(before).hasSize(1);
        assertThat(other.answer(new Sight(scene("gate", 2, 2), NOTHING))).isEmpty();
        List<Answer> refreshed = other.answer(new Sight(scene("gate", 150, 2), NOTHING));
        assertThat(refreshed).hasSize(1).noneMatch(Answer::changed);
        assertThat(refreshed.get(0).since()).isEqualTo(before.get(0).since());
        assertThat(other.answer(new Sight(scene("gate", 200, 3), NOTHING)))
                .allMatch(Answer::changed)
                .hasSize(1);
    }

    @Test
    void aCameraThatNeverGaveAFrameIsUnknownAllTheSame() {
        standing.put("q", question("q", List.of(), Emit.CHANGE), Names.NONE);
        CameraStatus status = new CameraStatus(
                "gate", new CameraState.Refused(START), START, 0, null, 0, 0, null, 0, "wrong password");

        List<Answer> first = standing.unavailable(status, "wrong password");

        assertThat(first).hasSize(1).allMatch(answer -> answer.answer().isUnknown());
        assertThat(standing.unavailable(status, "wrong password")).isEmpty();
    }

    private static Question question(String id, List<String> cameras, Emit emit) {
        return new Question(id, "How many people are there?", cameras, null, emit, 0, 0, START, null);
    }

    private static Scene scene(String camera, int seq, int people) {
        Instant at = START.plusMillis(100L * seq);
        List<Track> tracks = IntStream.range(0, people)
                .mapToObj(i -> Track.still(i, "person", 0.99, new Box(100 * i, 100, 30, 80), at))
                .toList();
        return Scene.of(camera, FrameInfo.live(seq, at, 768, 576), Perceiver.VOCABULARY, tracks, LatencyMs.NONE);
    }
}
