package io.watchword.bench.data;

import com.fasterxml.jackson.databind.JsonNode;
import io.watchword.standalone.UserException;
import io.watchword.standalone.reason.JsonItems;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

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

    /** The questions of a VQA v2 file, plain or gzipped, without answers. */
    public static List<VqaQuestion> read(Path questions) {
        List<VqaQuestion> read = new ArrayList<>();
        new JsonItems(questions, "questions").forEach(each -> read.add(question(questions, read.size(), each)));
        return read;
    }

    private static VqaQuestion question(Path file, int place, JsonNode item) {
        String text = item.path("question").asText("");
        if (!item.path("question_id").isIntegralNumber()
                || !item.path("image_id").isIntegralNumber()
                || text.isBlank()) {
            throw new UserException(file + ": item " + place
                    + " is no question of VQA v2: it needs the numbers question_id and image_id, and a text question");
        }
        return new VqaQuestion(
                item.path("question_id").longValue(), item.path("image_id").longValue(), text, "", List.of());
    }
}
