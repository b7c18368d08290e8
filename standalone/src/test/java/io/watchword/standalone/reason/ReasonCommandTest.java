package io.watchword.standalone.reason;

import static org.assertj.core.api.Assertions.assertThat;

import io.watchword.standalone.Watchword;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine;

class ReasonCommandTest {
    private static final String SCENE =
            """
            {"image_index": 3, "image_filename": "CLEVR_val_000003.png", "objects": [
              {"shape": "cube", "color": "red", "size": "large", "material": "rubber"},
              {"shape": "sphere", "color": "gray", "size": "small", "material": "metal"},
              {"shape": "sphere", "color": "red", "size": "small", "material": "metal"}],
             "relationships": {"left": [[], [0], [0, 1]], "right": [[1, 2], [2], []],
                               "front": [[], [], []], "behind": [[], [], []]}}
            """;

    @TempDir
    Path temp;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();
    private Path scenes = Path.of("");
    private Path answers = Path.of("");

    @BeforeEach
    void writeScenes() throws IOException {
        scenes = file("scenes.json", "{\"info\": {\"split\": [\"val\"]}, \"scenes\": [" + SCENE + "]}");
        answers = temp.resolve("answers.json");
    }

    private Path file(String name, String content) throws IOException {
        return Files.writeString(temp.resolve(name), content);
    }

    private int reason(Path questions) {
        return run(
                "reason",
                "--vocabulary",
                "clevr",
                "--scenes",
                "" + scenes,
                "--questions",
                "" + questions,
                "--out",
                "" + answers);
    }

    private int run(String... arguments) {
        CommandLine commandLine = Watchword.commandLine();
        commandLine.setOut(new PrintWriter(out, true));
        commandLine.setErr(new PrintWriter(err, true));
        return commandLine.execute(arguments);
    }

    private String answers(String questions) throws IOException {
        int status = reason(file("questions.json", questions));
        assertThat(status).as(err.toString()).isZero();
        return Files.readString(answers).replaceAll("\\s", "");
    }

    @Test
    void everyQuestionIsAnsweredUnderItsIndex() throws Exception {
        assertThat(
                        answers(
                                """
                        {"questions": [
                          {"image_index": 3, "question_index": 40, "question": "How many red things are there?"},
                          {"image_index": 3, "question_index": 41, "question": "Is there a cylinder?"},
                          {"image_index": 3, "question_index": 42, "question": "What color is the metal thing right of the gray ball?"},
                          {"image_index": 3, "question_index": 43, "question": "What is the block made of?"}]}
                        """))
                .isEqualTo("[{\"question_index\":40,\"answer\":2},{\"question_index\":41,\"answer\":false},"
                        + "{\"question_index\":42,\"answer\":\"red\"},{\"question_index\":43,\"answer\":\"rubber\"}]");
        assertThat(out.toString()).containsPattern("all +4 +4 +- +-");
    }

    @Test
    void whereTheFileWritesItsAnswersAsTextsSoAreOurs() throws Exception {
        assertThat(
                        answers(
                                """
                        [{"image_filename": "CLEVR_val_000003.png", "question": "Is there a cube?", "answer": "yes"},
                         {"image_filename": "CLEVR_val_000003.png", "question": "How many balls are there?", "answer": "3"}]
                        """))
                .isEqualTo("[{\"question_index\":0,\"answer\":\"yes\"},{\"question_index\":1,\"answer\":\"2\"}]");
    }

    @Test
    void whatComesWithAnswersIsScoredByFamily() throws Exception {
        answers(
                """
                {"questions": [
                  {"image_index": 3, "question": "Is there a cube?", "answer": true, "template_filename": "zero_hop.json"},
                  {"image_index": 3, "question": "How many balls are there?", "answer": 3, "template_filename": "zero_hop.json"},
                  {"image_index": 3, "question": "How many things are right of the cube?", "answer": 2,
                   "template_filename": "one_hop.json"}]}
                """);
        assertThat(out.toString())
                .containsPattern("one_hop +1 +1 +1 +100.00 %")
                .containsPattern("zero_hop +2 +2 +1 +50.00 %")
                .containsPattern("all +3 +3 +2 +66.67 %");
    }

    @Test
    void whatIsNotUnderstoodIsAnsweredWithNullAndShown() throws Exception {
        assertThat(answers("[{\"image_index\": 3, \"question\": \"Why is the unicorn sad?\", \"answer\": true}]"))
                .isEqualTo("[{\"question_index\":0,\"answer\":null}]");
        assertThat(err.toString()).contains("Why is the unicorn sad?");
        assertThat(out.toString()).containsPattern("all +1 +0 +0 +0.00 %");
    }

    @Test
    void whatCannotBeKnownIsAnsweredWithNullAndShown() throws Exception {
        assertThat(answers("[{\"image_index\": 3, \"question\": \"What color is the cylinder?\"}]"))
                .isEqualTo("[{\"question_index\":0,\"answer\":null}]");
        assertThat(err.toString()).contains("What color is the cylinder?", "no cylinder");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"questions\": 5}|holds no questions",
                "{\"scenes\": []}|holds no questions",
                "[{\"image_index\": 3}]|Question 0",
                "[{\"image_index\": 9, \"question\": \"Is there a cube?\"}]|image_index 9",
                "[{\"image_index\": 3,|line 1",
                "''|holds no questions"
            })
    void aQuestionFileThatIsWrongIsNamedWithWhatIs(String content, String words) throws Exception {
        Path questions = file("questions.json", content);

        assertThat(reason(questions)).isEqualTo(1);
        assertThat(err.toString()).contains(questions.toString(), words);
    }

    @Test
    void aMalformedSceneIsNamed() throws Exception {
        scenes = file("bad.json", "[" + SCENE.replace("\"cube\"", "\"cone\"") + "]");

        assertThat(reason(file("questions.json", "[]"))).isEqualTo(1);
        assertThat(err.toString()).contains("bad.json", "Scene 3", "objects[0].shape", "cone");
    }

    @Test
    void aFileThatCannotBeReadOrWrittenIsNamed() throws Exception {
        assertThat(reason(temp.resolve("missing.json"))).isEqualTo(1);
        assertThat(err.toString()).contains("missing.json does not exist");

        answers = temp.resolve("no-such-folder").resolve("answers.json");
        assertThat(reason(file("questions.json", "[]"))).isEqualTo(1);
        assertThat(err.toString()).contains("no-such-folder");
    }

    @Test
    void wrongUsageNamesTheRemedy() {
        assertThat(run("reason", "--vocabulary", "coco-80", "--scenes", "s", "--questions", "q", "--out", "o"))
                .isEqualTo(2);
        assertThat(err.toString()).contains("--vocabulary clevr");
        assertThat(run("reason", "--vocabulary", "clevr", "--scenes", "s", "--questions", "q", "--out", "q"))
                .isEqualTo(2);
        assertThat(err.toString()).contains("--out");
        assertThat(run("reason")).isEqualTo(2);
        assertThat(err.toString()).contains("--scenes");
    }
}
