package io.watchword.standalone.cli;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Cameras of a running Watchword. */
@Command(
        name = "cameras",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "[list | add | remove]",
        description = "List, add and remove the cameras of a running Watchword.")
public final class CamerasCommand implements java.util.concurrent.Callable<Integer> {
    @Mixin
    private final Client client = new Client();

    @Override
    public Integer call() {
        return client.get("/cameras");
    }

    @Command(name = "list", mixinStandardHelpOptions = true, description = "Every camera and how it is doing.")
    int list(@Mixin Client server) {
        return server.get("/cameras");
    }

    @Command(name = "add", mixinStandardHelpOptions = true, description = "Add a camera.")
    int add(
            @Mixin Client server,
            @Parameters(paramLabel = "ID") String id,
            @Parameters(paramLabel = "URL") String cameraUrl,
            @Option(names = "--fps", description = "Most frames a second to analyse") @Nullable Double fps) {
        Map<String, Object> body = new LinkedHashMap<>(Map.of("id", id, "url", cameraUrl));
        if (fps != null) {
            body.put("fps", fps);
        }
        return server.post("/cameras", body);
    }

    @Command(name = "remove", mixinStandardHelpOptions = true, description = "Remove a camera.")
    int remove(@Mixin Client server, @Parameters(paramLabel = "ID") String id) {
        return server.delete("/cameras/" + Client.encoded(id));
    }
}
