package io.watchword.standalone.cli;

import io.watchword.process.config.ConfigFile;
import io.watchword.protocol.Camera;
import io.watchword.protocol.CameraUrls;
import io.watchword.protocol.InvalidFieldException;
import io.watchword.standalone.Seeds;
import io.watchword.standalone.UserException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Everything in one process, on the user's cameras. */
@Command(
        name = "run",
        mixinStandardHelpOptions = true,
        description = "Start everything on your own cameras.",
        footer = {
            "",
            "Example:",
            "  watchword run --camera gate=rtsp://user:password@192.168.1.20/stream1 \\",
            "                --ask \"How many people are at the gate?\""
        })
public final class RunCommand implements Callable<Integer> {
    @Mixin
    private final Serving serving = new Serving();

    @Option(
            names = "--camera",
            paramLabel = "ID=URL",
            description = "A camera; may be given more than once. It stands until it is removed, also after a restart")
    private List<String> cameras = new ArrayList<>();

    @Option(
            names = "--ask",
            paramLabel = "QUESTION",
            description = "A standing question about every camera; may be given more than once")
    private List<String> questions = new ArrayList<>();

    @Override
    public Integer call() {
        return serving.serve(this::seeds);
    }

    private Seeds seeds(ConfigFile file) {
        List<Camera> allCameras = new ArrayList<>(file.cameras());
        cameras.forEach(text -> allCameras.add(camera(text)));
        allCameras.forEach(RunCommand::requireAllowed);
        List<String> allQuestions = new ArrayList<>(file.questions());
        allQuestions.addAll(questions);
        return new Seeds(allCameras, allQuestions);
    }

    static Camera camera(String text) {
        int equals = text.indexOf('=');
        if (equals <= 0) {
            throw new UserException("--camera must look like gate=rtsp://192.168.1.20/stream1");
        }
        String id = text.substring(0, equals);
        try {
            return new Camera(id, id, text.substring(equals + 1), Camera.DEFAULT_FPS, false, List.of());
        } catch (InvalidFieldException e) {
            throw new UserException("--camera " + id + ": " + e.getMessage(), e);
        }
    }

    // whoever starts the process may name cameras on the machine itself
    private static void requireAllowed(Camera camera) {
        try {
            new CameraUrls(true, false).require(camera.url());
        } catch (InvalidFieldException e) {
            throw new UserException("--camera " + camera.id() + ": " + e.getMessage(), e);
        }
    }
}
