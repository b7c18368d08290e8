package io.watchword.standalone;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.watchword.ingest.MediaFile;
import io.watchword.models.EmbeddedModels;
import io.watchword.protocol.Answer;
import io.watchword.protocol.AnswerValue;
import io.watchword.protocol.FrameInfo;
import io.watchword.protocol.Json;
import io.watchword.protocol.LatencyMs;
import io.watchword.protocol.Verdict;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.bytedeco.opencv.global.opencv_imgcodecs;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LookFeedbackIT {
    private static final String HOW_MANY = "How many people are there?";

    @TempDir
    Path temp;

    private static ObjectNode item(String text, AnswerValue value, boolean pictured) {
        return item(text, value, pictured, false);
    }

    private static ObjectNode toldByKinds(String text, AnswerValue value) {
        return item(text, value, true, true);
    }

    private static ObjectNode item(String text, AnswerValue value, boolean pictured, boolean byKinds) {
        Instant then = Instant.parse("2026-01-05T10:00:00Z");
        Answer answer = new Answer(
                "gate/q-1/5",
                1,
                "gate",
                "q-1",
                text,
                FrameInfo.live(5, then, 768, 432),
                new Verdict(value, 0.9, List.of()),
                List.of(),
                true,
                then,
                LatencyMs.NONE);
        ObjectNode item = JsonNodeFactory.instance.objectNode();
        item.set("answer", Json.tree(answer.byKinds(byKinds)));
        item.put("at", then.toString()).put("note", "wrong");
        return pictured ? item.put("picture", "pictures/frame.jpg") : item;
    }

    private Path zip(ObjectNode... items) throws Exception {
        Path picture = temp.resolve("frame.jpg");
        try (MediaFile clip = MediaFile.open(EmbeddedModels.extractDemoClip(temp))) {
            opencv_imgcodecs.imwrite(picture.toString(), clip.next().bgr());
        }
        Path file = temp.resolve("feedback.zip");
        try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(file))) {
            entry(zip, "pictures/frame.jpg", Files.readAllBytes(picture));
            StringBuilder lines = new StringBuilder();
            for (ObjectNode item : items) {
                lines.append(Json.text(item)).append('\n');
            }
            entry(zip, "feedback.jsonl", lines.toString().getBytes(UTF_8));
        }
        return file;
    }

    private static void entry(ZipOutputStream zip, String name, byte[] bytes) throws IOException {
        zip.putNextEntry(new ZipEntry(name));
        zip.write(bytes);
        zip.closeEntry();
    }

    @Test
    void whatWasFlaggedIsAskedAgain() throws Exception {
        Path file = zip(
                item(HOW_MANY, new AnswerValue.Count(99), true),
                item("Is there a person?", new AnswerValue.Bool(true), true),
                item(HOW_MANY, new AnswerValue.Count(3), false),
                item("Has there been a dog in the last hour?", new AnswerValue.Bool(true), true));

        try (RunningWatchword watchword = RunningWatchword.start("look", "--feedback", file.toString())) {
            assertThat(watchword.status()).isZero();
            List<JsonNode> lines = watchword.out().stream()
                    .map(line -> Json.readTree(line.getBytes(UTF_8)))
                    .toList();

            assertThat(lines).hasSize(4);
            assertThat(lines.get(0).at("/old/value").asInt()).isEqualTo(99);
            assertThat(lines.get(0).at("/new/type").asText()).isEqualTo("count");
            assertThat(lines.get(0).path("same").asBoolean(true)).isFalse();
            assertThat(lines.get(1).path("same").asBoolean()).isTrue();
            assertThat(lines.get(2).path("leftOut").asText()).contains("frame was not kept");
            assertThat(lines.get(3).path("leftOut").asText()).contains("time");
            assertThat(watchword.err()).contains("1 same, 1 different, 2 left out");
        }
    }

    @Test
    void aModelCanBeAskedAllOfItInPlaceOfTheScene() throws Exception {
        Path vilt = Path.of("../model-packages/src/test/resources/packages/vilt");
        Path file = zip(
                item(HOW_MANY, new AnswerValue.Count(99), true),
                item("What is written on the sign?", new AnswerValue.Words("nothing it would say"), true));

        try (RunningWatchword watchword =
                RunningWatchword.start("look", "--feedback", file.toString(), "--model", vilt.toString())) {
            assertThat(watchword.status()).as(watchword.err()).isZero();
            List<JsonNode> lines = watchword.out().stream()
                    .map(line -> Json.readTree(line.getBytes(UTF_8)))
                    .toList();

            assertThat(lines).hasSize(2).allMatch(line -> line.has("new"));
            assertThat(lines.get(1).at("/new/type").asText()).isIn("text", "unknown");
            assertThat(watchword.err()).contains("0 same, 2 different, 0 left out");
        }
    }

    @Test
    void whatRestsOnWhatAClassifierToldIsAskedAgainWithOneOnly() throws Exception {
        Path file = zip(
                toldByKinds("Is there an ambulance?", new AnswerValue.Bool(true)),
                toldByKinds("Is there a fire engine?", new AnswerValue.Bool(false)),
                toldByKinds("What kind of truck is there?", new AnswerValue.Category("ambulance")),
                item("Is there a person?", new AnswerValue.Bool(true), true));

        try (RunningWatchword without = RunningWatchword.start("look", "--feedback", file.toString())) {
            assertThat(without.status()).as(without.err()).isZero();
            assertThat(without.err()).contains("1 same, 0 different, 3 left out");
            assertThat(without.out())
                    .filteredOn(line -> line.contains("--classifier"))
                    .hasSize(3);
        }
        try (RunningWatchword with = RunningWatchword.start(
                "look", "--feedback", file.toString(), "--classifier", Paint.PACKAGE.toString(), "--devices", "cpu")) {
            assertThat(with.status()).as(with.err()).isZero();
            assertThat(with.err()).contains("0 left out");
            assertThat(with.out().get(0)).contains("\"same\":true");
        }
    }

    @Test
    void whatLabelsAloneToldIsAskedAgainThoughAClassifierCouldHaveToldMore() throws Exception {
        Path file = zip(
                item("Is there an ambulance?", new AnswerValue.Bool(true), true),
                item("Is there a pickup?", new AnswerValue.Bool(true), true),
                item("Is there a moped?", new AnswerValue.Bool(false), true),
                item("Is the biggest vehicle a lorry or a bus?", new AnswerValue.Category("lorry"), true));

        try (RunningWatchword watchword = RunningWatchword.start("look", "--feedback", file.toString())) {
            assertThat(watchword.status()).as(watchword.err()).isZero();
            assertThat(watchword.err()).contains("4 same, 0 different, 0 left out");
        }
    }

    @Test
    void whatIsNoFeedbackIsSaid() throws Exception {
        Path other = Files.writeString(temp.resolve("notes.txt"), "hello");

        try (RunningWatchword watchword = RunningWatchword.start("look", "--feedback", other.toString())) {
            assertThat(watchword.status()).isEqualTo(1);
            assertThat(watchword.err()).contains("zip file of feedback");
        }
    }
}
