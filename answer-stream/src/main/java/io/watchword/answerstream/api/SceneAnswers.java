package io.watchword.answerstream.api;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.vertx.core.Future;
import io.watchword.answerstream.history.PastScenes;
import io.watchword.answerstream.history.Walked;
import io.watchword.answerstream.http.Action;
import io.watchword.answerstream.http.Workers;
import io.watchword.protocol.Answer;
import io.watchword.protocol.Emit;
import io.watchword.protocol.Json;
import io.watchword.protocol.LatencyMs;
import io.watchword.protocol.Question;
import io.watchword.protocol.Region;
import io.watchword.protocol.Scene;
import io.watchword.protocol.Verdict;
import io.watchword.questionengine.QuestionEngine;
import io.watchword.questionengine.history.History;
import io.watchword.questionengine.language.Parse;
import io.watchword.questionengine.reasoning.Evaluation;
import io.watchword.questionengine.reasoning.Trace;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/**
 * Answers once what the question engine understands, from scenes: the newest of a camera, one of its past, or all
 * between two moments. What takes processor time happens on workers.
 */
public final class SceneAnswers {
    private static final long PATIENCE_OVER_S = 30;

    private final QuestionEngine engine;
    private final Workers workers;
    private final FreshScenes fresh;
    private final PastScenes past;

    /** Answers with this engine from these scenes. */
    public SceneAnswers(QuestionEngine engine, Workers workers, FreshScenes fresh, PastScenes past) {
        this.engine = engine;
        this.workers = workers;
        this.fresh = fresh;
        this.past = past;
    }

    /**
     * A question that was understood.
     *
     * @param camera the id of the one that is asked
     * @param trace takes the steps that lead to the answer
     * @param wanted whether anybody still waits for the answer; called on workers
     */
    record Asked(Question question, Parse.Understood parse, String camera, Trace trace, BooleanSupplier wanted) {
        /** What a request asks, with an id for its answer. */
        static Asked of(AskRequest request, String id, Parse.Understood parse, BooleanSupplier wanted) {
            Question question = new Question(
                    id, request.text(), List.of(), null, Emit.CHANGE, 0, 0, Instant.now(), parse.understood());
            Trace trace = request.isTraced() ? Trace.recording() : Trace.NONE;
            return new Asked(question, parse, request.camera().id(), trace, wanted);
        }

        /** The same as if it had stood all the while. */
        private Question standing() {
            return new Question(
                    question.id(),
                    question.text(),
                    List.of(),
                    null,
                    Emit.CHANGE,
                    null,
                    null,
                    question.createdAt(),
                    null);
        }

        private ObjectNode describe(Answer answer) {
            Answer told = answer.byKinds(parse.program().restsOnKinds());
            ObjectNode described = Understanding.describe((ObjectNode) Json.tree(told), parse);
            return trace.isWanted() ? described.set("trace", Json.tree(trace.steps())) : described;
        }
    }

    /**
     * The answer as it is shown, with how the question was understood. Fails with 422 where nothing is kept of the time
     * it is about, with 503 where that could not be read in time.
     */
    Future<ObjectNode> answer(Asked asked, AskRequest.When when) {
        if (when instanceof AskRequest.When.Between stretch) {
            return over(asked, stretch);
        }
        if (when instanceof AskRequest.When.Last last) {
            // by the clock that the camera's scenes have their times from, so that the newest of them belong to it
            Instant to = fresh.scenes().now(asked.camera);
            Instant from = to.minus(last.length());
            return over(asked, new AskRequest.When.Between(from, to, last.timeline()))
                    .map(reply -> reply.put("from", from.toString()).put("to", to.toString()));
        }
        Future<Answer> answer = when instanceof AskRequest.When.At at ? at(asked, at.moment()) : now(asked);
        return answer.map(asked::describe).timeout(patience(asked.parse), TimeUnit.SECONDS);
    }

    // longer looks back wait for each other
    private static long patience(Parse.Understood parse) {
        return PastScenes.isLong(History.reach(parse.program())) ? PATIENCE_OVER_S : Action.PATIENCE;
    }

    private Future<Answer> now(Asked asked) {
        return fresh.answer(asked.question, asked.camera, scene -> evaluate(asked, scene));
    }

    private Future<Answer> at(Asked asked, Instant moment) {
        return past.at(asked.camera, moment, asked.wanted).compose(scene -> evaluate(asked, scene));
    }

    private Future<Answer> evaluate(Asked asked, Scene scene) {
        Duration reach = History.reach(asked.parse.program());
        if (reach.isZero()) {
            return timed(asked, scene, () -> engine.evaluate(asked.parse.program(), scene, asked.trace));
        }
        return past.before(scene, reach, asked.wanted)
                .compose(history ->
                        timed(asked, scene, () -> engine.evaluate(asked.parse.program(), scene, history, asked.trace)));
    }

    private Future<Answer> timed(Asked asked, Scene scene, Supplier<Evaluation> program) {
        return workers.run(() -> {
            long start = System.nanoTime();
            Evaluation evaluation = program.get();
            double took = (System.nanoTime() - start) / 1e6;
            return answer(asked.question, scene, evaluation.verdict(), evaluation.regions(), took);
        });
    }

    /** Goes through all that was seen between two moments; the work is done where the scenes are read. */
    private Future<ObjectNode> over(Asked asked, AskRequest.When.Between stretch) {
        Optional<Question> standing = stretch.timeline() ? Optional.of(asked.standing()) : Optional.empty();
        Retrospect seen = new Retrospect(engine, asked.parse.program(), asked.question, standing);
        return past.through(asked.camera, stretch.from(), stretch.to(), seen, asked.wanted)
                .compose(walked -> workers.run(() -> {
                    ObjectNode reply = asked.describe(inTheEnd(asked, seen, stretch));
                    return told(reply, walked, seen);
                }))
                .timeout(PATIENCE_OVER_S, TimeUnit.SECONDS);
    }

    private static Answer inTheEnd(Asked asked, Retrospect seen, AskRequest.When.Between stretch) {
        long start = System.nanoTime();
        Evaluation evaluation = seen.evaluate(stretch.from(), stretch.to(), asked.trace);
        double took = (System.nanoTime() - start) / 1e6;
        return seen.last()
                .orElseGet(() ->
                        answer(asked.question, seen.lastScene(), evaluation.verdict(), evaluation.regions(), took));
    }

    private static ObjectNode told(ObjectNode reply, Walked walked, Retrospect seen) {
        seen.timeline().ifPresent(timeline -> {
            reply.set("timeline", Json.tree(timeline.segments()));
            putSeconds(reply, "leftOutS", timeline.leftOut());
        });
        putSeconds(reply, "spacingS", walked.spacing());
        return walked.cut() ? reply.put("truncated", true) : reply;
    }

    private static void putSeconds(ObjectNode reply, String field, Duration time) {
        if (!time.isZero()) {
            reply.put(field, time.toMillis() / 1000.0);
        }
    }

    private static Answer answer(Question question, Scene scene, Verdict verdict, List<Region> regions, double took) {
        LatencyMs before = scene.latencyMs();
        LatencyMs latency =
                new LatencyMs(before.capture(), before.queue(), before.perceive(), took, before.total() + took);
        Instant at = scene.frame().capturedAt();
        return Answer.of(question, scene.camera(), scene.frame(), verdict, regions, true, at, latency);
    }
}
