package io.watchword.answerstream.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.buffer.Buffer;
import io.vertx.ext.web.RoutingContext;
import io.watchword.protocol.InvalidFieldException;
import io.watchword.protocol.Json;
import java.nio.charset.CharsetEncoder;
import java.nio.charset.StandardCharsets;

/** Reads request bodies strictly. */
public final class Requests {
    /** Largest body, in bytes. */
    public static final int MAX_BODY = 64 << 10;

    private Requests() {}

    /**
     * The body as a JSON object whose fields obey the rules.
     *
     * @throws ProblemException if it is no JSON object
     * @throws InvalidFieldException if a field is unknown or of the wrong type
     */
    public static ObjectNode object(RoutingContext ctx, Fields fields) {
        Buffer body = ctx.body().buffer();
        if (body == null || body.length() == 0) {
            throw Problem.malformed("The body is empty; send a JSON object").exception();
        }
        ObjectNode object = object(body);
        requireText(object);
        fields.check(object);
        return object;
    }

    /** The same, an absent body being an empty object. */
    public static ObjectNode optionalObject(RoutingContext ctx, Fields fields) {
        Buffer body = ctx.body().buffer();
        return body == null || body.length() == 0 ? JsonNodeFactory.instance.objectNode() : object(ctx, fields);
    }

    /** Completes when nobody waits for the reply any more. */
    public static Future<Void> ended(RoutingContext ctx) {
        Promise<Void> ended = Promise.promise();
        ctx.addEndHandler(done -> ended.tryComplete());
        return ended.future();
    }

    private static ObjectNode object(Buffer body) {
        JsonNode tree;
        try {
            tree = Json.readTree(body.getBytes());
        } catch (InvalidFieldException e) {
            throw Problem.malformed(String.valueOf(e.getMessage())).exception();
        }
        if (tree instanceof ObjectNode object) {
            return object;
        }
        throw Problem.malformed("The body must be a JSON object, like {\"name\": \"value\"}")
                .exception();
    }

    // half a surrogate pair can be escaped in JSON but not written as UTF-8
    private static void requireText(ObjectNode object) {
        requireText(object, StandardCharsets.UTF_8.newEncoder());
    }

    private static void requireText(JsonNode node, CharsetEncoder encoder) {
        if (node.isTextual() && !encoder.canEncode(node.textValue())) {
            throw Problem.malformed("The body has text that is not valid Unicode")
                    .exception();
        }
        node.fieldNames().forEachRemaining(name -> {
            if (!encoder.canEncode(name)) {
                throw Problem.malformed("The body has a name that is not valid Unicode")
                        .exception();
            }
        });
        node.forEach(child -> requireText(child, encoder));
    }
}
