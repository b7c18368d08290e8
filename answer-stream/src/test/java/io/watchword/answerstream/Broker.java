package io.watchword.answerstream;

import io.watchword.embeddedkafka.EmbeddedKafka;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** One real broker for all the test classes of a run; they keep apart by the ids they use. */
final class Broker implements BeforeAllCallback {
    private static volatile String bootstrap = "";

    static String bootstrap() {
        return bootstrap;
    }

    @Override
    public void beforeAll(ExtensionContext context) {
        bootstrap = context.getRoot()
                .getStore(ExtensionContext.Namespace.GLOBAL)
                .getOrComputeIfAbsent(Running.class)
                .kafka
                .bootstrap();
    }

    static final class Running implements AutoCloseable {
        private final Path data;
        private final EmbeddedKafka kafka;

        Running() throws IOException {
            data = Files.createTempDirectory("watchword-test");
            kafka = EmbeddedKafka.start(data, 0);
        }

        @Override
        public void close() throws IOException {
            kafka.close();
            try (Stream<Path> files = Files.walk(data)) {
                files.sorted(Comparator.reverseOrder()).forEach(Running::delete);
            }
        }

        private static void delete(Path file) {
            try {
                Files.deleteIfExists(file);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
