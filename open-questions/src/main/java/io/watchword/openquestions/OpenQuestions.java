package io.watchword.openquestions;

import io.vertx.core.Future;
import io.watchword.openquestions.Consultation.Found;
import io.watchword.openquestions.model.Limits;
import io.watchword.protocol.Answer;
import io.watchword.protocol.AnsweredBy;
import io.watchword.protocol.CameraStatus;
import io.watchword.protocol.FrameInfo;
import io.watchword.protocol.LatencyMs;
import io.watchword.protocol.OpenAnswer;
import io.watchword.protocol.OpenAsk;
import io.watchword.protocol.Question;
import io.watchword.protocol.Scene;
import io.watchword.protocol.Verdict;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.LongSupplier;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Every open question on every camera that it has answers on. What is put to models is bounded by their limits; nothing
 * waits in line: a question that is not put on this scene is looked at again on the next. For one event loop.
 */
final class OpenQuestions {
    private static final Logger LOG = LoggerFactory.getLogger(OpenQuestions.class);
    private static final Limits NEVER = new Limits(1, 1, 1, Duration.ofMinutes(5), 0);

    private record Key(String question, String camera) {}

    private final Consultation consultation;
    private final OpenMeters meters;
    private final Function<Answer, Future<Void>> sink;
    private final LongSupplier clock;
    private final Predicate<String> elsewhere;
    private final Map<String, Desk> desks = new HashMap<>();
    private final Map<String, Grounding> questions = new TreeMap<>();
    private final Map<Key, StandingOpenQuestion> standing = new HashMap<>();
    private final Map<Key, Answer> earlier = new HashMap<>();

    /**
     * @param sink takes answers, in order for each question and camera
     * @param clock nanoseconds
     * @param elsewhere whether another process reaches a model of this name
     */
    OpenQuestions(
            List<Desk> models,
            Consultation consultation,
            OpenMeters meters,
            Function<Answer, Future<Void>> sink,
            LongSupplier clock,
            Predicate<String> elsewhere) {
        this.consultation = consultation;
        this.meters = meters;
        this.sink = sink;
        this.clock = clock;
        this.elsewhere = elsewhere;
        models.forEach(desk -> desks.put(desk.model().name(), desk));
    }

    /** A question is asked, or changed: it then begins afresh. */
    void put(Grounding asked) {
        withdraw(asked.question().id());
        questions.put(asked.question().id(), asked);
    }

    /** A question is no more, or was none of these. */
    void withdraw(String id) {
        questions.remove(id);
        standing.keySet().removeIf(key -> key.question().equals(id));
        earlier.keySet().removeIf(key -> key.question().equals(id));
    }

    /** Cameras are gone, or are others' from now on: what models are still asked about them is not told here. */
    void forget(Predicate<String> gone) {
        standing.keySet().removeIf(key -> gone.test(key.camera()));
        earlier.keySet().removeIf(key -> gone.test(key.camera()));
    }

    /** Others answered some cameras until now; these were their last answers, one to each question. */
    void takeOver(Predicate<String> taken, List<Answer> last) {
        standing.keySet().removeIf(key -> taken.test(key.camera()));
        for (Answer each : last) {
            if (each.by() != null && taken.test(each.camera())) {
                earlier.put(new Key(each.question(), each.camera()), each);
            }
        }
    }

    /** What is asked, to be read again where words have come or gone. */
    List<Question> asked() {
        return questions.values().stream().map(Grounding::question).toList();
    }

    /**
     * Words have come or gone: what points out something else now begins afresh.
     *
     * @param read what is asked, as it is read now
     */
    void reground(List<Grounding> read) {
        read.forEach(each -> questions.replace(each.question().id(), each));
        standing.entrySet()
                .removeIf(each -> each.getValue()
                                .grounding()
                                .isOutdated(questions.get(each.getKey().question()))
                        && remember(each.getKey(), each.getValue()));
    }

    /** For who takes its place. */
    private boolean remember(Key key, StandingOpenQuestion gone) {
        gone.last().ifPresent(answer -> earlier.put(key, answer));
        return true;
    }

    /** The next scene of a camera. */
    void scene(Scene scene) {
        List<StandingOpenQuestion> here = standing(scene.camera()).toList();
        long now = clock.getAsLong();
        here.stream()
                .sorted(Comparator.comparingLong(each -> each.askedAt() - now))
                .forEach(each -> considerAlone(each, scene));
    }

    /** A fault in one question is none of the others, nor of the scenes that come with this one. */
    private void considerAlone(StandingOpenQuestion each, Scene scene) {
        try {
            consider(each, scene);
        } catch (RuntimeException e) {
            LOG.atError()
                    .addKeyValue("question", each.question().id())
                    .addKeyValue("camera", scene.camera())
                    .setCause(e)
                    .log("A question could not be considered");
        }
    }

    private void consider(StandingOpenQuestion each, Scene scene) {
        String model = model(each.question());
        Desk desk = desks.get(model);
        if (desk == null) {
            each.unreached(scene, unreached(model)).ifPresent(this::send);
            return;
        }
        Optional<String> refusal = desk.model().refusal();
        if (refusal.isPresent()) {
            each.unreached(scene, refusal.get()).or(each::refreshed).ifPresent(this::send);
            return;
        }
        Optional<Answer> missing = each.missing(scene);
        if (missing.isPresent()) {
            meters.skipped(model, "nothing-pointed-out");
            send(missing.get());
            return;
        }
        Optional<String> skipped = each.skipped(scene);
        Optional<Desk.Closed> closed = skipped.isPresent() ? Optional.empty() : desk.closed();
        if (skipped.isEmpty() && closed.isEmpty()) {
            put(each, scene, desk);
            return;
        }
        meters.skipped(model, skipped.or(() -> closed.map(Desk.Closed::tag)).orElseThrow());
        closed.flatMap(why -> each.waiting(scene, words(why, desk))).ifPresent(this::send);
        each.refreshed().ifPresent(this::send);
    }

