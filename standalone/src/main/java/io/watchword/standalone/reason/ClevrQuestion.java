package io.watchword.standalone.reason;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.OptionalLong;

/**
 * One question of a CLEVR question file.
 *
 * @param index its {@code question_index}, or where there is none its place in the file, from 0
 * @param imageFilename empty where the file gives none
 * @param family the name of its template; empty where the file gives none
 * @param answer the answer the file gives; missing or null where it gives none
 */
record ClevrQuestion(
        long index, String text, OptionalLong imageIndex, String imageFilename, String family, JsonNode answer) {
    /** @throws IllegalArgumentException if it has no text or names no image */
    static ClevrQuestion read(JsonNode node, long place) {
        JsonNode image = node.path("image_index");
        ClevrQuestion question = new ClevrQuestion(
                node.path("question_index").asLong(place),
                node.path("question").asText(""),
                image.isIntegralNumber() ? OptionalLong.of(image.longValue()) : OptionalLong.empty(),
                node.path("image_filename").asText(""),
                node.path("template_filename").asText("").replace(".json", ""),
                node.path("answer"));
        if (!node.path("question").isTextual()) {
            throw new IllegalArgumentException("Question " + question.index() + ": question is missing or no text");
        }
        return question;
    }

    /** Its image, for messages. */
    String image() {
        return imageIndex.isPresent()
                ? "image_index " + imageIndex.getAsLong()
                : "image_filename '" + imageFilename + "'";
    }

    boolean hasAnswer() {
        return !answer.isMissingNode() && !answer.isNull();
    }
}
