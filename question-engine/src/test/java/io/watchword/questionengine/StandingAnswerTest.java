package io.watchword.questionengine;

import static io.watchword.questionengine.reasoning.Scenes.START;
import static io.watchword.questionengine.reasoning.Scenes.thing;
import static org.assertj.core.api.Assertions.assertThat;

import io.watchword.protocol.Answer;
import io.watchword.protocol.AnswerValue;
import io.watchword.protocol.Emit;
import io.watchword.protocol.Question;
import io.watchword.protocol.Scene;
import io.watchword.questionengine.program.Program;
import io.watchword.questionengine.program.Property;
import io.watchword.questionengine.program.Things;
import io.watchword.questionengine.reasoning.Programs;
import io.watchword.questionengine.reasoning.Scenes;
import io.watchword.questionengine.reasoning.Trace;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class StandingAnswerTest {
    private static final QuestionEngine ENGINE = QuestionEngine.load("clevr");
    private static final Things DOG = Programs.find("dog");
    private static final Program DOGS = Programs.count(DOG);

    private static StandingAnswer standing(Program program, double hold, double minConfidence, @Nullable String zone) {
        Question question =
                new Question("q-1", "dogs?", List.of(), zone, Emit.CHANGE, hold, minConfidence, START, null);
        return new StandingAnswer(ENGINE, question, program);
    }

    private static Scene dogs(double seconds, int number) {
        return Scenes.at(
                seconds,
                java.util.stream.IntStream.range(0, number)
                        .mapToObj(i -> thing(i, "dog", 0.95, 100 + 200 * i, 500))
                        .toList());
    }

    @Test
    void theFirstAnswerChangesAtOnce() {
        Answer answer = standing(DOGS, 1, 0, null).next(dogs(0, 2));
        assertThat(answer.changed()).isTrue();
        assertThat(answer.since()).isEqualTo(START);
        assertThat(answer.id()).isEqualTo("gate/q-1/0");
    }

    @Test
    void flickerShorterThanTheHoldIsNoChange() {
        StandingAnswer standing = standing(DOGS, 1, 0, null);
        standing.next(dogs(0, 2));
        assertThat(standing.next(dogs(0.5, 3)).changed()).isFalse();
        assertThat(standing.next(dogs(1.0, 2)).changed()).isFalse();
        assertThat(standing.next(dogs(1.5, 3)).changed()).isFalse();
        Answer back = standing.next(dogs(2.0, 2));
        assertThat(back.changed()).isFalse();
        assertThat(back.since()).isEqualTo(START);
    }

    @Test
    void evidenceThatHoldsChangesTheAnswerFromTheStartOfItsRun() {
        StandingAnswer standing = standing(DOGS, 1, 0, null);
        standing.next(dogs(0, 2));
        assertThat(standing.next(dogs(5, 3)).changed()).isFalse();
        Answer changed = standing.next(dogs(6, 3));
        assertThat(changed.changed()).isTrue();
        assertThat(changed.since()).isEqualTo(START.plusSeconds(5));
        assertThat(standing.next(dogs(7, 3)).changed()).isFalse();
    }

    @Test
    void anotherChallengerStartsAnew() {
        StandingAnswer standing = standing(DOGS, 1, 0, null);
        standing.next(dogs(0, 2));
        standing.next(dogs(1, 3));
        assertThat(standing.next(dogs(1.5, 4)).changed()).isFalse();
        assertThat(standing.next(dogs(2, 3)).changed()).isFalse();
        assertThat(standing.next(dogs(3, 3)).changed()).isTrue();
    }

    @Test
    void withoutAHoldEveryNewValueIsAChange() {
        StandingAnswer standing = standing(DOGS, 0, 0, null);
        standing.next(dogs(0, 1));
        assertThat(standing.next(dogs(0.1, 2)).changed()).isTrue();
    }

    @Test
    void weakEvidenceIsUnknown() {
        Scene scene = Scenes.of(thing(1, "dog", 0.6, 100, 100));
        Answer answer = standing(Programs.exists(DOG), 0, 0.8, null).next(scene);
        assertThat(answer.answer().isUnknown()).isTrue();
    }

    @Test
    void aBoxThatMovesIsTheSameAnswer() {
        StandingAnswer standing = standing(new Program.Locate(DOG), 0, 0, null);
        standing.next(Scenes.at(0, thing(1, "dog", 0.9, 100, 100)));
        assertThat(standing.next(Scenes.at(1, thing(1, "dog", 0.9, 400, 400))).changed())
                .isFalse();
        assertThat(standing.next(Scenes.at(2, thing(7, "dog", 0.9, 900, 400))).changed())
                .isTrue();
    }

    @Test
    void aCameraThatIsGoneMakesTheAnswerUnknownAndItsReturnChangesItBack() {
        StandingAnswer standing = standing(Programs.exists(DOG), 10, 0, null);
        Scene scene = dogs(0, 1);
        String live = standing.next(scene).id();
        Instant began = scene.frame().capturedAt().plusSeconds(1);
        Answer gone = standing.unavailable("gate", scene.frame(), began, "the camera gives no pictures");
        assertThat(gone.changed()).isTrue();
        assertThat(gone.answer().isUnknown()).isTrue();
        assertThat(gone.id()).isNotEqualTo(live);
        assertThat(standing.unavailable("gate", scene.frame(), began, "the camera gives no pictures")
                        .changed())
                .isFalse();
        assertThat(standing.next(dogs(9, 1)).changed()).isTrue();
    }

    @Test
    void aZoneLimitsTheQuestion() {
        Scene scene = Scenes.of(Scenes.inZone(thing(1, "dog", 0.9, 100, 100), "lawn"), thing(2, "dog", 0.9, 900, 100));
        Answer answer = standing(DOGS, 0, 0, "lawn").next(scene);
        assertThat(answer.answer().value().text()).isEqualTo("1");
        assertThat(answer.regions()).hasSize(1);
    }

    @Test
    void aCameraWithoutTheZoneCantSay() {
        Sight sight = new Sight(Scenes.of(thing(1, "dog", 0.9, 100, 100)), null, Set.of("drive"));
        assertThat(standing(DOGS, 0, 0, "lawn").next(sight, Trace.NONE).answer().value())
                .isEqualTo(new AnswerValue.Unknown("the camera has no zone lawn"));
        Program inLawn = Programs.count(Programs.having(DOG, new Property.InZone("lawn")));
        assertThat(standing(inLawn, 0, 0, null).next(sight, Trace.NONE).answer().value())
                .isEqualTo(new AnswerValue.Unknown("the camera has no zone lawn"));
        Program inDrive = Programs.count(Programs.having(DOG, new Property.InZone("drive")));
        assertThat(standing(inDrive, 0, 0, "drive")
                        .next(sight, Trace.NONE)
                        .answer()
                        .value())
                .isEqualTo(new AnswerValue.Count(0));
    }

    @Test
    void questionsShareWhatTheySee() {
        Scene scene = Scenes.of(Scenes.inZone(thing(1, "dog", 0.9, 100, 100), "lawn"), thing(2, "dog", 0.9, 900, 100));
        Sight sight = new Sight(scene);
        assertThat(sight.world(null)).isSameAs(sight.world(null));
        assertThat(sight.world("lawn")).isSameAs(sight.world("lawn"));
        assertThat(standing(DOGS, 0, 0, null).next(sight, Trace.NONE))
                .isEqualTo(standing(DOGS, 0, 0, null).next(scene));
    }
}
