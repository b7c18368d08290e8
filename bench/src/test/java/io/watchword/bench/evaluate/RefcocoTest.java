package io.watchword.bench.evaluate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.watchword.bench.answers.Found;
import io.watchword.bench.answers.Reply;
import io.watchword.protocol.Box;
import io.watchword.standalone.UserException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.bytedeco.opencv.opencv_core.Mat;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RefcocoTest {
    private static final String REFS =
            """
            [{"ref_id":1,"ann_id":501,"image_id":1,"split":"val","sentences":[
                {"sent_id":10,"sent":"box"},{"sent_id":11,"sent":"half of it"},{"sent_id":12,"sent":"nonsense"}]},
             {"ref_id":2,"ann_id":502,"image_id":2,"split":"val","sentences":[{"sent_id":13,"sent":"box"}]},
             {"ref_id":3,"ann_id":999,"image_id":1,"split":"val","sentences":[{"sent_id":14,"sent":"box"}]},
             {"ref_id":4,"ann_id":501,"image_id":1,"split":"testA","sentences":[{"sent_id":15,"sent":"box"}]}]
            """;

    @TempDir
    private Path folder = Path.of("");

    private Path refs = Path.of("");
    private Path instances = Path.of("");

    /** Finds one box, or the upper third of it, or does not understand. */
    private record OneBox(Box box) implements Route, Route.View {
        @Override
        public Map<String, String> settings() {
            return Map.of();
        }

        @Override
        public View look(Mat bgr) {
            return this;
        }

        @Override
        public Reply answer(String question) {
            return new Reply.Not("refused");
        }

        @Override
        public Found ground(String expression) {
            return switch (expression) {
                case "box" -> new Found(true, box);
                case "half of it" -> new Found(true, new Box(box.x(), box.y(), box.width(), box.height() / 3));
                default -> Found.NOT_UNDERSTOOD;
            };
        }

        @Override
        public void close() {}
    }

    @BeforeEach
    void files() throws IOException {
        refs = Files.writeString(folder.resolve("refs.json"), REFS);
        instances = Files.writeString(
                folder.resolve("instances.json"),
                "{\"annotations\":[{\"id\":501,\"bbox\":[1,2,30,40]},{\"id\":502,\"bbox\":[1,2,30,40]}]}");
        Photos.write(folder.resolve("000000000001.jpg"));
    }

    private RefcocoRun run(String split) {
        RefcocoRun run = new RefcocoRun(new OneBox(new Box(1, 2, 30, 40)), refs, instances, split);
        Journal nothing = Journal.open(null, new Journal.Heading("refcoco", Map.of(), Map.of()));
        try (Pictures pictures = Pictures.at(folder)) {
            new Walk(pictures, nothing).over(run.pictures(), run);
        }
        return run;
    }

    @Test
    void sentencesOnMissingPicturesAreWrongAndThoseWithoutBoxAreLeftOut() {
        RefcocoRun run = run("val");

        assertThat(run.figures()).isEqualTo(new RefcocoRun.Figures(4, 3, 2, 1, 25, 50));
        assertThat(run.boxless().named()).singleElement().asString().contains("sentence 14");
    }

    @Test
    void onlyTheSplitIsAsked() {
        assertThat(run("testA").figures()).isEqualTo(new RefcocoRun.Figures(1, 1, 1, 1, 100, 100));
    }

    @Test
    void aSplitThatIsNotThereIsRefusedWithThoseThatAre() {
        assertThatThrownBy(() -> run("test"))
                .isInstanceOf(UserException.class)
                .hasMessageContaining("testA=1")
                .hasMessageContaining("val=3");
    }

    @Test
    void anAnnotationWithoutBoxIsNamed() throws IOException {
        Files.writeString(instances, "{\"annotations\":[{\"id\":501,\"bbox\":[1,2,30]}]}");

        assertThatThrownBy(() -> run("val"))
                .isInstanceOf(UserException.class)
                .hasMessageContaining("instances.json")
                .hasMessageContaining("bbox");
    }
}
