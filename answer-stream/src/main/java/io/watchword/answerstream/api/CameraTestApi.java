package io.watchword.answerstream.api;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.vertx.core.Future;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.RoutingContext;
import io.watchword.answerstream.access.Access;
import io.watchword.answerstream.http.Endpoints;
import io.watchword.answerstream.http.Fields;
import io.watchword.answerstream.http.Problem;
import io.watchword.answerstream.http.Reply;
import io.watchword.answerstream.http.Requests;
import io.watchword.protocol.CameraUrls;
import io.watchword.protocol.InvalidFieldException;
import io.watchword.protocol.Secrets;
import io.watchword.protocol.TrialResult;
import java.util.Map;

/** Trying a camera before connecting it. */
public final class CameraTestApi {
    private static final Fields FIELDS = Fields.none().texts("url");

    private final CameraTrials trials;
    private final CameraUrls urls;

    /**
     * @param trials has cameras opened
     * @param urls which may be
     */
    public CameraTestApi(CameraTrials trials, CameraUrls urls) {
        this.trials = trials;
        this.urls = urls;
    }

    /** Adds the address. */
    public void mount(Endpoints endpoints) {
        endpoints
                .at("/api/v1/cameras/test")
                .on(HttpMethod.POST, Access.ADMIN, this::test)
                .only();
    }

    private Future<Reply> test(RoutingContext ctx) {
        ObjectNode body = Requests.object(ctx, FIELDS);
        if (!body.hasNonNull("url")) {
            throw new InvalidFieldException("url", "is missing");
        }
        String url = urls.require(body.path("url").asText());
        return trials.run(url).map(CameraTestApi::reply);
    }

    private static Reply reply(TrialResult result) {
        TrialResult.Seen seen = result.seen();
        if (seen == null) {
            throw Problem.unavailable(Secrets.maskUrl(String.valueOf(result.reason())))
                    .with("field", "url")
                    .exception();
        }
        return Reply.ok(Map.of(
                "codec", seen.codec(),
                "width", seen.width(),
                "height", seen.height(),
                "fps", seen.fps(),
                "jpeg", seen.jpeg()));
    }
}
