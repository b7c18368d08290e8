package io.watchword.bench.growth;

import picocli.CommandLine.Option;

/** What the model reckons with. Defaults say whether they were measured or are assumed; docs/growth.md says where. */
final class Inputs {
    @Option(
            names = "--fps",
            description = "Frames a second of a camera while something moves (default ${DEFAULT-VALUE})")
    double fps = 5;

    @Option(names = "--still-fps", description = "Frames a second while nothing does (default ${DEFAULT-VALUE})")
    double stillFps = 1;

    @Option(
            names = "--moving",
            description = "Share of the time in which something moves; assumed (default ${DEFAULT-VALUE})")
    double moving = 0.3;

    @Option(names = "--questions", description = "Standing questions on each camera (default ${DEFAULT-VALUE})")
    double questions = 3;

    @Option(names = "--changes", description = "Changes of an answer a minute; assumed (default ${DEFAULT-VALUE})")
    double changes = 2;

    @Option(
            names = "--frame-bytes",
            description = "A frame on its topic; measured at 768x576 (default ${DEFAULT-VALUE})")
    double frameBytes = 68_750;

    @Option(names = "--scene-bytes", description = "A scene on its topic; measured (default ${DEFAULT-VALUE})")
    double sceneBytes = 8_083;

    @Option(names = "--answer-bytes", description = "An answer on its topic; measured (default ${DEFAULT-VALUE})")
    double answerBytes = 1_008;

    @Option(
            names = "--camera-cores",
            description = "Cores that reading a camera takes; measured (default ${DEFAULT-VALUE})")
    double cameraCores = 0.037;

    @Option(
            names = "--look-ms",
            description = "A core's ms for looking at a frame; measured (default ${DEFAULT-VALUE})")
    double lookMs = 66;

    @Option(
            names = "--gpu-fps",
            description = "Frames a second that one GPU looks at; not measured, assumed (default ${DEFAULT-VALUE})")
    double gpuFps = 400;

    @Option(names = "--gpus", description = "Look at frames on GPUs, not on cores")
    boolean gpus;

    @Option(names = "--cores", description = "Cores of an inference process without GPU (default ${DEFAULT-VALUE})")
    double cores = 8;

    @Option(names = "--load", description = "How much of a capacity may be used (default ${DEFAULT-VALUE})")
    double load = 0.7;

    @Option(names = "--replication", description = "Brokers that hold each record (default ${DEFAULT-VALUE})")
    int replication = 3;

    @Option(names = "--broker-mb", description = "MB/s that a broker can take in; assumed (default ${DEFAULT-VALUE})")
    double brokerMb = 200;

    @Option(
            names = "--clients",
            description = "Clients of the stream for each camera; assumed (default ${DEFAULT-VALUE})")
    double clients = 0.5;

    @Option(names = "--follows", description = "Cameras that a client follows; assumed (default ${DEFAULT-VALUE})")
    double follows = 10;

    @Option(
            names = "--events",
            description = "Events a second that one answer-stream sends; measured (default ${DEFAULT-VALUE})")
    double events = 140_000;

    @Option(
            names = "--reads-mb",
            description =
                    "MB/s of scenes and answers that one answer-stream can read; assumed (default ${DEFAULT-VALUE})")
    double readsMb = 50;

    @Option(
            names = "--edge",
            description = "Look at frames beside the camera: only scenes, answers and evidence go to Kafka")
    boolean edge;

    /** Frames a second of a camera on average. */
    double frames() {
        return moving * fps + (1 - moving) * stillFps;
    }

    /** Answers a second of a camera: changes, and a refresh every 10 s. */
    double answers() {
        return questions * (changes / 60 + 0.1);
    }

    /** Frames a second that one inference process looks at. */
    double processFps() {
        return gpus ? gpuFps : cores * 1_000 / lookMs;
    }
}
