package io.watchword.standalone.cli;

import io.watchword.inference.detector.DetectorModel;
import io.watchword.inference.detector.Devices;
import io.watchword.models.EmbeddedDetector;
import io.watchword.standalone.ProcessSettings;
import io.watchword.standalone.Seeds;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/**
 * Options of the commands that serve. Each can also be given by the environment variable that its description names.
 */
final class ServerOptions {
    @Option(
            names = "--port",
            paramLabel = "PORT",
            description = "Port of the dashboard and the HTTP interface (WATCHWORD_PORT; default 8080; 0: any)")
    @Nullable
    Integer port;

    @Option(
            names = "--host",
            paramLabel = "ADDRESS",
            description = "Address to bind (WATCHWORD_HOST; default 127.0.0.1, this machine only)")
    @Nullable
    String host;

    @Option(
            names = "--data-dir",
            paramLabel = "DIR",
            description = "Where cameras, questions and answers are kept (WATCHWORD_DATA_DIR; default ~/.watchword)")
    @Nullable
    Path dataDir;

    @Option(
            names = "--kafka",
            paramLabel = "HOST:PORT",
            description = "A Kafka cluster to use instead of the embedded broker (WATCHWORD_KAFKA)")
    @Nullable
    String kafka;

    @Option(
            names = "--insecure",
            description = "Serve without login on an address others can reach (WATCHWORD_INSECURE)")
    @Nullable
    Boolean insecure;

    @Option(
            names = "--allow-loopback-cameras",
            description = "Let cameras on this machine be added even where others can reach the interface"
                    + " (WATCHWORD_ALLOW_LOOPBACK_CAMERAS)")
    @Nullable
    Boolean allowLoopbackCameras;

    @Option(
            names = "--media-folder",
            paramLabel = "DIR",
            description = "Folder that file: cameras are read from (WATCHWORD_MEDIA_FOLDER; default none)")
    @Nullable
    Path mediaFolder;

    @Option(
            names = "--detector",
            paramLabel = "NAME",
            description = "Which detector sees: centernet or nanodet (WATCHWORD_DETECTOR; default centernet)")
    @Nullable
    String detector;

    @Option(
            names = "--input-size",
            paramLabel = "PIXELS",
            description = "Long side of what the detector sees, a multiple of 32 (WATCHWORD_INPUT_SIZE; default "
                    + DetectorModel.DEFAULT_INPUT_SIZE + "; nanodet: always 416)")
    @Nullable
    Integer inputSize;

    @Option(
            names = "--devices",
            paramLabel = "DEVICES",
            description = "What to perceive on: auto, cpu, cpu:N (the processor in N shares) or gpu0,gpu1,…"
                    + " (WATCHWORD_DEVICES; default auto: every GPU, else the processor)")
    @Nullable
    String devices;

    @Option(
            names = "--threads",
            paramLabel = "N",
            description =
                    "Threads of the processor for the detector (WATCHWORD_THREADS; default every core but one, at most 8)")
    @Nullable
    Integer threads;

    @Option(
            names = "--still-fps",
            paramLabel = "FPS",
            description = "Frames a second analysed where nothing moves (WATCHWORD_STILL_FPS; default 1; 0: as many as"
                    + " otherwise)")
    @Nullable
    Double stillFps;

    @Mixin
    private final ProtectionOptions protection = new ProtectionOptions();

    @Mixin
    private final OutletOptions outlets = new OutletOptions();

    ProcessSettings settings(ServerConfig file, Seeds seeds) {
        Layers layers = new Layers(System.getenv());
        return new ProcessSettings(
                layers.path("DATA_DIR", dataDir, file.dataDir(), "~/.watchword"),
                layers.text("HOST", host, file.host(), "127.0.0.1"),
                layers.number("PORT", port, file.port(), 8080),
                layers.optionalText("KAFKA", kafka, file.kafka()),
                layers.flag("INSECURE", insecure, file.insecure()),
                layers.flag("ALLOW_LOOPBACK_CAMERAS", allowLoopbackCameras, file.allowLoopbackCameras()),
                layers.optionalPath("MEDIA_FOLDER", mediaFolder, file.mediaFolder()),
                Models.detector(layers.text("DETECTOR", detector, file.detector(), EmbeddedDetector.CENTERNET.id())),
                layers.number("INPUT_SIZE", inputSize, file.inputSize(), 0),
                layers.text("DEVICES", devices, file.devices(), Devices.AUTO),
                layers.number("THREADS", threads, file.threads(), 0),
                layers.decimal("STILL_FPS", stillFps, file.stillFps(), ProcessSettings.DEFAULT_STILL_FPS),
                protection.protection(layers, file),
                outlets.outlets(layers, file),
                seeds);
    }
}
