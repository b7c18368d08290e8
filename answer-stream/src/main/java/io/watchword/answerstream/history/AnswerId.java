package io.watchword.answerstream.history;

import io.watchword.answerstream.http.Problem;
import io.watchword.protocol.Ids;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * The parts of an answer's id.
 *
 * @param text all of it: {@code camera/question/seq}, or with a word behind where the camera gave no frame
 * @param camera id of the camera
 * @param question id of the question
 * @param seq the frame
 */
public record AnswerId(String text, String camera, String question, long seq) {
    /** Where answers are found. */
    public static final String ANSWERS = "/api/v1/answers";

    /** From text; empty if it has not the form. */
    public static Optional<AnswerId> parse(String text) {
        String[] parts = text.split("/", -1);
        boolean formed = (parts.length == 3 || (parts.length == 4 && Ids.isValid(parts[3])))
                && Ids.isValid(parts[0])
                && Ids.isValid(parts[1])
                && parts[2].matches("\\d{1,18}");
        return formed
                ? Optional.of(new AnswerId(text, parts[0], parts[1], Long.parseLong(parts[2])))
                : Optional.empty();
    }

    /**
     * From the path {@code /api/v1/answers/ID/LAST}, the id's slashes as they are or as {@code %2F}; fails with 404 if
     * it is another.
     */
    public static AnswerId inPath(String path, String last) {
        String rest = path.substring(Math.min(path.length(), ANSWERS.length() + 1));
        if (!rest.endsWith("/" + last)) {
            throw Problem.noSuchPath().exception();
        }
        String raw = rest.substring(0, rest.length() - last.length() - 1);
        try {
            String id = URLDecoder.decode(raw.replace("+", "%2B"), StandardCharsets.UTF_8);
            return parse(id).orElseThrow(() -> Problem.missing("answer", id).exception());
        } catch (IllegalArgumentException e) {
            throw Problem.missing("answer", raw).exception();
        }
    }

    /** The path of something of an answer. */
    public static String path(String id, String last) {
        return ANSWERS + "/" + id + "/" + last;
    }
}
