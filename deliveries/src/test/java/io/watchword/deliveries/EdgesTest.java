package io.watchword.deliveries;

import static org.assertj.core.api.Assertions.assertThat;

import io.watchword.protocol.Answer;
import io.watchword.protocol.AnswerValue;
import io.watchword.protocol.Condition;
import io.watchword.protocol.FrameInfo;
import io.watchword.protocol.LatencyMs;
import io.watchword.protocol.Verdict;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EdgesTest {
    private static Answer answer(String value, boolean changed) {
        Instant now = Instant.parse("2026-01-05T10:00:00Z");
        return new Answer(
                "a/b/1",
                1,
                "a",
                "b",
                "?",
                FrameInfo.live(1, now, 1, 1),
                verdict(value),
                List.of(),
                changed,
                now,
                LatencyMs.NONE);
    }

    private static Verdict verdict(String value) {
        return switch (value) {
            case "unknown" -> Verdict.unknown("night");
            case "yes", "no" -> new Verdict(new AnswerValue.Bool(value.equals("yes")), 0.9, List.of());
            case "red", "blue" -> new Verdict(new AnswerValue.Colour(value), 0.9, List.of());
            default -> new Verdict(new AnswerValue.Count(Integer.parseInt(value)), 0.9, List.of());
        };
    }

    @ParameterizedTest
    @CsvSource({
        "yes,        no yes yes no yes,      yes@1 yes@4",
        "no,         yes no no yes,          no@1",
        "> 3,        1 4 5 3 4,              4@1 4@4",
        "<= 2,       9 2 1 3 0,              2@1 0@4",
        "= 3,        2 3 4 3,                3@1 3@3",
        "is red,     blue red red blue RED,  red@1 red@4",
        "unknown,    3 unknown unknown 3,    unknown@1",
        "> 3,        4 unknown 5,            4@0",
        "> 3,        1 unknown 5,            5@2",
        "yes,        3 4 5,                  none"
    })
    void whatBecomesTrueIsToldOnce(String condition, String values, String told) {
        List<String> heard = new ArrayList<>();
        Optional<Boolean> held = Optional.empty();
        String[] each = values.toLowerCase(Locale.ROOT).split(" ", -1);
        for (int i = 0; i < each.length; i++) {
            Edges.Step step = Edges.step(Condition.parse(condition), held, answer(each[i], true));
            held = step.holds().isPresent() ? step.holds() : held;
            if (step.tell()) {
                heard.add(each[i] + "@" + i);
            }
        }

        assertThat(heard.isEmpty() ? "none" : String.join(" ", heard)).isEqualTo(told);
    }

    @Test
    void onlyAnAnswerThatJustChangedIsNewsToADeliveryThatKnowsNothing() {
        Condition condition = Condition.parse("yes");

        assertThat(Edges.step(condition, Optional.empty(), answer("yes", true)).tell())
                .isTrue();
        assertThat(Edges.step(condition, Optional.empty(), answer("yes", false)))
                .isEqualTo(new Edges.Step(false, Optional.of(true)));
    }

    @Test
    void everyChangeIsToldWhereChangesAreWanted() {
        Condition change = Condition.parse("change");

        assertThat(Edges.step(change, Optional.empty(), answer("3", true)).tell())
                .isTrue();
        assertThat(Edges.step(change, Optional.empty(), answer("unknown", true)).tell())
                .isTrue();
        assertThat(Edges.step(change, Optional.empty(), answer("3", false)).tell())
                .isFalse();
    }
}
