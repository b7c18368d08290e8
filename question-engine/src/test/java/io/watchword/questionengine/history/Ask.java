package io.watchword.questionengine.history;

import io.watchword.protocol.Alternative;
import io.watchword.protocol.AnswerValue;
import io.watchword.protocol.Verdict;
import io.watchword.questionengine.program.Event;
import io.watchword.questionengine.program.Program;
import io.watchword.questionengine.program.Property;
import io.watchword.questionengine.program.Things;
import io.watchword.questionengine.program.Window;
import io.watchword.questionengine.reasoning.Evaluation;
import io.watchword.questionengine.reasoning.Trace;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Programs for tests, and their answers from a history as of its last scene. */
final class Ask {
    static final ZoneId UTC = ZoneOffset.UTC;
    static final Things PEOPLE = new Things.Find("person", Set.of("person"));
    static final Things CARS = new Things.Find("car", Set.of("car"));

    private Ask() {}

    static Things who(Things things, Property property) {
        return new Things.Having(things, property);
    }

    static Property in(String zone) {
        return new Property.InZone(zone);
    }

    static Property did(Event event, @Nullable String place) {
        return new Property.Did(event, place);
    }

    static Program any(Things things) {
        return new Program.Exists(things, false);
    }

    static Program none(Things things) {
        return new Program.Exists(things, true);
    }

    static Program number(Things things) {
        return new Program.Count(things);
    }

    static Program lately(Program program, double seconds) {
        return new Program.During(program, new Window.Last(seconds));
    }

    static Evaluation evaluation(History history, Program program) {
        return new Recollection(history, history.last().orElseThrow(), UTC, Trace.NONE).run(program);
    }

    static Verdict verdict(History history, Program program) {
        return evaluation(history, program).verdict();
    }

    /** The most probable value in words. */
    static String answer(History history, Program program) {
        return verdict(history, program).value().text();
    }

    static double probability(Verdict verdict, AnswerValue value) {
        return all(verdict)
                .filter(each -> each.value().equals(value))
                .mapToDouble(Alternative::confidence)
                .sum();
    }

    static double yes(Verdict verdict) {
        return probability(verdict, new AnswerValue.Bool(true));
    }

    static double no(Verdict verdict) {
        return probability(verdict, new AnswerValue.Bool(false));
    }

    static double unknown(Verdict verdict) {
        return all(verdict)
                .filter(each -> each.value() instanceof AnswerValue.Unknown)
                .mapToDouble(Alternative::confidence)
                .sum();
    }

    static String reason(Verdict verdict) {
        return all(verdict)
                .map(Alternative::value)
                .filter(AnswerValue.Unknown.class::isInstance)
                .map(value -> ((AnswerValue.Unknown) value).reason())
                .findFirst()
                .orElse("");
    }

    private static Stream<Alternative> all(Verdict verdict) {
        return Stream.concat(
                Stream.of(new Alternative(verdict.value(), verdict.confidence())), verdict.alternatives().stream());
    }
}
