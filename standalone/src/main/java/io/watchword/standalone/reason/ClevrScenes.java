package io.watchword.standalone.reason;

import io.watchword.questionengine.clevr.ClevrScene;
import io.watchword.questionengine.clevr.ClevrWorld;
import io.watchword.questionengine.vocabulary.Vocabulary;
import io.watchword.standalone.UserException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The scenes of a file by what questions name them by; about 2 kB of heap for each. */
final class ClevrScenes {
    private final Map<Long, ClevrWorld> byIndex = new HashMap<>();
    private final Map<String, ClevrWorld> byFilename = new HashMap<>();

    /** @throws UserException naming the file, and the scene and field that are wrong */
    static ClevrScenes read(Path file, Vocabulary vocabulary) {
        ClevrScenes scenes = new ClevrScenes();
        try {
            new JsonItems(file, "scenes").forEach(node -> scenes.add(ClevrScene.read(node, vocabulary)));
        } catch (IllegalArgumentException e) {
            throw new UserException(file + ": " + e.getMessage(), e);
        }
        return scenes;
    }

    private void add(ClevrScene scene) {
        scene.imageIndex().ifPresent(index -> byIndex.put(index, scene.world()));
        String filename = scene.imageFilename();
        if (filename != null) {
            byFilename.put(filename, scene.world());
        }
    }

    /** The scene a question is about; null if it is not among these. */
    @Nullable
    ClevrWorld of(ClevrQuestion question) {
        ClevrWorld world = question.imageIndex().isPresent()
                ? byIndex.get(question.imageIndex().getAsLong())
                : null;
        return world == null ? byFilename.get(question.imageFilename()) : world;
    }
}
