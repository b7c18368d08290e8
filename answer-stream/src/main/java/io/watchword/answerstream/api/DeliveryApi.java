package io.watchword.answerstream.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.vertx.core.Future;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.RoutingContext;
import io.watchword.answerstream.access.Access;
import io.watchword.answerstream.http.Action;
import io.watchword.answerstream.http.Endpoints;
import io.watchword.answerstream.http.Fields;
import io.watchword.answerstream.http.Gate;
import io.watchword.answerstream.http.Problem;
import io.watchword.answerstream.http.Query;
import io.watchword.answerstream.http.Reply;
import io.watchword.answerstream.http.Requests;
import io.watchword.answerstream.http.Turns;
import io.watchword.protocol.Delivery;
import io.watchword.protocol.DeliveryTestResult;
import io.watchword.protocol.Destination;
import io.watchword.protocol.Ids;
import io.watchword.protocol.InvalidFieldException;
import io.watchword.protocol.Json;
import io.watchword.protocol.Question;
import io.watchword.protocol.WebhookUrls;
import io.watchword.protocol.kafka.CompactedTable;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Setting up where answers are delivered. */
public final class DeliveryApi {
    /** Most deliveries. */
    public static final int MOST = 500;

    private static final String PATH = "/api/v1/deliveries";
    private static final Fields FIELDS =
            Fields.none().texts("id", "question", "when").objects("to");

    private final Deliveries deliveries;
    private final CompactedTable<Question> questions;
    private final WebhookUrls urls;
    private final Turns turns = new Turns();

    /** Keeps deliveries of answers to these questions. */
    public DeliveryApi(Deliveries deliveries, CompactedTable<Question> questions, WebhookUrls urls) {
        this.deliveries = deliveries;
        this.questions = questions;
        this.urls = urls;
    }

    /** Adds the addresses. */
    public void mount(Endpoints endpoints) {
        endpoints
                .at(PATH)
                .on(HttpMethod.GET, Access.OPERATOR, ofAllCameras(this::list))
                .on(HttpMethod.POST, Access.OPERATOR, ofAllCameras(this::create))
                .only();
        endpoints
                .at(PATH + "/:id")
                .on(HttpMethod.GET, Access.OPERATOR, ofAllCameras(this::get))
                .on(HttpMethod.PATCH, Access.OPERATOR, ofAllCameras(this::change))
                .on(HttpMethod.DELETE, Access.OPERATOR, ofAllCameras(this::delete))
                .only();
        endpoints
                .at(PATH + "/:id/test")
                .on(HttpMethod.POST, Access.OPERATOR, ofAllCameras(this::test))
                .only();
    }

    // what is delivered leaves the house: nobody may send out what they don't see
    private static Action ofAllCameras(Action action) {
        return ctx -> {
            if (Gate.who(ctx).isLimited()) {
                throw Problem.forbidden("Deliveries are for those who see every camera")
                        .exception();
            }
            return action.reply(ctx);
        };
    }

    private Future<Reply> list(RoutingContext ctx) {
        Set<String> wanted = Query.of(ctx, "question").ids("question");
        List<ObjectNode> all = deliveries.table().values().stream()
                .filter(each -> wanted.isEmpty() || wanted.contains(each.question()))
                .sorted(Comparator.comparing(Delivery::createdAt).thenComparing(Delivery::id))
                .map(deliveries::view)
                .toList();
        return Future.succeededFuture(Reply.ok(Map.of("deliveries", all)));
    }

    private Future<Reply> get(RoutingContext ctx) {
        return Future.succeededFuture(Reply.ok(deliveries.view(require(ctx.pathParam("id")))));
    }

    private Future<Reply> create(RoutingContext ctx) {
        ObjectNode body = Requests.object(ctx, FIELDS);
        if (!body.hasNonNull("id")) {
            body.put("id", Ids.random("d"));
        }
        body.put("createdAt", Instant.now().truncatedTo(ChronoUnit.MILLIS).toString());
        Delivery wanted = delivery(body);
        return turns.take(wanted.id(), () -> {
            requireRoom(wanted.id());
            return deliveries
                    .table()
                    .put(wanted)
                    .map(done -> Reply.created(PATH + "/" + wanted.id(), deliveries.view(wanted)));
        });
    }

