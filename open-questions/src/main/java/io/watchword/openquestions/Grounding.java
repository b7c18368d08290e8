package io.watchword.openquestions;

import io.watchword.protocol.Question;
import io.watchword.protocol.Region;
import io.watchword.protocol.Route;
import io.watchword.protocol.Scene;
import io.watchword.protocol.Track;
import io.watchword.questionengine.QuestionEngine;
import io.watchword.questionengine.language.Parse;
import io.watchword.questionengine.program.Program;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What a question points out in a scene, and which tracks matter for it. Microseconds; from any thread. */
final class Grounding {
    private static final double LIKELY = 0.5;
    // what is a little less likely than before has not gone
    private static final double PERHAPS = 0.3;

    private final QuestionEngine engine;
    private final Question question;
    private final @Nullable Program program;

    private Grounding(QuestionEngine engine, Question question, @Nullable Program program) {
        this.engine = engine;
        this.question = question;
        this.program = program;
    }

    /** Reads the question, which is no work for an event loop. */
    static Grounding of(QuestionEngine engine, Question question) {
        Program program = question.route() instanceof Route.Grounded route
                        && engine.ground(route.expression()) instanceof Parse.Understood understood
                ? understood.program()
                : null;
        return new Grounding(engine, question, program);
    }

    Question question() {
        return question;
    }

    /** Whether the other is of the same question, read when other words were known, and points out something else. */
    boolean isOutdated(@Nullable Grounding other) {
        return other != null && other.question.equals(question) && !Objects.equals(program, other.program);
    }

    /** What is pointed out, strongest first; empty where nothing is likely enough, or nothing is pointed out. */
    List<Region> regions(Scene scene) {
        return regions(scene, LIKELY);
    }

    private List<Region> regions(Scene scene, double from) {
        return program == null
                ? List.of()
                : engine.evaluate(program, scene).regions().stream()
                        .filter(region -> region.score() >= from)
                        .toList();
    }

    /** What the question is about, in its words, where that is pointed out and not there; else empty. */
    Optional<String> missing(Scene scene) {
        return question.route() instanceof Route.Grounded route
                        && regions(scene).isEmpty()
                ? Optional.of(route.expression())
                : Optional.empty();
    }

    /** Which tracks the answer depends on. */
    Predicate<Track> matters(Scene scene) {
        return matters(scene, LIKELY);
    }

    /** Which tracks it can still depend on, where it did so before. */
    Predicate<Track> stillMatters(Scene scene) {
        return matters(scene, PERHAPS);
    }

    private Predicate<Track> matters(Scene scene, double from) {
        if (question.route() instanceof Route.Grounded) {
            Set<Long> pointedOut =
                    regions(scene, from).stream().map(Region::track).collect(Collectors.toSet());
            return track -> pointedOut.contains(track.id());
        }
        return question.regions().isEmpty()
                ? track -> true
                : track -> question.regions().stream()
                        .anyMatch(region -> region.camera().equals(scene.camera())
                                && region.box().intersection(track.box()) > 0);
    }
}
