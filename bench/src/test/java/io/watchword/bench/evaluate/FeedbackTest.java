package io.watchword.bench.evaluate;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.watchword.protocol.Json;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What people flagged as wrong, as an evaluation: of a black picture, on which the scene sees nothing. */
class FeedbackTest {
    private static final String LINE =
            """
            {"answer":{"id":"gate/q-1/%d","schema":1,"camera":"gate","question":"q-1","text":"%s",\
            "frame":{"seq":%d,"capturedAt":"2026-01-05T10:00:00Z","width":64,"height":48},\
            "answer":{"type":"boolean","value":%s,"text":"yes","confidence":0.9,"alternatives":[]},"regions":[],\
            "changed":true,"since":"2026-01-05T10:00:00Z"},"at":"2026-01-05T10:00:00Z","picture":"p.jpg"}
            """;
    private static final String DOG = "Is there a dog?";
    private static final String CAT = "Is there a cat?";

    @TempDir
    Path temp;

    private Path zip() throws IOException {
        Path file = temp.resolve("feedback.zip");
        try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(file))) {
            zip.putNextEntry(new ZipEntry("feedback.jsonl"));
            zip.write((LINE.formatted(1, DOG, 1, "true")
                            + LINE.formatted(2, DOG, 2, "false")
                            + LINE.formatted(3, CAT, 3, "true"))
                    .getBytes(UTF_8));
            zip.putNextEntry(new ZipEntry("p.jpg"));
            picture(zip);
        }
        return file;
    }

    private static void picture(OutputStream to) throws IOException {
        ImageIO.write(new BufferedImage(64, 48, BufferedImage.TYPE_3BYTE_BGR), "jpeg", to);
    }

    private JsonNode evaluated(String... more) throws IOException {
        Path report = temp.resolve("report.json");
        List<String> arguments = new java.util.ArrayList<>(
                List.of("feedback", "--feedback", zip().toString(), "--report", report.toString()));
        arguments.addAll(List.of(more));
        assertThat(Evaluate.commandLine().execute(arguments.toArray(String[]::new)))
                .isZero();
        return Json.readTree(Files.readAllBytes(report));
    }

    @Test
    void itIsCountedByQuestionWhatWouldBeOtherwiseNow() throws IOException {
        JsonNode report = evaluated();

        assertThat(report.at("/questions/" + DOG + "/different").asInt()).isEqualTo(1);
        assertThat(report.at("/questions/" + DOG + "/same").asInt()).isEqualTo(1);
        assertThat(report.at("/questions/" + CAT + "/different").asInt()).isEqualTo(1);
        assertThat(report.at("/all/different").asInt()).isEqualTo(2);
    }

    @Test
    void aPackageCanBeAskedInPlaceOfTheScene() throws IOException {
        JsonNode report = evaluated("--package", "../model-packages/src/test/resources/packages/vilt");

        assertThat(report.at("/all/same").asInt() + report.at("/all/different").asInt())
                .isEqualTo(3);
        assertThat(report.at("/all/leftOut").asInt()).isZero();
    }
}