    private void requireRoom(String id) {
        if (deliveries.table().get(id).isPresent()) {
            throw Problem.taken("delivery", id).exception();
        }
        if (deliveries.table().values().size() >= MOST) {
            throw Problem.limit("There are " + MOST + " deliveries already, which is as many as are allowed")
                    .exception();
        }
    }

    private Future<Reply> change(RoutingContext ctx) {
        ObjectNode changes = Requests.object(ctx, FIELDS);
        String id = ctx.pathParam("id");
        return turns.take(id, () -> {
            Delivery changed = changed(require(id), changes);
            return deliveries.table().put(changed).map(done -> Reply.ok(deliveries.view(changed)));
        });
    }

    private Delivery changed(Delivery stored, ObjectNode changes) {
        ObjectNode merged = (ObjectNode) Json.tree(stored);
        changes.properties().forEach(field -> merged.set(field.getKey(), field.getValue()));
        if (!merged.path("id").asText().equals(stored.id())) {
            throw new InvalidFieldException("id", "can't be changed");
        }
        if (changes.path("to") instanceof ObjectNode to && stored.to() instanceof Destination.Webhook known) {
            unmask(to, known);
        }
        return delivery(merged);
    }

    // what is sent back as it was shown stays what it is
    private static void unmask(ObjectNode to, Destination.Webhook known) {
        if (to.path("url").asText().equals(known.masked().url())) {
            to.put("url", known.url());
        }
        if (to.path("secret").asText().equals(Destination.MASK)) {
            to.put("secret", known.secret());
        }
    }

    private Future<Reply> delete(RoutingContext ctx) {
        String id = ctx.pathParam("id");
        return turns.take(id, () -> {
            require(id);
            return deliveries.table().remove(id).map(done -> Reply.nothing());
        });
    }

    private Future<Reply> test(RoutingContext ctx) {
        return deliveries.test(require(ctx.pathParam("id")).id()).map(DeliveryApi::reply);
    }

    private static Reply reply(DeliveryTestResult result) {
        return Reply.ok(
                JsonNodeFactory.instance.objectNode().put("ok", result.ok()).put("detail", result.detail()));
    }

    private Delivery require(String id) {
        return deliveries.table().get(id).orElseThrow(() -> Problem.missing("delivery", id)
                .exception());
    }

    private Delivery delivery(ObjectNode body) {
        requireDestination(body.path("to"));
        Delivery delivery = Json.convert(body, Delivery.class);
        if (questions.get(delivery.question()).isEmpty()) {
            throw new InvalidFieldException("question", "there is no question '" + delivery.question() + "'");
        }
        if (delivery.to() instanceof Destination.Webhook hook) {
            urls.require(hook.url());
            if (hook.url().contains(Destination.MASK)) {
                throw new InvalidFieldException("url", "has *** in it; send the password, or leave the URL out");
            }
        }
        return delivery;
    }

    private static void requireDestination(JsonNode to) {
        Set<String> known =
                switch (to.path("type").asText()) {
                    case "webhook" -> Set.of("type", "url", "secret");
                    case "mqtt" -> Set.of("type", "topic");
                    default ->
                        throw new InvalidFieldException(
                                "to", "must be {\"type\": \"webhook\", \"url\": …} or {\"type\": \"mqtt\"}");
                };
        to.properties().forEach(field -> {
            if (!known.contains(field.getKey())) {
                throw new InvalidFieldException(
                        "to", "has a field that it does not take; it takes " + String.join(", ", known));
            }
            if (!field.getValue().isTextual() && !field.getValue().isNull()) {
                throw new InvalidFieldException(field.getKey(), "must be text");
            }
        });
    }
}
