package io.watchword.standalone.cli;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Standing questions of a running Watchword. */
@Command(
        name = "questions",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "[list | add | remove]",
        description = "List, add and remove the standing questions of a running Watchword.")
public final class QuestionsCommand implements java.util.concurrent.Callable<Integer> {
    @Mixin
    private final Client client = new Client();

    @Override
    public Integer call() {
        return client.get("/questions");
    }

    @Command(name = "list", mixinStandardHelpOptions = true, description = "Every standing question.")
    int list(@Mixin Client server) {
        return server.get("/questions");
    }

    @Command(name = "add", mixinStandardHelpOptions = true, description = "Ask a standing question.")
    int add(
            @Mixin Client server,
            @Parameters(paramLabel = "QUESTION") String text,
            @Option(names = "--camera", description = "Only of this camera; may be given more than once") @Nullable
                    List<String> cameras) {
        Map<String, Object> body = new LinkedHashMap<>(Map.of("text", text));
        if (cameras != null) {
            body.put("cameras", cameras);
        }
        return server.post("/questions", body);
    }

    @Command(name = "remove", mixinStandardHelpOptions = true, description = "Withdraw a question.")
    int remove(@Mixin Client server, @Parameters(paramLabel = "ID") String id) {
        return server.delete("/questions/" + Client.encoded(id));
    }
}
