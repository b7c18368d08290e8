package io.watchword.answerstream.http;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.watchword.protocol.InvalidFieldException;
import io.watchword.protocol.Json;
import io.watchword.protocol.Texts;
import java.util.List;
import java.util.Map;

/**
 * What went wrong with a request, as RFC 9457 has it.
 *
 * @param status HTTP status
 * @param kind stable word for programs; the {@code type} is {@code urn:watchword:problem:} and this
 * @param title the kind in words
 * @param detail this case in words a person can act on, without secrets
 * @param more further members, such as {@code field}
 * @param headers further response headers
 */
public record Problem(
        int status, String kind, String title, String detail, Map<String, Object> more, Map<String, String> headers) {
    private static final int LONGEST_DETAIL = 1_000;

    public Problem {
        detail = Texts.clip(detail, LONGEST_DETAIL);
        more = Map.copyOf(more);
        headers = Map.copyOf(headers);
    }

    private static Problem of(int status, String kind, String title, String detail) {
        return new Problem(status, kind, title, detail, Map.of(), Map.of());
    }

    /** 400: the request can't be read. */
    public static Problem malformed(String detail) {
        return of(400, "malformed", "The request can't be read", detail);
    }

    /** 401: nobody known sent it. */
    public static Problem notLoggedIn(String detail, List<String> ways) {
        return of(401, "not-logged-in", "A login is needed", detail)
                .with("login", ways)
                .withHeader("WWW-Authenticate", "Bearer");
    }

    /** 403. */
    public static Problem forbidden(String detail) {
        return of(403, "forbidden", "Not allowed", detail);
    }

    /** 404: there is no such thing. */
    public static Problem missing(String what, String id) {
        return of(404, "not-found", "Not found", "There is no " + what + " '" + Texts.clip(id, 80) + "'");
    }

    /** 404: there is no such address. */
    public static Problem noSuchPath() {
        return of(404, "not-found", "Not found", "There is nothing at this address; see /openapi.json");
    }

    /** 404: it is no longer there, or never was, and why. */
    public static Problem gone(String detail) {
        return of(404, "not-kept", "Not kept", detail).with("reason", detail);
    }

    /** 405. */
    public static Problem wrongMethod(String method, String allowed) {
        return of(405, "method-not-allowed", "Method not allowed", method + " is not possible here; " + allowed + " is")
                .withHeader("Allow", allowed);
    }

    /** 409: the id is taken. */
    public static Problem taken(String what, String id) {
        return of(409, "id-taken", "The id is taken", "There already is a " + what + " '" + id + "'")
                .with("field", "id");
    }

    /** 413. */
    public static Problem tooLarge(long limit) {
        return of(413, "too-large", "The body is too large", "At most " + limit + " bytes are taken");
    }

    /** 415. */
    public static Problem wrongType() {
        return of(
                415,
                "wrong-content-type",
                "The body must be JSON",
                "Send the body with the header Content-Type: application/json");
    }

    /** 421: asked under a name that is not this server's. */
    public static Problem wrongHost(String host) {
        return of(
                421,
                "wrong-host",
                "This server does not go by that name",
                "Bound to this machine, it answers to localhost, 127.0.0.1 and [::1] only, not to '"
                        + Texts.clip(host, 80) + "'");
    }

    /** 422: a field breaks a rule. */
    public static Problem invalid(InvalidFieldException invalid) {
        return of(422, "invalid-field", "A field is not valid", String.valueOf(invalid.getMessage()))
                .with("field", Texts.clip(invalid.field(), 80));
    }

    /** 422: a question that can't be answered. */
    public static Problem refused(String field, String reason, List<String> unknown, List<String> suggestions) {
        return of(422, "question-refused", "The question can't be answered", reason)
                .with("field", field)
                .with("reason", reason)
                .with("unknown", clipped(unknown))
                .with("suggestions", clipped(suggestions));
    }

    /** 422: it can't be done, and why. */
    public static Problem unavailable(String detail) {
        return of(422, "not-available", "Not available", detail).with("reason", detail);
    }

    /** 429: there are as many as are allowed. */
    public static Problem limit(String detail) {
        return of(429, "limit-reached", "A limit is reached", detail).with("reason", detail);
    }

    /** 429: too much from one client; worth trying again after some seconds. */
    public static Problem tooFast(String detail, int seconds) {
        return of(429, "too-many-requests", "Too much from one client", detail)
                .withHeader("Retry-After", Integer.toString(seconds));
    }

    /** 503: too much is going on, or something needed is not there; worth trying again. */
    public static Problem busy(String detail) {
        return of(503, "unavailable", "Not possible at the moment", detail).withHeader("Retry-After", "2");
    }

    /** 500, telling nothing. */
    public static Problem internal() {
        return of(500, "internal", "Something went wrong", "The server failed; its log says how");
    }

    /** Any other status. */
    public static Problem status(int status) {
        return of(status, "http-" + status, "The request was refused", "HTTP status " + status);
    }

    /** The same with one more member. */
    public Problem with(String name, Object value) {
        Map<String, Object> all = new java.util.HashMap<>(more);
        all.put(name, value);
        return new Problem(status, kind, title, detail, all, headers);
    }

    private Problem withHeader(String name, String value) {
        return new Problem(status, kind, title, detail, more, Map.of(name, value));
    }

    /** The body. */
    public ObjectNode json() {
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        body.put("type", "urn:watchword:problem:" + kind);
        body.put("title", title);
        body.put("status", status);
        body.put("detail", detail);
        more.forEach((name, value) -> body.set(name, Json.tree(value)));
        return body;
    }

    /** To be thrown or failed with. */
    public ProblemException exception() {
        return new ProblemException(this);
    }

    private static List<String> clipped(List<String> texts) {
        return texts.stream().limit(50).map(text -> Texts.clip(text, 200)).toList();
    }
}
