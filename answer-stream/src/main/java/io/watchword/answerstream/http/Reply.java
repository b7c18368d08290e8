package io.watchword.answerstream.http;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerResponse;
import io.watchword.protocol.Json;
import java.util.HashMap;
import java.util.Map;

/**
 * What a request is answered with.
 *
 * @param status HTTP status
 * @param type media type of the body; empty where there is none
 * @param body the body, perhaps empty
 * @param headers further headers
 */
public record Reply(int status, String type, Buffer body, Map<String, String> headers) {
    public Reply {
        headers = Map.copyOf(headers);
    }

    /** 200 with JSON. */
    public static Reply ok(Object value) {
        return json(200, value);
    }

    /** JSON. */
    public static Reply json(int status, Object value) {
        return new Reply(
                status, "application/json", Buffer.buffer(Json.write(value)), Map.of("Cache-Control", "no-store"));
    }

    /** 201 with JSON and where it is from now on. */
    public static Reply created(String location, Object value) {
        return json(201, value).withHeader("Location", location);
    }

    /** 204. */
    public static Reply nothing() {
        return new Reply(204, "", Buffer.buffer(), Map.of());
    }

    /** 303: somewhere else, to be got there. */
    public static Reply redirect(String location) {
        return new Reply(303, "", Buffer.buffer(), Map.of("Location", location, "Cache-Control", "no-store"));
    }

    /** Any body. */
    public static Reply of(String type, Buffer body) {
        return new Reply(200, type, body, Map.of());
    }

    /** The same with one more header. */
    public Reply withHeader(String name, String value) {
        Map<String, String> all = new HashMap<>(headers);
        all.put(name, value);
        return new Reply(status, type, body, all);
    }

    /** The same under another media type. */
    public Reply withType(String other) {
        return new Reply(status, other, body, headers);
    }

    void send(HttpServerResponse response) {
        response.setStatusCode(status);
        headers.forEach(response::putHeader);
        if (type.isEmpty()) {
            response.end();
        } else {
            response.putHeader("Content-Type", type).end(body);
        }
    }
}
