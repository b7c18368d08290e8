package io.watchword.answerstream.api;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.watchword.protocol.AnswerValue;
import io.watchword.protocol.Verdict;

/**
 * What a captioner says, or why it says nothing.
 *
 * @param model its name
 * @param said its words, or unknown with the reason
 */
record Caption(String model, Verdict said) {
    static Caption none(String model, String reason) {
        return new Caption(model, Verdict.unknown(reason));
    }

    /** As it stands in a description. */
    ObjectNode json() {
        ObjectNode json = JsonNodeFactory.instance.objectNode().put("model", model);
        return said.value() instanceof AnswerValue.Unknown unknown
                ? json.put("reason", unknown.reason())
                : json.put("text", said.value().text()).put("confidence", said.confidence());
    }
}
