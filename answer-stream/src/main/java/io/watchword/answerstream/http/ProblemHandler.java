package io.watchword.answerstream.http;

import io.vertx.core.Handler;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.http.HttpVersion;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.HttpException;
import io.watchword.protocol.InvalidFieldException;
import io.watchword.protocol.Texts;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The one place where failures become replies. */
public final class ProblemHandler implements Handler<RoutingContext> {
    private static final Logger LOG = LoggerFactory.getLogger(ProblemHandler.class);
    private static final String TYPE = "application/problem+json";

    @Override
    public void handle(RoutingContext ctx) {
        Problem problem = problem(ctx);
        HttpServerResponse response = ctx.response();
        if (response.ended()) {
            return;
        }
        if (response.headWritten()) {
            response.reset();
            return;
        }
        if (problem.status() == 413 && ctx.request().version() != HttpVersion.HTTP_2) {
            // what is left of the body is not worth reading
            response.putHeader("Connection", "close");
        }
        problem.headers().forEach(response::putHeader);
        Reply.json(problem.status(), problem.json()).withType(TYPE).send(response);
    }

    private static Problem problem(RoutingContext ctx) {
        Throwable failure = ctx.failure();
        if (failure == null) {
            return byStatus(ctx.statusCode());
        }
        Problem known = known(failure);
        if (known != null) {
            return known;
        }
        if (ctx.statusCode() >= 400 && ctx.statusCode() < 500) {
            return byStatus(ctx.statusCode());
        }
        LOG.atError()
                .addKeyValue("method", ctx.request().method().name())
                .addKeyValue("path", Texts.clip(ctx.request().path(), 200))
                .log("A request failed", failure);
        return Problem.internal();
    }

    private static @Nullable Problem known(Throwable failure) {
        if (failure instanceof ProblemException problem) {
            return problem.problem();
        }
        if (failure instanceof InvalidFieldException invalid) {
            return Problem.invalid(invalid);
        }
        if (failure instanceof HttpException http) {
            return byStatus(http.getStatusCode());
        }
        if (failure instanceof TimeoutException || isKafka(failure)) {
            LOG.warn("Kafka did not answer a request in time: {}", failure.toString());
            return Problem.busy("Kafka does not answer; try again soon");
        }
        return null;
    }

    private static boolean isKafka(Throwable failure) {
        return failure.getClass().getName().startsWith("org.apache.kafka.");
    }

    private static Problem byStatus(int status) {
        return switch (status) {
            case 400 -> Problem.malformed("The request is not valid HTTP");
            case 404 -> Problem.noSuchPath();
            case 413 -> Problem.tooLarge(Requests.MAX_BODY);
            case -1, 500 -> Problem.internal();
            default -> Problem.status(status);
        };
    }
}
