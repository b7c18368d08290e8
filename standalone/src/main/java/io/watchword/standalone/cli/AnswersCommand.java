package io.watchword.standalone.cli;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Answers given so far, or as they come. */
@Command(
        name = "answers",
        mixinStandardHelpOptions = true,
        description = "Print the answers of a running Watchword: those given, or with --follow as they come.")
public final class AnswersCommand implements Callable<Integer> {
    @Mixin
    private final Client client = new Client();

    @Option(names = "--camera", paramLabel = "ID", description = "Only of this camera")
    private @Nullable String camera;

    @Option(names = "--question", paramLabel = "ID", description = "Only to this question")
    private @Nullable String question;

    @Option(names = "--from", paramLabel = "TIME", description = "Not before this time, such as 2026-01-05T10:00:00Z")
    private @Nullable String from;

    @Option(names = "--to", paramLabel = "TIME", description = "Not after this time")
    private @Nullable String to;

    @Option(names = "--limit", paramLabel = "N", description = "At most so many")
    private @Nullable Integer limit;

    @Option(names = "--follow", description = "The current answers and then every change, a JSON line each")
    private boolean follow;

    @Override
    public Integer call() {
        if (follow) {
            return client.follow(
                    "/answers/stream" + Client.query(Map.of("camera", given(camera), "question", given(question))),
                    "answer");
        }
        return client.get("/answers"
                + Client.query(Map.of(
                        "camera", given(camera),
                        "question", given(question),
                        "from", given(from),
                        "to", given(to),
                        "limit", given(limit))));
    }

    private static Optional<String> given(@Nullable Object value) {
        return Optional.ofNullable(value).map(Object::toString);
    }
}
