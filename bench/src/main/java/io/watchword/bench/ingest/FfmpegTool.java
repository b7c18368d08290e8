package io.watchword.bench.ingest;

import io.watchword.standalone.UserException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** The ffmpeg command line, which has to be installed. */
final class FfmpegTool {
    private FfmpegTool() {}

    /** Runs it to its end. */
    static void run(List<String> arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of("ffmpeg", "-v", "quiet", "-nostdin", "-y"));
        command.addAll(arguments);
        if (start(command).waitFor() != 0) {
            throw new IOException("failed: " + String.join(" ", command));
        }
    }

    private static Process start(List<String> command) {
        try {
            return new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
        } catch (IOException e) {
            throw new UserException("ffmpeg can't be run; install the package ffmpeg", e);
        }
    }
}
