package io.watchword.answerstream.api;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.vertx.core.Future;
import io.watchword.answerstream.http.Problem;
import io.watchword.answerstream.http.ProblemException;
import io.watchword.answerstream.http.Workers;
import io.watchword.protocol.InvalidFieldException;
import io.watchword.protocol.Json;
import io.watchword.protocol.Question;
import io.watchword.protocol.Route;
import io.watchword.questionengine.PointedOut;
import io.watchword.questionengine.QuestionEngine;
import io.watchword.questionengine.language.Names;
import io.watchword.questionengine.language.Parse;

/** Has the question engine read what people write; off the event loop, as it takes milliseconds. */
public final class Understanding {
    private final QuestionEngine engine;
    private final Workers workers;

    /** Uses this engine on these threads. */
    public Understanding(QuestionEngine engine, Workers workers) {
        this.engine = engine;
        this.workers = workers;
    }

    /** What a question means where it may use these names, or why it can't be answered. */
    public Future<Parse> parse(String text, Names names) {
        requireText("text", text);
        return workers.run(() -> engine.parse(text, names));
    }

    /** What a referring expression means; fails with the reason if it means nothing. */
    public Future<Parse.Understood> ground(String expression) {
        requireText("expression", expression);
        return workers.run(() -> engine.ground(expression)).map(parse -> understood("expression", parse));
    }

    /** Adds what was understood to an object. */
    public static ObjectNode describe(ObjectNode object, Parse.Understood parse) {
        object.put("kind", parse.kind());
        object.put("understood", parse.understood());
        object.set("program", parse.program().toJson());
        object.set("approximations", Json.tree(parse.approximations()));
        return object;
    }

    /** The way of a question to a model. */
    Future<Route> route(String text, String model) {
        requireText("text", text);
        return workers.run(() -> new PointedOut(engine).route(text, model));
    }

    private static Parse.Understood understood(String field, Parse parse) {
        if (parse instanceof Parse.Understood understood) {
            return understood;
        }
        throw refused(field, parse);
    }

    /** Why a text can't be answered, as a failure. */
    static ProblemException refused(String field, Parse parse) {
        Parse.Refused refused = Parse.refusal(parse);
        return Problem.refused(field, refused.reason(), refused.unknown(), refused.suggestions())
                .exception();
    }

    private static void requireText(String field, String text) {
        if (text.isBlank()) {
            throw new InvalidFieldException(field, "is missing or empty");
        }
        if (text.length() > Question.MAX_TEXT) {
            throw new InvalidFieldException(
                    field, "has " + text.length() + " characters; at most " + Question.MAX_TEXT + " are allowed");
        }
    }
}
