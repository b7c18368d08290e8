package io.watchword.inference;

import static org.assertj.core.api.Assertions.assertThat;

import io.watchword.protocol.Answer;
import io.watchword.protocol.AnswerValue;
import io.watchword.protocol.Emit;
import io.watchword.protocol.FrameInfo;
import io.watchword.protocol.LatencyMs;
import io.watchword.protocol.Question;
import io.watchword.protocol.Scene;
import io.watchword.questionengine.QuestionEngine;
import io.watchword.questionengine.Sight;
import io.watchword.questionengine.language.Parse;
import io.watchword.questionengine.program.Program;
import io.watchword.questionengine.program.Things;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class StandingQuestionTest {
    private static final Instant START = Instant.parse("2026-01-05T10:00:00Z");

    @Test
    void aFaultInWorkingItOutIsAnUnknownAnswerAndHarmsNothingElse() {
        Program faulty = new Program.CompareNumber(new Things.Find("dog", Set.of("dog")), null, 1);
        Parse parse = new Parse.Understood("faulty", "faulty", faulty, List.of(), List.of());
        Question question = new Question("q", "faulty", null, null, Emit.CHANGE, null, null, START, null);
        StandingQuestion standing = new StandingQuestion(QuestionEngine.load("coco-80"), question, parse);
        Scene scene = Scene.of("gate", FrameInfo.live(1, START, 640, 480), "coco-80", List.of(), LatencyMs.NONE);

        assertThat(standing.next(new Sight(scene)))
                .hasValueSatisfying(answer -> assertThat(reason(answer)).contains("fault"));
    }

    private static String reason(Answer answer) {
        return ((AnswerValue.Unknown) answer.answer().value()).reason();
    }
}