    private String unreached(String model) {
        return elsewhere.test(model)
                ? "the process that answers for this camera does not reach the model '" + model
                        + "', which another does: list the same models for all of them"
                : "no running process reaches the model '" + model + "'";
    }

    private static String words(Desk.Closed why, Desk desk) {
        return why == Desk.Closed.RESTING ? desk.model().trouble().orElse(why.words()) : why.words();
    }

    private void put(StandingOpenQuestion each, Scene scene, Desk desk) {
        int asked = each.asked(scene);
        long start = clock.getAsLong();
        ask(each.question(), each.grounding(), scene, desk, true).onSuccess(found -> {
            if (standing.get(new Key(each.question().id(), scene.camera())) == each) {
                each.answered(asked, scene, found, (clock.getAsLong() - start) / 1e6)
                        .ifPresent(this::send);
            }
        });
    }

    private Future<Found> ask(Question question, Grounding grounding, Scene scene, Desk desk, boolean standing) {
        desk.take();
        long start = clock.getAsLong();
        return consultation
                .run(question, grounding, scene, desk.model(), standing)
                .onComplete(done -> {
                    desk.done();
                    meters.asked(desk.model().name(), outcome(done), Duration.ofNanos(clock.getAsLong() - start));
                });
    }

    private static String outcome(io.vertx.core.AsyncResult<Found> done) {
        if (done.failed()) {
            return "fault";
        }
        Found found = done.result();
        if (found.failure() != null) {
            return found.failure().tag();
        }
        return found.verdict().isUnknown() ? "unknown" : "answered";
    }

    // what could not be written is told again with the next answer
    private void send(Answer answer) {
        sink.apply(answer).onFailure(problem -> standing.remove(new Key(answer.question(), answer.camera())));
    }

    /** The answers to be sent as a camera gives no frames. */
    void unavailable(CameraStatus status, String reason) {
        standing(status.camera()).forEach(each -> each.unavailable(placeholder(status), status.since(), reason)
                .ifPresent(this::send));
    }

    private static FrameInfo placeholder(CameraStatus status) {
        Instant at = status.lastFrameAt() == null ? status.since() : status.lastFrameAt();
        return FrameInfo.live(0, at, Math.max(1, status.width()), Math.max(1, status.height()));
    }

    /** Puts a question once, now, as it was read. */
    Future<OpenAnswer> once(OpenAsk ask, Grounding read) {
        Question question = ask.question();
        String model = model(question);
        Desk desk = desks.get(model);
        if (desk == null) {
            return told(ask, unreached(model));
        }
        StandingOpenQuestion once = fresh(read, ask.scene().camera());
        Optional<Answer> missing = once.missing(ask.scene());
        if (missing.isPresent()) {
            meters.skipped(model, "nothing-pointed-out");
            return Future.succeededFuture(new OpenAnswer(ask.id(), missing.get()));
        }
        Optional<Desk.Closed> closed = desk.closed();
        if (closed.isPresent()) {
            meters.skipped(model, closed.get().tag());
            return told(ask, words(closed.get(), desk));
        }
        long start = clock.getAsLong();
        return ask(question, once.grounding(), ask.scene(), desk, false)
                .map(found ->
                        new OpenAnswer(ask.id(), once.answered(ask.scene(), found, (clock.getAsLong() - start) / 1e6)));
    }

    private static Future<OpenAnswer> told(OpenAsk ask, String reason) {
        Scene scene = ask.scene();
        Answer answer = Answer.of(
                        ask.question(),
                        scene.camera(),
                        scene.frame(),
                        Verdict.unknown(reason),
                        List.of(),
                        true,
                        scene.frame().capturedAt(),
                        LatencyMs.NONE)
                .by(new AnsweredBy(model(ask.question()), List.of()));
        return Future.succeededFuture(new OpenAnswer(ask.id(), answer));
    }

    private static String model(Question question) {
        String model = question.route().asks();
        return model == null ? question.model() : model;
    }

    /** Every question on a camera that it has answers on. */
    private Stream<StandingOpenQuestion> standing(String camera) {
        return questions.values().stream()
                .filter(asked -> asked.question().answersOn(camera))
                .map(asked -> standing(asked, camera));
    }

    private StandingOpenQuestion standing(Grounding asked, String camera) {
        Question question = asked.question();
        return standing.computeIfAbsent(new Key(question.id(), camera), key -> {
            StandingOpenQuestion begun = fresh(asked, camera);
            Answer last = earlier.remove(key);
            if (last != null && last.text().equals(question.text())) {
                begun.resume(last);
            }
            return begun;
        });
    }

    private StandingOpenQuestion fresh(Grounding asked, String camera) {
        String model = model(asked.question());
        Desk desk = desks.get(model);
        Limits limits = desk == null ? NEVER : desk.model().limits();
        return new StandingOpenQuestion(asked.question(), camera, model, asked, limits, clock);
    }
}
