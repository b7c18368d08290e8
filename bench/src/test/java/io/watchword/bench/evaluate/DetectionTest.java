package io.watchword.bench.evaluate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.watchword.inference.detector.Detector;
import io.watchword.protocol.Box;
import io.watchword.protocol.Detection;
import io.watchword.standalone.UserException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.bytedeco.opencv.opencv_core.Mat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DetectionTest {
    @TempDir
    private Path folder = Path.of("");

    /** Sees one dog on every picture. */
    private record OneDog(Box box) implements Detector {
        @Override
        public List<String> labels() {
            return List.of("dog");
        }

        @Override
        public List<List<Detection>> detect(List<Mat> frames) {
            return Collections.nCopies(frames.size(), List.of(new Detection("dog", 0.7, box)));
        }

        @Override
        public void close() {}
    }

    private DetectionRun.Figures figures(Box seen, String annotations) throws IOException {
        Photos.write(folder.resolve("photo.png"));
        Path instances = Files.writeString(
                folder.resolve("instances.json"),
                """
                {"annotations":[%s],
                 "images":[{"id":1,"file_name":"photo.png"}],
                 "categories":[{"id":18,"name":"dog"},{"id":17,"name":"cat"}]}
                """
                        .formatted(annotations));
        DetectionRun run = new DetectionRun(new OneDog(seen), instances);
        Journal nothing = Journal.open(null, new Journal.Heading("detection", Map.of(), Map.of()));
        try (Pictures pictures = Pictures.at(folder)) {
            new Walk(pictures, nothing).over(run.pictures(), run);
        }
        return run.figures();
    }

    @Test
    void aBoxThatFitsByFourFifthsIsFoundAtTheLowerOverlaps() throws IOException {
        String dog = "{\"id\":1,\"image_id\":1,\"category_id\":18,\"bbox\":[0,0,40,40],\"iscrowd\":0}";

        DetectionRun.Figures figures = figures(new Box(0, 0, 40, 32.4), dog);

        assertThat(figures.ap50()).isEqualTo(100, within(1e-9));
        assertThat(figures.ap75()).isEqualTo(100, within(1e-9));
        assertThat(figures.ap()).isEqualTo(70, within(1e-9));
        assertThat(figures.classes()).containsOnlyKeys("dog");
    }

    @Test
    void aCrowdIsNoTrueBox() throws IOException {
        String dogs =
                """
                {"id":1,"image_id":1,"category_id":17,"bbox":[0,0,40,40],"iscrowd":0},
                {"id":2,"image_id":1,"category_id":18,"bbox":[0,0,60,48],"iscrowd":1}
                """;

        DetectionRun.Figures figures = figures(new Box(0, 0, 40, 40), dogs);

        assertThat(figures.boxes()).isEqualTo(1);
        assertThat(figures.classes()).isEqualTo(Map.of("cat", 0.0));
    }

    @Test
    void anAnnotationOfNoCategoryIsNamed() {
        assertThatThrownBy(() -> figures(new Box(0, 0, 1, 1), "{\"id\":1,\"image_id\":1,\"category_id\":5}"))
                .isInstanceOf(UserException.class)
                .hasMessageContaining("category");
    }
}
