package io.watchword.answerstream.api;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.watchword.protocol.Answer;
import io.watchword.protocol.Box;
import io.watchword.protocol.CameraRegion;
import io.watchword.protocol.Emit;
import io.watchword.protocol.Ids;
import io.watchword.protocol.InvalidFieldException;
import io.watchword.protocol.ModelStatus;
import io.watchword.protocol.OpenAnswer;
import io.watchword.protocol.OpenAsk;
import io.watchword.protocol.Question;
import io.watchword.protocol.Route;
import io.watchword.protocol.Scene;
import io.watchword.protocol.Texts;
import io.watchword.protocol.kafka.CompactedTable;
import io.watchword.protocol.kafka.KafkaBus;
import io.watchword.protocol.kafka.Topic;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.BinaryOperator;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The models that questions can be put to, as those who reach them tell; and putting one to them once. On one context.
 */
public final class OpenModels {
    private static final Logger LOG = LoggerFactory.getLogger(OpenModels.class);
    /** Longest that a model is waited for; a connection on which nothing passes is closed soon after. */
    static final Duration LONGEST = Duration.ofSeconds(50);

    // what the scene says is wanted soon, with or without a caption
    private static final Duration CAPTION_WITHIN = Duration.ofSeconds(8);
    private static final String CAPTION = "caption";
    private static final double USUAL_S = 30;
    // finding the frame, cutting out of it, and the ways there and back
    private static final Duration BESIDES = Duration.ofSeconds(10);

    private static final long RETRY_MS = 1_000;

    private final Vertx vertx;
    private final CompactedTable<ModelStatus> table;
    private final Exchange<OpenAsk, OpenAnswer> asks;

    private OpenModels(Vertx vertx, KafkaBus bus, CompactedTable<ModelStatus> table) {
        this.vertx = vertx;
        this.table = table;
        this.asks = new Exchange<>(vertx, bus, Topic.OPEN_ASKS, Topic.OPEN_ANSWERS, OpenAnswer::ask);
    }

    /** Completes when everything that the topic holds now has been read. */
    public static Future<OpenModels> open(Vertx vertx, KafkaBus bus) {
        return bus.table(Topic.MODELS).map(table -> new OpenModels(vertx, bus, table));
    }

    /**
     * Has somebody learn every model with the kinds it tells, also those that nobody reaches at the moment: now, and
     * whenever kinds change, one time after another.
     *
     * @return completes when what is known now was learned
     */
    public Future<Void> teach(Function<List<ModelStatus>, Future<?>> learner) {
        Lessons lessons = new Lessons(vertx, RETRY_MS, () -> learner.apply(List.copyOf(table.values())));
        table.onChange((name, before, after) -> {
            if (!kinds(before).equals(kinds(after))) {
                lessons.changed();
            }
        });
        return lessons.begin();
    }

    private static List<String> kinds(@Nullable ModelStatus model) {
        return model == null ? List.of() : model.kinds();
    }

    /**
     * Those that somebody reaches, without their kinds, the one that is asked where a question names none first. What
     * several workers say of one is what the one says who has it ready, and of several the one who spoke last.
     */
    List<ModelStatus> present() {
        Instant now = Instant.now();
        return table.values().stream()
                .filter(model -> !model.isGone(now))
                .map(ModelStatus::withoutKinds)
                .collect(Collectors.toMap(
                        ModelStatus::name,
                        Function.identity(),
                        BinaryOperator.maxBy(
                                Comparator.comparing(ModelStatus::ready).thenComparing(ModelStatus::at))))
                .values()
                .stream()
                .sorted(Comparator.comparingInt(ModelStatus::rank).thenComparing(ModelStatus::name))
                .toList();
    }

    /** The one that is asked where a question names none. */
    Optional<String> preferred() {
        return present().stream()
                .filter(ModelStatus::answers)
                .map(ModelStatus::name)
                .findFirst();
    }

    /** The one that says what a picture shows. */
    private Optional<ModelStatus> captioner() {
        return present().stream().filter(ModelStatus::captions).findFirst();
    }

