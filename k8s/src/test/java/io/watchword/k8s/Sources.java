package io.watchword.k8s;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What the code of the processes says. */
final class Sources {
    /** The modules that the processes are made of, by the names of their manifests. */
    private static final Map<String, String> MODULES = Map.of(
            "ingest", "ingest",
            "inference", "inference-verticles",
            "answer-stream", "answer-stream",
            "deliveries", "deliveries",
            "open-questions", "open-questions");

    private Sources() {}

    /** The first group of every place in a process's code where a pattern is found. */
    static Set<String> found(String process, Pattern pattern) {
        return texts(process)
                .flatMap(text -> pattern.matcher(text).results())
                .map(MatchResult::group)
                .map(match -> pattern.matcher(match).replaceFirst("$1"))
                .collect(Collectors.toUnmodifiableSet());
    }

    private static Stream<String> texts(String process) {
        Path sources = Kustomize.FOLDER.resolveSibling(MODULES.get(process)).resolve("src/main/java");
        try (Stream<Path> files = Files.walk(sources)) {
            return files.filter(file -> file.toString().endsWith(".java")).map(Sources::read).toList().stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
