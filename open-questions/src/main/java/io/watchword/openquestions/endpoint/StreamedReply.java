package io.watchword.openquestions.endpoint;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.watchword.openquestions.model.NoReplyException;
import io.watchword.openquestions.model.NoReplyException.Cause;
import io.watchword.protocol.Json;
import java.nio.charset.StandardCharsets;

/**
 * A reply in pieces, as server-sent events: some servers stream whatever they were asked ({@code transformers serve}
 * before version 5). Its pieces are put together as if it had come in one.
 */
final class StreamedReply {
    private static final String DATA = "data:";
    private static final String DONE = "[DONE]";

    private final StringBuilder content = new StringBuilder();
    private final StringBuilder thought = new StringBuilder();
    private final ArrayNode tokens = JsonNodeFactory.instance.arrayNode();
    private final ObjectNode whole = JsonNodeFactory.instance.objectNode();
    private final ObjectNode choice = whole.putArray("choices").addObject();

    private StreamedReply() {}

    /**
     * The whole of it, in the form of a reply in one piece.
     *
     * @throws NoReplyException if it tells of a failure
     * @throws io.watchword.protocol.InvalidFieldException if a piece is not JSON
     */
    static JsonNode join(byte[] body) {
        StreamedReply reply = new StreamedReply();
        new String(body, StandardCharsets.UTF_8)
                .lines()
                .filter(line -> line.startsWith(DATA))
                .map(line -> line.substring(DATA.length()).strip())
                .takeWhile(data -> !data.equals(DONE))
                .forEach(data -> reply.add(Json.readTree(data.getBytes(StandardCharsets.UTF_8))));
        return reply.joined();
    }

    private void add(JsonNode piece) {
        if (piece.hasNonNull("error")) {
            throw new NoReplyException(
                    Cause.SERVER_ERROR, "the model's endpoint failed while it answered; its own log says why");
        }
        JsonNode part = piece.path("choices").path(0);
        content.append(part.path("delta").path("content").asText(""));
        thought.append(ChatReply.thought(part.path("delta")));
        part.path("logprobs").path("content").forEach(tokens::add);
        if (part.hasNonNull("finish_reason")) {
            choice.set("finish_reason", part.path("finish_reason"));
        }
        if (piece.hasNonNull("usage")) {
            whole.set("usage", piece.path("usage"));
        }
    }

    /** Without a word of why it ended it broke off. */
    private JsonNode joined() {
        if (!choice.has("finish_reason")) {
            choice.put("finish_reason", ChatReply.CUT_OFF);
        }
        choice.putObject("message").put("content", content.toString()).put(ChatReply.THOUGHT, thought.toString());
        choice.putObject("logprobs").set("content", tokens);
        return whole;
    }
}
