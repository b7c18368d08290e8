package io.watchword.bench.evaluate;

import com.fasterxml.jackson.databind.JsonNode;
import io.watchword.standalone.UserException;
import io.watchword.standalone.reason.JsonItems;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * What people answered to a question.
 *
 * @param question its number
 * @param type {@code yes/no}, {@code number}, {@code other}, or {@code unnamed} where the file names none
 * @param answers of ten people, as they gave them
 */
record VqaAnnotation(long question, String type, List<String> answers) {
    VqaAnnotation {
        answers = List.copyOf(answers);
    }

    /**
     * Reads a VQA v2 file, plain or gzipped, one at a time.
     *
     * @throws UserException naming the file, and the item that is wrong
     */
    static void forEach(Path file, Consumer<VqaAnnotation> action) {
        int[] place = {0};
        new JsonItems(file, "annotations").forEach(item -> action.accept(read(file, place[0]++, item)));
    }

    private static VqaAnnotation read(Path file, int place, JsonNode item) {
        List<String> answers = new ArrayList<>();
        item.path("answers").forEach(each -> answers.add(each.path("answer").asText()));
        if (!item.path("question_id").isIntegralNumber() || answers.isEmpty()) {
            throw new UserException(
                    file + ": item " + place
                            + " is no annotation of VQA v2: it needs the number question_id, and answers: [{\"answer\": …}, …]");
        }
        return new VqaAnnotation(
                item.path("question_id").longValue(), item.path("answer_type").asText("unnamed"), answers);
    }
}
