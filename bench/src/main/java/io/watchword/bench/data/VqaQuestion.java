package io.watchword.bench.data;

import com.fasterxml.jackson.databind.JsonNode;
import io.watchword.protocol.Json;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPInputStream;

/**
 * A question about a photograph and what ten people answered.
 *
 * @param id unique
 * @param image number of the photograph
 * @param text as somebody wrote it
 * @param type {@code yes/no}, {@code number} or {@code other}; empty where it is not known
 * @param answers as they were given; empty where they are not known
 */
public record VqaQuestion(long id, long image, String text, String type, List<String> answers) {
    public VqaQuestion {
        answers = List.copyOf(answers);
    }

    /** The questions of a gzipped VQA v2 file, without answers. */
    public static List<VqaQuestion> read(Path questions) throws IOException {
        List<VqaQuestion> read = new ArrayList<>();
        for (JsonNode each : tree(questions).path("questions")) {
            read.add(new VqaQuestion(
                    each.path("question_id").asLong(),
                    each.path("image_id").asLong(),
                    each.path("question").asText(),
                    "",
                    List.of()));
        }
        return read;
    }

    private static JsonNode tree(Path file) throws IOException {
        try (InputStream in = new GZIPInputStream(new BufferedInputStream(Files.newInputStream(file)))) {
            return Json.readTree(in.readAllBytes());
        }
    }
}
