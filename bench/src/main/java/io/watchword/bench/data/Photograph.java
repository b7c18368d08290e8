package io.watchword.bench.data;

import com.fasterxml.jackson.databind.JsonNode;
import io.watchword.protocol.Box;
import io.watchword.protocol.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * A photograph, the true boxes on it, what people asked and answered about it, and what they referred to.
 *
 * @param image the picture's file
 * @param labels YOLO text file of its boxes; may be missing where there is nothing to see
 */
public record Photograph(Path image, Path labels, List<VqaQuestion> questions, List<Expression> expressions) {
    private static final String FOLDER = "coco-train128";

    public Photograph {
        questions = List.copyOf(questions);
        expressions = List.copyOf(expressions);
    }

    /** The photographs that anything is asked about. */
    public static List<Photograph> read(EvalData data) throws IOException {
        Path folder = data.path(FOLDER);
        List<Expression> collected = Expression.read(data.path("refcoco/expressions.csv"));
        List<Photograph> photographs = new ArrayList<>();
        for (JsonNode each : Json.readTree(Files.readAllBytes(data.path(FOLDER + "/questions.json")))) {
            long number = each.path("image_id").asLong();
            Path image = folder.resolve(each.path("file").asText());
            String name = image.getFileName().toString().replaceFirst("\\.\\w+$", ".txt");
            photographs.add(new Photograph(
                    image,
                    folder.resolve("labels").resolve(name),
                    questions(number, each.path("vqa")),
                    expressions(number, each.path("ref"), collected)));
        }
        return photographs;
    }

    private static List<VqaQuestion> questions(long number, JsonNode list) {
        List<VqaQuestion> questions = new ArrayList<>();
        for (JsonNode each : list) {
            List<String> answers = new ArrayList<>();
            each.path("answers").forEach(answer -> answers.add(answer.asText()));
            questions.add(new VqaQuestion(
                    each.path("question_id").asLong(),
                    number,
                    each.path("question").asText(),
                    each.path("answer_type").asText(),
                    answers));
        }
        return questions;
    }

    /** Both collections may hold an expression, its box rounded differently. */
    private static List<Expression> expressions(long number, JsonNode own, List<Expression> collected) {
        Map<String, Expression> byText = new TreeMap<>();
        collected.stream().filter(each -> each.image() == number).forEach(each -> byText.put(each.text(), each));
        if (own.isObject()) {
            JsonNode side = own.path("box");
            Box box = new Box(
                    side.path(0).asDouble(),
                    side.path(1).asDouble(),
                    side.path(2).asDouble(),
                    side.path(3).asDouble());
            String text = own.path("expression").asText();
            byText.putIfAbsent(text, new Expression(number, text, box));
        }
        return List.copyOf(byText.values());
    }
}
