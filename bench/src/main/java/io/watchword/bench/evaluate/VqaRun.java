package io.watchword.bench.evaluate;

import com.fasterxml.jackson.databind.JsonNode;
import io.watchword.bench.answers.Reply;
import io.watchword.bench.data.VqaQuestion;
import io.watchword.protocol.Json;
import io.watchword.standalone.UserException;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import org.bytedeco.opencv.opencv_core.Mat;
import org.jspecify.annotations.Nullable;

/** Answers every question of a VQA file on its picture. */
final class VqaRun implements Walk.Work {
    /** What is answered where nothing is known: the challenge's server wants an answer to every question. */
    static final String UNKNOWN = "unknown";

    private static final String UNSEEN = "unseen";

    private final Route route;
    private final Map<Long, List<VqaQuestion>> byPicture = new TreeMap<>();
    private final Map<Long, Outcome> outcomes = new LinkedHashMap<>();
    private final Map<Outcome, Outcome> known = new HashMap<>();

    /**
     * What became of a question.
     *
     * @param outcome as a {@link Reply} says it, or {@code unseen}: its picture could not be looked at
     * @param answer null where there is none
     */
    record Outcome(String outcome, @Nullable String answer) {
        /** What the challenge is told. */
        String submitted() {
            return answer == null ? UNKNOWN : answer;
        }
    }

    private record Line(long question, String outcome, @Nullable String answer) {}

    /** @throws UserException naming the file, and what is wrong with it */
    VqaRun(Route route, Path questions) {
        this.route = route;
        for (VqaQuestion each : VqaQuestion.read(questions)) {
            byPicture.computeIfAbsent(each.image(), image -> new ArrayList<>(4)).add(each);
            if (outcomes.put(each.id(), known(UNSEEN, null)) != null) {
                throw new UserException(questions + " has question " + each.id() + " twice");
            }
        }
        if (outcomes.isEmpty()) {
            throw new UserException(questions + " holds no questions");
        }
    }

    private Outcome known(String outcome, @Nullable String answer) {
        return known.computeIfAbsent(new Outcome(outcome, answer), each -> each);
    }

    /** The pictures that are asked about. */
    SortedMap<Long, String> pictures() {
        SortedMap<Long, String> pictures = new TreeMap<>();
        byPicture.keySet().forEach(picture -> pictures.put(picture, ""));
        return pictures;
    }

    @Override
    public JsonNode look(long picture, Mat bgr) {
        Route.View view = route.look(bgr);
        List<Line> lines = new ArrayList<>();
        for (VqaQuestion each : byPicture.getOrDefault(picture, List.of())) {
            Reply reply = view.answer(each.text());
            lines.add(new Line(each.id(), reply.outcome(), reply.answer()));
        }
        return Json.tree(lines);
    }

    @Override
    public void take(long picture, JsonNode result) {
        for (JsonNode each : result) {
            Line line = Json.convert(each, Line.class);
            outcomes.replace(line.question(), known(line.outcome(), line.answer()));
        }
    }

    /** Every question of the file, in its order. */
    void forEach(BiConsumer<Long, Outcome> action) {
        outcomes.forEach(action);
    }

    /** What became of a question; null if the file has none of this number. */
    @Nullable
    Outcome outcome(long question) {
        return outcomes.get(question);
    }

    /**
     * Writes what the challenge's server takes: every question with its answer.
     *
     * @throws UserException if it can't be written
     */
    void write(Path file) {
        try (BufferedWriter out = Files.newBufferedWriter(file)) {
            String separator = "[";
            for (Map.Entry<Long, Outcome> each : outcomes.entrySet()) {
                out.write(separator + "\n{\"question_id\":" + each.getKey() + ",\"answer\":"
                        + Json.text(each.getValue().submitted()) + "}");
                separator = ",";
            }
            out.write("\n]\n");
        } catch (IOException e) {
            throw new UserException(file + " can't be written: " + e.getMessage(), e);
        }
    }
}
