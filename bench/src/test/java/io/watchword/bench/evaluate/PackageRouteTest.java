package io.watchword.bench.evaluate;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.watchword.modelpackages.ModelPackage;
import io.watchword.modelpackages.picture.RgbImage;
import io.watchword.modelpackages.task.Answering;
import io.watchword.modelpackages.task.Detecting;
import io.watchword.modelpackages.task.Grounding;
import io.watchword.modelpackages.task.LoadOptions;
import io.watchword.modelpackages.task.TaskLoader;
import io.watchword.modelpackages.task.VisualTask;
import io.watchword.protocol.Box;
import io.watchword.protocol.Json;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Packages with random weights under evaluation: the figures mean nothing, but they are the packages' own. */
class PackageRouteTest {
    private static final Path FIXTURES = Path.of("../model-packages/src/test/resources/packages");
    private static final String PICTURE = "000000000001.jpg";

    @TempDir
    private Path folder = Path.of("");

    private final StringWriter told = new StringWriter();

    @BeforeEach
    void picture() {
        Photos.write(folder.resolve(PICTURE));
    }

    private static Path fixture(String name) {
        return FIXTURES.resolve(name);
    }

    private static <T extends VisualTask> T load(String fixture, Class<T> task) {
        return TaskLoader.load(ModelPackage.open(fixture(fixture)), task, LoadOptions.cpu(1));
    }

    private RgbImage pixels() throws Exception {
        return RgbImage.decode(Files.readAllBytes(folder.resolve(PICTURE)));
    }

    private int evaluate(String... arguments) {
        return Evaluate.commandLine().setErr(new PrintWriter(told, true)).execute(arguments);
    }

    private JsonNode json(String name) throws Exception {
        return Json.readTree(Files.readAllBytes(folder.resolve(name)));
    }

    private String file(String name, String content) throws Exception {
        return Files.writeString(folder.resolve(name), content).toString();
    }

    private String[] vqa(String... more) throws Exception {
        String questions = file(
                "questions.json",
                "{\"questions\":[{\"question_id\":11,\"image_id\":1,\"question\":\"What is this?\"}]}");
        return with(
                List.of(
                        "vqa",
                        "--questions",
                        questions,
                        "--images",
                        folder.toString(),
                        "--results",
                        folder.resolve("results.json").toString()),
                more);
    }

    private static String[] with(List<String> arguments, String... more) {
        return java.util.stream.Stream.concat(arguments.stream(), List.of(more).stream())
                .toArray(String[]::new);
    }

    @Test
    void questionsAreAnsweredInThePackagesOwnWords() throws Exception {
        assertThat(evaluate(vqa("--package", fixture("vilt").toString(), "--devices", "cpu")))
                .as(told.toString())
                .isZero();

        try (Answering model = load("vilt", Answering.class)) {
            assertThat(json("results.json").at("/0/answer").asText())
                    .isEqualTo(model.answer(pixels(), "What is this?").get(0).text());
        }
    }

    @Test
    void aRouteIsAModelOfTheConfiguration() throws Exception {
        String config = file(
                "c.yaml",
                "models: [{name: eye, kind: package, package: '" + fixture("vilt")
                        + "', devices: cpu}, {name: far, url: 'http://h/v1', model: m}]");

        assertThat(evaluate(vqa("--route", "eye", "--config", config)))
                .as(told.toString())
                .isZero();
        assertThat(evaluate(vqa("--route", "far", "--config", config))).isNotZero();
        assertThat(evaluate(vqa("--route", "ear", "--config", config))).isNotZero();
        assertThat(evaluate(vqa("--route", "eye"))).isNotZero();
        assertThat(told.toString()).contains("of kind vlm", "lists no such model", "--config");
    }

    @Test
    void aPackageOfAnotherTaskIsRefused() throws Exception {
        assertThat(evaluate(vqa("--package", fixture("detr").toString(), "--devices", "cpu")))
                .isNotZero();
        assertThat(told.toString()).contains("tiny-detr is for detect, not for answering");
    }

    @Test
    void expressionsAreGroundedByAPackage() throws Exception {
        Files.copy(
                fixture("owlvit").resolve("reference/00.jpg"),
                folder.resolve(PICTURE),
                StandardCopyOption.REPLACE_EXISTING);
        Box found;
        try (Grounding model = load("owlvit", Grounding.class)) {
            found = model.ground(pixels(), List.of("what colour is the bus ?"))
                    .get(0)
                    .box();
        }
        String refs = file(
                "refs.json",
                "[{\"ref_id\":1,\"ann_id\":5,\"image_id\":1,\"split\":\"val\",\"sentences\":[{\"sent_id\":1,\"sent\":"
                        + "\"what colour is the bus ?\"}]}]");
        String instances =
                file("instances.json", "{\"annotations\":[{\"id\":5,\"bbox\":" + Json.text(Json.tree(found)) + "}]}");

        assertThat(evaluate(
                        "refcoco",
                        "--refs",
                        refs,
                        "--instances",
                        instances,
                        "--split",
                        "val",
                        "--images",
                        folder.toString(),
                        "--report",
                        folder.resolve("report.json").toString(),
                        "--package",
                        fixture("owlvit").toString(),
                        "--devices",
                        "cpu"))
                .as(told.toString())
                .isZero();
        assertThat(json("report.json").at("/figures/right").asInt()).isEqualTo(1);
        assertThat(json("report.json").at("/settings/model").asText()).isEqualTo("tiny-owlvit");
    }

    @Test
    void thingsAreDetectedByAPackage() throws Exception {
        var found = detected();
        String instances = file(
                "instances.json",
                "{\"images\":[{\"id\":1,\"file_name\":\"" + PICTURE + "\"}],\"categories\":[{\"id\":1,\"name\":\""
                        + found.label() + "\"}],\"annotations\":[{\"id\":1,\"image_id\":1,\"category_id\":1,\"bbox\":"
                        + Json.text(Json.tree(found.box())) + ",\"iscrowd\":0}]}");

        assertThat(evaluate(
                        "detection",
                        "--instances",
                        instances,
                        "--images",
                        folder.toString(),
                        "--report",
                        folder.resolve("report.json").toString(),
                        "--package",
                        fixture("yolo-v8").toString(),
                        "--devices",
                        "cpu"))
                .as(told.toString())
                .isZero();
        assertThat(json("report.json").at("/figures/ap50").asDouble()).isPositive();
    }

    private io.watchword.protocol.Detection detected() throws Exception {
        try (Detecting model = load("yolo-v8", Detecting.class)) {
            return model.detect(pixels()).get(0);
        }
    }
}
