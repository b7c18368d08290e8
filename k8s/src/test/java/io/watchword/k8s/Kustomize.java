package io.watchword.k8s;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/** Renders folders of manifests as {@code kubectl apply -k} would send them. */
final class Kustomize {
    /** The folder that the manifests are in. */
    static final Path FOLDER = Path.of("").toAbsolutePath();

    private static final Map<String, List<Manifest>> RENDERED = new ConcurrentHashMap<>();
    private static final List<List<String>> TOOLS =
            List.of(List.of("kubectl", "kustomize"), List.of("kustomize", "build"));

    private Kustomize() {}

    /** The names of the overlays. */
    static List<String> overlays() {
        try (Stream<Path> folders = Files.list(FOLDER.resolve("overlays"))) {
            return folders.map(folder -> folder.getFileName().toString())
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The objects of an overlay. */
    static List<Manifest> overlay(String name) {
        return RENDERED.computeIfAbsent(
                name, any -> Manifest.all(render(FOLDER.resolve("overlays").resolve(name))));
    }

    /** The objects of a folder. */
    static List<Manifest> folder(Path folder) {
        return Manifest.all(render(folder));
    }

    private static String render(Path folder) {
        StringBuilder tried = new StringBuilder();
        for (List<String> tool : TOOLS) {
            try {
                return run(tool, folder);
            } catch (IOException e) {
                tried.append(e.getMessage()).append('\n');
            }
        }
        throw new AssertionError("Neither kubectl nor kustomize renders; ./watchword test installs one:\n" + tried);
    }

    private static String run(List<String> tool, Path folder) throws IOException {
        Path problems = Files.createTempFile("kustomize", ".err");
        try {
            Process process = new ProcessBuilder(Stream.concat(tool.stream(), Stream.of(folder.toString()))
                            .toList())
                    .redirectError(problems.toFile())
                    .start();
            String rendered = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            if (process.waitFor() != 0) {
                throw new IOException(tool + ": " + Files.readString(problems));
            }
            return rendered;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException(e);
        } finally {
            Files.delete(problems);
        }
    }
}
