package io.watchword.questionengine.clevr;

import com.fasterxml.jackson.databind.JsonNode;
import io.watchword.questionengine.vocabulary.Vocabulary;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * One scene of a CLEVR scene file.
 *
 * @param imageIndex the number that questions name it by; empty where the file gives none
 * @param imageFilename the file name that questions name it by; null where the file gives none
 */
public record ClevrScene(OptionalLong imageIndex, @Nullable String imageFilename, ClevrWorld world) {
    /**
     * Reads a scene as CLEVR's files give it: {@code objects} with {@code shape}, {@code color}, {@code size} and
     * {@code material}, in any of the vocabulary's words for them, and {@code relationships}. Relationships that are
     * missing are computed from {@code 3d_coords} and {@code directions}; {@code pixel_coords} are optional.
     *
     * @param vocabulary the one named {@code clevr}
     * @throws IllegalArgumentException if it is malformed, with the scene and the field in the message
     */
    public static ClevrScene read(JsonNode scene, Vocabulary vocabulary) {
        JsonNode index = scene.path("image_index");
        JsonNode file = scene.path("image_filename");
        OptionalLong imageIndex = index.isIntegralNumber() ? OptionalLong.of(index.longValue()) : OptionalLong.empty();
        String imageFilename = file.isTextual() ? file.textValue() : null;
        if (imageIndex.isEmpty() && imageFilename == null) {
            throw new IllegalArgumentException("A scene has neither image_index nor image_filename");
        }
        String name = imageIndex.isPresent() ? Long.toString(imageIndex.getAsLong()) : "" + imageFilename;
        return new ClevrScene(imageIndex, imageFilename, new SceneReader("Scene " + name, vocabulary).world(scene));
    }
}