    /**
     * The model of this name.
     *
     * @throws InvalidFieldException naming {@code model} if nobody reaches one
     */
    String require(String name) {
        List<ModelStatus> present = present();
        List<String> names = present.stream()
                .filter(ModelStatus::answers)
                .map(ModelStatus::name)
                .toList();
        if (names.contains(name)) {
            return name;
        }
        boolean captions = present.stream().filter(ModelStatus::captions).anyMatch(model -> model.name()
                .equals(name));
        boolean classifies = present.stream().filter(ModelStatus::classifies).anyMatch(model -> model.name()
                .equals(name));
        String known = names.isEmpty() ? "none is running" : "there is " + String.join(", ", names);
        String shown = "'" + Texts.clip(name, 64) + "'";
        throw new InvalidFieldException(
                "model",
                (captions
                                ? "the model " + shown + " says what pictures show and answers nothing; "
                                : classifies
                                        ? "the model " + shown + " tells the scene what kinds of things there are; "
                                        : "no running process reaches a model " + shown + "; ")
                        + known + "; or leave it to 'auto' or the 'scene'");
    }

    /**
     * Puts a question once, to the model of its route; fails with 503 if nobody answers within what the model may take.
     *
     * @param ended completes when nobody waits for the answer any more
     */
    Future<Answer> ask(Question question, Scene scene, Future<Void> ended) {
        return ask(question, scene, patience(question.route().asks()), ended);
    }

    private Future<Answer> ask(Question question, Scene scene, Duration patience, Future<Void> ended) {
        OpenAsk ask =
                new OpenAsk(Ids.random("ask"), question, scene, Instant.now().plus(patience));
        return asks.ask(ask.id(), ask, unanswered(patience), patience, ended).map(OpenAnswer::answer);
    }

    private static String unanswered(Duration patience) {
        return "No process that puts questions to models answered within " + patience.toSeconds()
                + " s; is one running?";
    }

    /**
     * What a captioner says of a part of a picture; empty where there is none. Never fails: why it says nothing is part
     * of what is told.
     *
     * @param box pixels of the scene's frame
     * @param ended completes when nobody waits for it any more
     */
    Future<Optional<Caption>> caption(Scene scene, Box box, Future<Void> ended) {
        return captioner()
                .map(model -> caption(model, scene, box, ended).map(Optional::of))
                .orElseGet(() -> Future.succeededFuture(Optional.empty()));
    }

    private Future<Caption> caption(ModelStatus model, Scene scene, Box box, Future<Void> ended) {
        if (!model.ready()) {
            return Future.succeededFuture(Caption.none(model.name(), String.valueOf(model.reason())));
        }
        CameraRegion region = new CameraRegion(
                scene.camera(), new Box(box.x(), box.y(), Math.max(1, box.width()), Math.max(1, box.height())));
        Question question = new Question(
                CAPTION,
                CAPTION,
                List.of(),
                null,
                Emit.CHANGE,
                0,
                0,
                Instant.now(),
                null,
                model.name(),
                List.of(region),
                new Route.Model(model.name()));
        return ask(question, scene, CAPTION_WITHIN, ended)
                .map(answer -> new Caption(model.name(), answer.answer()))
                .recover(problem -> Future.succeededFuture(Caption.none(model.name(), silence(problem))));
    }

    private static String silence(Throwable problem) {
        if (String.valueOf(problem.getMessage()).contains(unanswered(CAPTION_WITHIN))) {
            return "it said nothing within " + CAPTION_WITHIN.toSeconds() + " s";
        }
        LOG.warn("A captioner could not be asked: {}", problem.toString());
        return "it could not be asked";
    }

    private Duration patience(@Nullable String model) {
        double timeout = present().stream()
                .filter(each -> each.name().equals(model))
                .mapToDouble(each -> each.timeout() == null ? USUAL_S : each.timeout())
                .findFirst()
                .orElse(USUAL_S);
        Duration whole = Duration.ofMillis(Math.round(timeout * 1_000)).plus(BESIDES);
        return whole.compareTo(LONGEST) > 0 ? LONGEST : whole;
    }

    /** Stops reading. */
    public Future<Void> close() {
        return Future.join(table.close(), asks.close()).mapEmpty();
    }
}
