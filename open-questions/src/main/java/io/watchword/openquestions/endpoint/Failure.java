package io.watchword.openquestions.endpoint;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.watchword.openquestions.model.NoReplyException;
import io.watchword.openquestions.model.NoReplyException.Cause;
import io.watchword.protocol.InvalidFieldException;
import io.watchword.protocol.Json;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What an HTTP status other than 200 means, with what to do about it. Servers tell the same by different statuses, so
 * their words are looked at too; they are never shown, for they may hold the key.
 */
final class Failure {
    private static final Pattern TOO_LONG = Pattern.compile("context[ _](size|length|window)");
    private static final Pattern BLIND = Pattern.compile("image input is not supported|is not a multimodal model"
            + "|(does not|doesn't) support (image|vision|multimodal)|missing data required for image input");
    private static final Pattern OTHER_FORM = Pattern.compile("output that does not match the expected .*format");
    private static final Pattern NO_LOGPROBS = Pattern.compile("\\blogprobs\\b");

    private Failure() {}

    /** Of a response that is none of 200 and 429. */
    static NoReplyException of(int status, byte[] body) {
        String code = "(HTTP " + status + ")";
        if (status < 400) {
            return refused("the model's endpoint answered HTTP " + status
                    + ": redirects are not followed, configure the address itself");
        }
        String said = words(body);
        if (TOO_LONG.matcher(said).find()) {
            return refused("what the model is sent is longer than its context " + code
                    + "; raise that at its server (llama.cpp: -c, vLLM: --max-model-len), or lower 'max-side'");
        }
        if (BLIND.matcher(said).find()) {
            return refused("the model there takes no pictures " + code
                    + "; serve one that does (llama.cpp: with its --mmproj), or use kind caption-llm");
        }
        if (OTHER_FORM.matcher(said).find()) {
            return new NoReplyException(
                    Cause.MALFORMED, "the model's server could not make sense of the model's own words " + code);
        }
        return status < 500 ? refused(refusal(status, code, said)) : failed(status, code);
    }

    private static String refusal(int status, String code, String said) {
        return switch (status) {
            case 401, 403 -> "the model's endpoint does not take the key " + code + "; check 'key'";
            case 404, 405 ->
                "the model's endpoint knows no such address or model " + code + "; check 'url' and 'model'";
            case 413 -> "the model's endpoint takes no pictures of that size " + code + "; lower 'max-side'";
            default ->
                "the model's endpoint does not take the request " + code + "; "
                        + (NO_LOGPROBS.matcher(said).find()
                                ? "set 'logprobs: false'"
                                : "it must take pictures, response_format json_schema and no streaming; try 'logprobs: false'");
        };
    }

    private static NoReplyException failed(int status, String code) {
        return new NoReplyException(
                Cause.SERVER_ERROR,
                status == 503
                        ? "the model's endpoint is not ready " + code + ": it may still be loading the model"
                        : "the model's endpoint failed " + code + "; its own log says why");
    }

    private static NoReplyException refused(String reason) {
        return new NoReplyException(Cause.REFUSED, reason);
    }

    /** What it says of what went wrong: OpenAI's form, FastAPI's and Ollama's. Not what it repeats of the request. */
    private static String words(byte[] body) {
        JsonNode reply = tree(body);
        JsonNode error = reply.path("error");
        return Stream.of(
                        error,
                        error.path("message"),
                        error.path("type"),
                        error.path("code"),
                        reply.path("detail"),
                        reply.path("message"))
                .filter(JsonNode::isTextual)
                .map(JsonNode::textValue)
                .collect(Collectors.joining(" "))
                .toLowerCase(Locale.ROOT);
    }

    private static JsonNode tree(byte[] body) {
        try {
            return Json.readTree(body);
        } catch (InvalidFieldException e) {
            return MissingNode.getInstance();
        }
    }
}
