package io.watchword.standalone;

import io.vertx.core.Future;
import io.watchword.protocol.Camera;
import io.watchword.protocol.Question;
import io.watchword.protocol.kafka.CompactedTable;
import io.watchword.protocol.kafka.KafkaBus;
import io.watchword.protocol.kafka.Topic;
import io.watchword.questionengine.PointedOut;
import io.watchword.questionengine.QuestionEngine;
import io.watchword.questionengine.language.Names;
import io.watchword.questionengine.language.Parse;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.zip.CRC32;

/**
 * Cameras and questions that should stand from the start. Those that stand already are left as they are, so starting
 * again with the same words changes nothing.
 *
 * @param cameras written where missing or different
 * @param questions texts, asked of every camera
 */
public record Seeds(List<Camera> cameras, List<String> questions) {
    public Seeds {
        cameras = List.copyOf(cameras);
        questions = List.copyOf(questions);
    }

    /**
     * Checks that every question can be answered.
     *
     * @param model that answers what the engine can't, if there is one
     * @throws UserException with the reason and suggestions for the first that is not
     */
    public void requireUnderstood(QuestionEngine engine, Optional<String> model) {
        questions.forEach(text -> question(engine, text, model));
    }

    /** Whether the engine understands every question by itself. */
    boolean areUnderstood(QuestionEngine engine) {
        return questions.stream().allMatch(text -> parse(engine, text) instanceof Parse.Understood);
    }

    /** The same with those questions only that the engine understands by itself. */
    Seeds understoodBy(QuestionEngine engine) {
        return new Seeds(
                cameras,
                questions.stream()
                        .filter(text -> parse(engine, text) instanceof Parse.Understood)
                        .toList());
    }

    private Parse parse(QuestionEngine engine, String text) {
        return engine.parse(
                text, Names.ofCameras(cameras.stream().map(Camera::id).toList()));
    }

    Future<Void> plant(KafkaBus bus, QuestionEngine engine, Optional<String> model) {
        return bus.table(Topic.CAMERAS)
                .compose(table -> plantCameras(table).eventually(table::close))
                .compose(ignored -> bus.table(Topic.QUESTIONS))
                .compose(table -> plantQuestions(table, engine, model).eventually(table::close));
    }

    private Future<Void> plantCameras(CompactedTable<Camera> table) {
        List<Future<Void>> puts = new ArrayList<>();
        for (Camera camera : cameras) {
            if (!table.get(camera.id()).equals(Optional.of(camera))) {
                puts.add(table.put(camera));
            }
        }
        return Future.all(puts).mapEmpty();
    }

    private Future<Void> plantQuestions(CompactedTable<Question> table, QuestionEngine engine, Optional<String> model) {
        List<Future<Void>> puts = new ArrayList<>();
        for (String text : questions) {
            Question question = question(engine, text, model);
            if (table.values().stream().noneMatch(q -> q.text().equals(text))) {
                puts.add(table.put(question));
            }
        }
        return Future.all(puts).mapEmpty();
    }

    private Question question(QuestionEngine engine, String text, Optional<String> model) {
        Parse parse = parse(engine, text);
        if (parse instanceof Parse.Understood understood) {
            return new Question(
                    id(text),
                    text,
                    understood.cameras(),
                    null,
                    null,
                    null,
                    null,
                    Instant.now(),
                    understood.understood());
        }
        if (model.isPresent()) {
            Question open = new Question(id(text), text, null, null, null, null, null, Instant.now(), null);
            return open.routed(List.of(), null, new PointedOut(engine).route(text, model.get()));
        }
        throw new UserException(Refusals.words(Parse.refusal(parse)));
    }

    private static String id(String text) {
        CRC32 sum = new CRC32();
        sum.update(text.getBytes(StandardCharsets.UTF_8));
        return String.format(Locale.ROOT, "q-%08x", sum.getValue());
    }
}
