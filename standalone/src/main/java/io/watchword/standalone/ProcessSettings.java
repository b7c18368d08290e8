package io.watchword.standalone;

import io.watchword.inference.detector.Devices;
import io.watchword.models.EmbeddedDetector;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a one-process Watchword is told at its start.
 *
 * @param dataDir where the embedded broker keeps its log and the model is unpacked
 * @param host address the HTTP interface binds
 * @param port its port; 0 for any free one
 * @param kafka {@code host:port} of an external broker, or null for the embedded one
 * @param insecure whether to serve without login on an address that is not loopback
 * @param allowLoopbackCameras whether camera URLs may point at this machine even where others can reach the interface
 * @param mediaFolder folder that {@code file:} cameras are read from, or null for none
 * @param detector which detector sees
 * @param inputSize long side of what it sees, in pixels, a multiple of 32; 0 for the detector's own
 * @param devices what to perceive on, see {@link Devices}
 * @param threads of the processor for the detector; 0 for every core but one
 * @param stillFps frames a second analysed where nothing moves; 0 for as many as otherwise
 * @param protection what keeps strangers out
 * @param outlets where answers go
 * @param seeds cameras and questions to have from the start
 */
public record ProcessSettings(
        Path dataDir,
        String host,
        int port,
        @Nullable String kafka,
        boolean insecure,
        boolean allowLoopbackCameras,
        @Nullable Path mediaFolder,
        EmbeddedDetector detector,
        int inputSize,
        String devices,
        int threads,
        double stillFps,
        Protection protection,
        Outlets outlets,
        Seeds seeds) {
    /** Frames a second where nothing moves. */
    public static final double DEFAULT_STILL_FPS = 1;

    public ProcessSettings {
        if (port < 0 || port > 65535) {
            throw new UserException("--port must be from 0 to 65535, but is " + port);
        }
        if (stillFps != 0 && !(stillFps >= 0.01 && stillFps <= 120)) {
            throw new UserException(
                    "--still-fps must be from 0.01 to 120, or 0 for as many as otherwise, but is " + stillFps);
        }
    }

    /** Settings with every default, for the given data directory. */
    public static ProcessSettings defaults(Path dataDir) {
        return new ProcessSettings(
                dataDir,
                "127.0.0.1",
                8080,
                null,
                false,
                false,
                null,
                EmbeddedDetector.CENTERNET,
                0,
                Devices.AUTO,
                0,
                DEFAULT_STILL_FPS,
                Protection.NONE,
                Outlets.NONE,
                new Seeds(List.of(), List.of()));
    }
}
