package io.watchword.answerstream.api;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.vertx.core.Future;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.RoutingContext;
import io.watchword.answerstream.http.Endpoints;
import io.watchword.answerstream.http.Fields;
import io.watchword.answerstream.http.Problem;
import io.watchword.answerstream.http.Reply;
import io.watchword.answerstream.http.Requests;
import io.watchword.answerstream.http.Workers;
import io.watchword.protocol.CameraUrls;
import io.watchword.protocol.InvalidFieldException;
import io.watchword.protocol.Secrets;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Trying a camera before connecting it. */
public final class CameraTestApi {
    private static final Fields FIELDS = Fields.none().texts("url");

    private final @Nullable CameraTester tester;
    private final CameraUrls urls;
    private final Workers workers;

    /**
     * @param tester opens cameras; null where this process can't
     * @param workers on which it waits for them
     */
    public CameraTestApi(@Nullable CameraTester tester, CameraUrls urls, Workers workers) {
        this.tester = tester;
        this.urls = urls;
        this.workers = workers;
    }

    /** Adds the address. */
    public void mount(Endpoints endpoints) {
        endpoints.at("/api/v1/cameras/test").on(HttpMethod.POST, this::test).only();
    }

    private Future<Reply> test(RoutingContext ctx) {
        ObjectNode body = Requests.object(ctx, FIELDS);
        if (!body.hasNonNull("url")) {
            throw new InvalidFieldException("url", "is missing");
        }
        String url = urls.require(body.path("url").asText());
        CameraTester opens = tester;
        if (opens == null) {
            throw Problem.unavailable("This process can't open cameras; connect it and watch its status")
                    .exception();
        }
        return workers.run(() -> opens.test(url)).map(CameraTestApi::seen).recover(CameraTestApi::explained);
    }

    private static Reply seen(CameraTester.Seen seen) {
        return Reply.ok(Map.of(
                "codec", seen.codec(),
                "width", seen.width(),
                "height", seen.height(),
                "fps", seen.fps(),
                "jpeg", seen.jpeg()));
    }

    private static Future<Reply> explained(Throwable problem) {
        if (problem instanceof CameraTester.FailedException failed) {
            String reason = Secrets.maskUrl(String.valueOf(failed.getMessage()));
            return Future.failedFuture(
                    Problem.unavailable(reason).with("field", "url").exception());
        }
        return Future.failedFuture(problem);
    }
}
