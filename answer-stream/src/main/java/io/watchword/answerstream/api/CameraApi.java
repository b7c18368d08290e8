package io.watchword.answerstream.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.vertx.core.Future;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.RoutingContext;
import io.watchword.answerstream.access.Access;
import io.watchword.answerstream.access.Who;
import io.watchword.answerstream.http.Endpoints;
import io.watchword.answerstream.http.Fields;
import io.watchword.answerstream.http.Gate;
import io.watchword.answerstream.http.Problem;
import io.watchword.answerstream.http.Reply;
import io.watchword.answerstream.http.Requests;
import io.watchword.answerstream.http.Turns;
import io.watchword.protocol.Camera;
import io.watchword.protocol.CameraUrls;
import io.watchword.protocol.Ids;
import io.watchword.protocol.InvalidFieldException;
import io.watchword.protocol.Json;
import io.watchword.protocol.kafka.CompactedTable;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Connecting, changing and removing cameras. */
public final class CameraApi {
    /** Most cameras. */
    public static final int MOST = 1_000;

    private static final String MASK = "***";
    private static final Fields FIELDS = Fields.none()
            .texts("id", "name", "url")
            .numbers("fps")
            .booleans("paused", "motionGate")
            .zones("zones")
            .lines("lines");

    private final CompactedTable<Camera> cameras;
    private final CameraView view;
    private final CameraUrls urls;
    private final Turns turns = new Turns();

    /** Keeps cameras in this table, taking only such URLs. */
    public CameraApi(CompactedTable<Camera> cameras, CameraView view, CameraUrls urls) {
        this.cameras = cameras;
        this.view = view;
        this.urls = urls;
    }

    /** Adds the addresses. */
    public void mount(Endpoints endpoints) {
        endpoints
                .at("/api/v1/cameras")
                .on(HttpMethod.GET, Access.VIEWER, this::list)
                .on(HttpMethod.POST, Access.ADMIN, this::create)
                .only();
        endpoints
                .at("/api/v1/cameras/:id")
                .on(HttpMethod.GET, Access.VIEWER, this::get)
                .on(HttpMethod.PATCH, Access.ADMIN, this::change)
                .on(HttpMethod.DELETE, Access.ADMIN, this::delete)
                .only();
    }

    private Future<Reply> list(RoutingContext ctx) {
        Who who = Gate.who(ctx);
        List<ObjectNode> views = cameras.values().stream()
                .filter(camera -> who.sees(camera.id()))
                .sorted(Comparator.comparing(Camera::id))
                .map(view::of)
                .toList();
        return Future.succeededFuture(Reply.ok(Map.of("cameras", views)));
    }

    private Future<Reply> get(RoutingContext ctx) {
        return Future.succeededFuture(Reply.ok(view.of(require(ctx.pathParam("id")))));
    }

    private Future<Reply> create(RoutingContext ctx) {
        ObjectNode body = Requests.object(ctx, FIELDS);
        boolean named = body.hasNonNull("id");
        if (!named) {
            body.put("id", freeId(body.path("name").asText("")));
        }
        Camera camera = camera(body);
        return turns.take(camera.id(), () -> {
            requireRoom(camera.id());
            return cameras.put(camera).map(done -> Reply.created("/api/v1/cameras/" + camera.id(), view.of(camera)));
        });
    }

    private void requireRoom(String id) {
        if (cameras.get(id).isPresent()) {
            throw Problem.taken("camera", id).exception();
        }
        if (cameras.values().size() >= MOST) {
            throw Problem.limit("There are " + MOST + " cameras already, which is as many as are allowed")
                    .exception();
        }
    }

    private Future<Reply> change(RoutingContext ctx) {
        ObjectNode body = Requests.object(ctx, FIELDS);
        String id = ctx.pathParam("id");
        return turns.take(id, () -> {
            Camera changed = changed(require(id), body);
            return cameras.put(changed).map(done -> Reply.ok(view.of(changed)));
        });
    }

    private Camera changed(Camera stored, ObjectNode changes) {
        ObjectNode merged = (ObjectNode) Json.tree(stored);
        changes.properties().forEach(field -> merged.set(field.getKey(), field.getValue()));
        if (!merged.path("id").asText().equals(stored.id())) {
            throw new InvalidFieldException("id", "can't be changed");
        }
        if (merged.path("url").asText().equals(stored.maskedUrl())) {
            merged.put("url", stored.url());
            return Json.convert(merged, Camera.class);
        }
        return camera(merged);
    }

    private Future<Reply> delete(RoutingContext ctx) {
        String id = ctx.pathParam("id");
        return turns.take(id, () -> {
            require(id);
            return cameras.remove(id).map(done -> Reply.nothing());
        });
    }

    private Camera require(String id) {
        return cameras.get(id).orElseThrow(() -> Problem.missing("camera", id).exception());
    }

    private Camera camera(JsonNode body) {
        Camera camera = Json.convert(body, Camera.class);
        String url = urls.require(camera.url());
        if (url.contains(MASK)) {
            throw new InvalidFieldException("url", "has a masked password; give the whole URL");
        }
        return camera;
    }

    private String freeId(String name) {
        String slug =
                name.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-").replaceAll("^-|-$", "");
        String id = slug.length() > 48 ? slug.substring(0, 48) : slug;
        if (id.isEmpty()) {
            return Ids.random("camera");
        }
        return cameras.get(id).isPresent() ? Ids.random(id) : id;
    }
}
