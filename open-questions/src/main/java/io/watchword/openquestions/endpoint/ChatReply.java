package io.watchword.openquestions.endpoint;

import com.fasterxml.jackson.databind.JsonNode;
import io.watchword.openquestions.model.NoReplyException;
import io.watchword.openquestions.model.NoReplyException.Cause;
import io.watchword.protocol.InvalidFieldException;
import io.watchword.protocol.Json;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * What an endpoint said.
 *
 * @param content the message
 * @param tokens all that was said with probabilities, which may be more than the message; empty if they are not told
 */
record ChatReply(String content, List<Token> tokens) {
    /** Why a reply ended that did not come to its end. */
    static final String CUT_OFF = "length";

    /** Where llama.cpp tells what a model says to itself first. */
    static final String THOUGHT = "reasoning_content";

    private static final String REMEDY = "; switch its thinking off at its server (llama.cpp: --reasoning off)";

    /**
     * A token and the logarithm of its probability.
     *
     * @param bytes of the token in UTF-8, of which it may hold but a part of a character; each byte as one character
     */
    record Token(String bytes, double logprob) {}

    /**
     * Of what {@link #tree} gave.
     *
     * @throws NoReplyException if it is no such reply, or cut off
     */
    static ChatReply of(JsonNode reply) {
        JsonNode choice = reply.path("choices").path(0);
        JsonNode message = choice.path("message");
        boolean cutOff = choice.path("finish_reason").asText().equals(CUT_OFF);
        if (isNothingButThought(message)) {
            throw malformed((cutOff
                            ? "it is cut off while the model was still thinking"
                            : "the model only thought and said nothing")
                    + REMEDY);
        }
        if (cutOff) {
            throw malformed("it is cut off");
        }
        JsonNode content = message.path("content");
        if (!content.isTextual()) {
            throw malformed("there is no message in it");
        }
        return new ChatReply(content.textValue(), tokens(choice.path("logprobs").path("content")));
    }

    private static boolean isNothingButThought(JsonNode message) {
        return message.path("content").asText("").isBlank() && !thought(message).isBlank();
    }

    /**
     * What the model says to itself in a message or a piece of one, which is no answer, as llama.cpp, vLLM and Ollama
     * call it.
     */
    static String thought(JsonNode message) {
        return message.path(THOUGHT).asText("") + message.path("reasoning").asText("");
    }

    /**
     * A response that came in one piece, or streamed.
     *
     * @throws NoReplyException if it is neither
     */
    static JsonNode tree(BoundedCall.Response response) {
        try {
            return response.isStreamed() ? StreamedReply.join(response.body()) : Json.readTree(response.body());
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
            tokens.add(new Token(bytes(each), each.path("logprob").doubleValue()));
        }
        return tokens;
    }

    private static String bytes(JsonNode token) {
        JsonNode told = token.path("bytes");
        if (told.isEmpty()) {
            return bytes(token.path("token").textValue());
        }
        StringBuilder bytes = new StringBuilder();
        told.forEach(each -> bytes.append((char) (each.intValue() & 0xff)));
        return bytes.toString();
    }

    /** The bytes of a text in UTF-8, each as one character. */
    static String bytes(String text) {
        return new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1);
    }

    private static NoReplyException malformed(String how) {
        return new NoReplyException(Cause.MALFORMED, "the model's reply can't be read: " + how);
    }
}
