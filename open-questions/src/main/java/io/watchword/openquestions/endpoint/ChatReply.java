package io.watchword.openquestions.endpoint;

import com.fasterxml.jackson.databind.JsonNode;
import io.watchword.openquestions.model.NoReplyException;
import io.watchword.openquestions.model.NoReplyException.Cause;
import io.watchword.protocol.InvalidFieldException;
import io.watchword.protocol.Json;
import java.util.ArrayList;
import java.util.List;

/**
 * What an endpoint said.
 *
 * @param content the message
 * @param tokens its tokens with their probabilities, as far as the endpoint told them; else empty
 * @param sent tokens that were sent, 0 where it is not told
 * @param received tokens that came back, 0 where it is not told
 */
record ChatReply(String content, List<Token> tokens, long sent, long received) {
    /** A token and the logarithm of its probability. */
    record Token(String text, double logprob) {}

    /** Fails if it is no such reply. */
    static ChatReply of(byte[] body) {
        JsonNode reply = tree(body);
        JsonNode choice = reply.path("choices").path(0);
        JsonNode content = choice.path("message").path("content");
        if (!content.isTextual()) {
            throw malformed("there is no message in it");
        }
        if (choice.path("finish_reason").asText().equals("length")) {
            throw malformed("it is cut off");
        }
        JsonNode usage = reply.path("usage");
        return new ChatReply(
                content.textValue(),
                tokens(choice.path("logprobs").path("content")),
                Math.max(0, usage.path("prompt_tokens").asLong()),
                Math.max(0, usage.path("completion_tokens").asLong()));
    }

    private static JsonNode tree(byte[] body) {
        try {
            return Json.readTree(body);
        } catch (InvalidFieldException e) {
            throw malformed("it is not JSON");
        }
    }

    private static List<Token> tokens(JsonNode told) {
        List<Token> tokens = new ArrayList<>();
        for (JsonNode each : told) {
            if (!each.path("token").isTextual() || !each.path("logprob").isNumber()) {
                return List.of();
            }
            tokens.add(new Token(
                    each.path("token").textValue(), each.path("logprob").doubleValue()));
        }
        return tokens;
    }

    private static NoReplyException malformed(String how) {
        return new NoReplyException(Cause.MALFORMED, "the model's reply can't be read: " + how);
    }
}
