package io.watchword.standalone.cli;

import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** One answer, now. */
@Command(
        name = "ask",
        mixinStandardHelpOptions = true,
        description = "Ask a running Watchword once; prints the answer.")
public final class AskCommand implements Callable<Integer> {
    @Mixin
    private final Client client = new Client();

    @Option(names = "--camera", required = true, paramLabel = "ID", description = "Which camera")
    private String camera = "";

    @Parameters(paramLabel = "QUESTION", description = "What to ask")
    private String text = "";

    @Override
    public Integer call() {
        return client.post("/ask", Map.of("text", text, "camera", camera));
    }
}
