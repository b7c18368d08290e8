package io.watchword.standalone;

import io.watchword.models.EmbeddedModels;
import java.nio.file.Path;
import java.util.List;

/** The demo clip as the bare H.264 stream that the RTSP server plays. */
final class H264Clip {
    private H264Clip() {}

    static Path extract(Path directory) throws Exception {
        Path clip = EmbeddedModels.extractDemoClip(directory);
        Path stream = directory.resolve("clip.h264");
        Process process = new ProcessBuilder(List.of(
                        "gst-launch-1.0",
                        "-q",
                        "filesrc",
                        "location=" + clip,
                        "!",
                        "qtdemux",
                        "!",
                        "h264parse",
                        "config-interval=-1",
                        "!",
                        "video/x-h264,stream-format=byte-stream",
                        "!",
                        "filesink",
                        "location=" + stream))
                .inheritIO()
                .start();
        if (process.waitFor() != 0) {
            throw new IllegalStateException("gst-launch-1.0 failed; is gstreamer1.0-tools installed?");
        }
        return stream;
    }
}
