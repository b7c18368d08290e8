package io.watchword.modelpackages;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.watchword.modelpackages.picture.RgbImage;
import io.watchword.modelpackages.picture.UnusablePictureException;
import io.watchword.modelpackages.task.LoadOptions;
import io.watchword.modelpackages.task.TaskLoader;
import io.watchword.modelpackages.task.VisualTask;
import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;

/** The packages that models/export writes of tiny random models, with what Python gives for them. */
public final class Fixtures {
    private static final Path FOLDER = Path.of("src/test/resources/packages");

    private Fixtures() {}

    public static Path folder(String name) {
        return FOLDER.resolve(name);
    }

    public static ModelPackage open(String name) {
        return ModelPackage.open(folder(name));
    }

    public static <T extends VisualTask> T load(String name, Class<T> task) {
        return TaskLoader.load(open(name), task, LoadOptions.cpu(1));
    }

    /** The calls that Python made, and what came out. */
    public static JsonNode reference(String name) throws IOException {
        return new ObjectMapper()
                .readTree(folder(name).resolve("reference/reference.json").toFile());
    }

    public static RgbImage picture(String name, JsonNode call) throws IOException, UnusablePictureException {
        return RgbImage.decode(
                Files.readAllBytes(folder(name).resolve(call.get("picture").asText())));
    }

    /** A copy to break. */
    public static Path copy(String name, Path to) throws IOException {
        Path from = folder(name);
        Files.walkFileTree(from, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                Path target = to.resolve(from.relativize(file).toString());
                Files.createDirectories(target.getParent());
                Files.copy(file, target);
                return FileVisitResult.CONTINUE;
            }
        });
        return to;
    }
}
