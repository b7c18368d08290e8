package io.watchword.answerstream.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.watchword.answerstream.Sample;
import io.watchword.protocol.AnswerValue;
import io.watchword.protocol.Emit;
import io.watchword.protocol.FrameInfo;
import io.watchword.protocol.Question;
import io.watchword.questionengine.QuestionEngine;
import io.watchword.questionengine.Sight;
import io.watchword.questionengine.StandingAnswer;
import io.watchword.questionengine.language.Parse;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class TimelineTest {
    private static final String TEXT = "How many people are there?";
    private static final Instant START = Instant.parse("2026-01-05T10:00:00Z");

    static QuestionEngine engine;
    static Parse.Understood parse;

    private final Timeline timeline = new Timeline(new StandingAnswer(
            engine, new Question("ask", TEXT, List.of(), null, Emit.CHANGE, null, null, START, null), parse.program()));

    @BeforeAll
    static void load() {
        engine = QuestionEngine.load("coco-80");
        parse = (Parse.Understood) engine.parse(TEXT);
    }

    private void see(int second, int people) {
        for (int part = 0; part < 5; part++) {
            Instant at = START.plusSeconds(second).plusMillis(200L * part);
            FrameInfo info = FrameInfo.live(second * 5L + part, at, 640, 480);
            timeline.next(new Sight(Sample.scene("gate", info, people)));
        }
    }

    @Test
    void fewChangesAreAllShown() {
        for (int second = 0; second < 20; second++) {
            see(second, second / 5);
        }

        assertThat(timeline.segments())
                .extracting(segment -> segment.answer().value())
                .containsExactly(
                        new AnswerValue.Count(0),
                        new AnswerValue.Count(1),
                        new AnswerValue.Count(2),
                        new AnswerValue.Count(3));
        assertThat(timeline.leftOut()).isZero();
    }

    @Test
    void ofTooManyChangesOnlySomeInQuickSuccessionAreShownWhereverTheyAre() {
        for (int second = 0; second < 9_000; second++) {
            boolean still = second % 3_000 > 2_900;
            see(second, still ? 5 : second % 2 + 1);
        }

        List<Timeline.Segment> segments = timeline.segments();

        assertThat(segments).hasSizeLessThanOrEqualTo(Timeline.MOST);
        assertThat(timeline.leftOut()).isBetween(Duration.ofSeconds(1), Duration.ofMinutes(1));
        assertThat(segments.get(0).from()).isEqualTo(START);
        assertThat(segments.get(segments.size() - 1).to()).isEqualTo(START.plusMillis(8_999_800));
        assertThat(segments)
                .filteredOn(segment -> segment.answer().value().equals(new AnswerValue.Count(5)))
                .hasSize(3)
                .allSatisfy(segment -> assertThat(Duration.between(segment.from(), segment.to()))
                        .isGreaterThan(Duration.ofSeconds(90)));
        assertThat(segments)
                .as("flickering is shown as such")
                .filteredOn(segment -> segment.from().isBefore(START.plusSeconds(2_900)))
                .hasSizeGreaterThan(100);
        for (int i = 1; i < segments.size(); i++) {
            assertThat(segments.get(i).from()).isEqualTo(segments.get(i - 1).to());
            assertThat(segments.get(i).answer().value())
                    .isNotEqualTo(segments.get(i - 1).answer().value());
        }
    }
}
