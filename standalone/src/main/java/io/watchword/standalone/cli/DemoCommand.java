package io.watchword.standalone.cli;

import io.watchword.protocol.Camera;
import io.watchword.standalone.Seeds;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Everything in one process, on the embedded clip, with questions that it can be seen to answer. */
@Command(
        name = "demo",
        mixinStandardHelpOptions = true,
        description = "Start everything on the embedded clip, with three standing questions.")
public final class DemoCommand implements Callable<Integer> {
    static final List<String> QUESTIONS =
            List.of("How many people are there?", "What colour is the truck?", "Is there a person on the left?");

    @Mixin
    private final Serving serving = new Serving();

    @Override
    public Integer call() {
        Camera camera = new Camera("demo", "Campus path", "demo:", Camera.DEFAULT_FPS, false, List.of());
        return serving.serve(file -> {
            file.requireNoSeeds();
            return new Seeds(List.of(camera), QUESTIONS);
        });
    }
}
