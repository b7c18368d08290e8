package io.watchword.bench.chaos;

import io.watchword.answerstream.AnswerStreamMain;
import io.watchword.bench.Jvm;
import io.watchword.bench.Ports;
import io.watchword.deliveries.DeliveriesMain;
import io.watchword.inference.InferenceMain;
import io.watchword.ingest.IngestMain;
import io.watchword.models.EmbeddedModels;
import io.watchword.openquestions.OpenQuestionsMain;
import io.watchword.rtspserver.RtspServer;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Three brokers, two of each process and an RTSP server, all in processes of their own. One thread. */
final class Installation implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final int CLIP_FPS = 10;

    private final Brokers brokers;
    private final List<Member> services;
    private final List<URI> servers;
    private final Path clip;
    private final int cameras;
    private final HttpClient http = HttpClient.newHttpClient();
    private @Nullable RtspServer rtsp;
    private int rtspPort;

    private Installation(Brokers brokers, List<Member> services, List<URI> servers, Path clip, int cameras) {
        this.brokers = brokers;
        this.services = services;
        this.servers = servers;
        this.clip = clip;
        this.cameras = cameras;
    }

    /**
     * Prepares everything; nothing is started yet.
     *
     * @param models the configuration of the models that questions can be put to
     */
    static Installation prepare(Path folder, SmallDisk disk, int cameras, Path models)
            throws IOException, InterruptedException {
        Brokers brokers = Brokers.prepare(folder, disk);
        List<Member> services = new ArrayList<>();
        List<URI> servers = new ArrayList<>();
        for (int i = 1; i <= 2; i++) {
            int port = Ports.free();
            servers.add(URI.create("http://127.0.0.1:" + port));
            services.add(service(Member.Part.INGEST, IngestMain.class, i, brokers, folder, management()));
            List<String> looking = new ArrayList<>(management());
            looking.addAll(List.of("--detector", "nanodet", "--devices", "cpu", "--threads", "1"));
            services.add(service(Member.Part.INFERENCE, InferenceMain.class, i, brokers, folder, looking));
            List<String> serving = List.of(
                    "--port",
                    Integer.toString(port),
                    "--heartbeat",
                    Long.toString(Subscriber.HEARTBEAT.toSeconds()),
                    "--allow-loopback-webhooks");
            services.add(service(Member.Part.ANSWER_STREAM, AnswerStreamMain.class, i, brokers, folder, serving));
            List<String> delivering = new ArrayList<>(management());
            delivering.add("--allow-loopback-webhooks");
            services.add(service(Member.Part.DELIVERIES, DeliveriesMain.class, i, brokers, folder, delivering));
            List<String> asking = new ArrayList<>(management());
            asking.addAll(List.of("--config", models.toString()));
            services.add(service(Member.Part.OPEN_QUESTIONS, OpenQuestionsMain.class, i, brokers, folder, asking));
        }
        return new Installation(brokers, services, servers, clip(folder), cameras);
    }

    private static List<String> management() throws IOException {
        return List.of("--management-port", Integer.toString(Ports.free()));
    }

    private static Member service(
            Member.Part part, Class<?> main, int number, Brokers brokers, Path folder, List<String> more) {
        String name = part.word() + "-" + number;
        List<String> arguments = new ArrayList<>(List.of(
                "--kafka", brokers.bootstrap(),
                "--kafka-replication", Integer.toString(Brokers.COUNT),
                "--kafka-min-insync-replicas", Integer.toString(Brokers.COUNT - 1),
                "--data-dir", folder.resolve(name).toString()));
        if (part == Member.Part.INGEST || part == Member.Part.ANSWER_STREAM) {
            arguments.add("--allow-loopback-cameras");
        }
        arguments.addAll(more);
        List<String> options = List.of(
                "-Xmx256m",
                "-Xss512k",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-XX:+ExitOnOutOfMemoryError",
                "-Dai.djl.offline=true",
                "-Dorg.bytedeco.javacpp.logger.debug=false");
        return new Member(part, name, Jvm.command(options, main.getName(), arguments), folder);
    }

    /** The demo clip as a stream, which the RTSP server plays in a loop. */
    private static Path clip(Path folder) throws IOException, InterruptedException {
        Path stream = folder.resolve("clip.h264");
        Path clip = EmbeddedModels.extractDemoClip(folder);
        int status = new ProcessBuilder(
                        "ffmpeg",
                        "-v",
                        "error",
                        "-i",
                        clip.toString(),
                        "-c:v",
                        "copy",
                        "-bsf:v",
                        "h264_mp4toannexb",
                        stream.toString())
                .inheritIO()
                .start()
                .waitFor();
        if (status != 0) {
            throw new IOException("ffmpeg could not make a stream of " + clip);
        }
        return stream;
    }

    Brokers brokers() {
        return brokers;
    }

    /** Everything that can die. */
    List<Member> members() {
        return Stream.concat(brokers.members().stream(), services.stream()).toList();
    }

    /** Starts whatever does not run, as whatever watches over processes does. */
    void startAll() throws IOException {
        for (Member member : members()) {
            member.start();
        }
    }

    /** Ends all that write frames, scenes and answers. */
    void endWriters() {
        services.stream().filter(each -> each.part().writes()).forEach(Member::close);
    }

    /** Whether everything runs, and both servers and all brokers take connections. */
    boolean runs() {
        return members().stream().allMatch(Member::isAlive)
                && brokers.serve()
                && servers.stream().allMatch(server -> Ports.isOpen(server.getPort()));
    }

    /** Starts the RTSP server, always on one port. */
    void startCameras() {
        RtspServer started =
                RtspServer.start(RtspServer.Options.OPEN.onPort(rtspPort).playing(clip, CLIP_FPS));
        rtspPort = started.port();
        for (int i = 1; i <= cameras; i++) {
            started.serve(path(i));
        }
        rtsp = started;
    }

    private static String path(int camera) {
        return "/cam-" + camera;
    }

    RtspServer rtsp() {
        if (rtsp == null) {
            throw new IllegalStateException("no RTSP server");
        }
        return rtsp;
    }

    /** The id of a camera, from 1. */
    static String camera(int number) {
        return "cam-" + number;
    }

    /** Adds the cameras. */
    void addCameras(double fps) throws IOException, InterruptedException {
        for (int i = 1; i <= cameras; i++) {
            post(
                    "cameras",
                    String.format(
                            Locale.ROOT,
                            "{\"id\":\"%s\",\"url\":\"%s\",\"fps\":%.2f}",
                            camera(i),
                            rtsp().url(path(i)),
                            fps));
        }
    }

    /** The addresses of the streams of answers, one of each server. */
    List<URI> streams() {
        return servers.stream()
                .map(server -> server.resolve("/api/v1/answers/stream"))
                .toList();
    }

    /** Posts JSON to the first server. */
    void post(String path, String json) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(servers.get(0).resolve("/api/v1/" + path))
                .timeout(PATIENCE.multipliedBy(6))
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(json))
                .build();
        HttpResponse<String> response = http.send(request, BodyHandlers.ofString());
        if (response.statusCode() >= 300) {
            throw new IOException("POST " + path + " answered " + response.statusCode() + ": " + response.body());
        }
    }

    /** Whether the servers know that a model can be asked. */
    boolean reaches(String model) throws IOException, InterruptedException {
        for (URI server : servers) {
            HttpRequest request = HttpRequest.newBuilder(server.resolve("/api/v1/models"))
                    .timeout(PATIENCE)
                    .build();
            String models = http.send(request, BodyHandlers.ofString()).body();
            if (!models.contains('"' + model + '"')) {
                return false;
            }
        }
        return true;
    }

    /** Whether both servers say that they are ready. */
    boolean isReady() throws InterruptedException {
        for (URI server : servers) {
            if (!isReady(server)) {
                return false;
            }
        }
        return true;
    }

    private boolean isReady(URI server) throws InterruptedException {
        try {
            HttpRequest request = HttpRequest.newBuilder(server.resolve("/health/ready"))
                    .timeout(PATIENCE)
                    .build();
            return http.send(request, BodyHandlers.discarding()).statusCode() == 200;
        } catch (IOException e) {
            return false;
        }
    }

    /** Lines that all processes have logged. */
    long logLines() throws IOException {
        long lines = 0;
        for (Member member : members()) {
            if (Files.exists(member.log())) {
                try (Stream<String> all = Files.lines(member.log(), StandardCharsets.ISO_8859_1)) {
                    lines += all.count();
                }
            }
        }
        return lines;
    }

    @Override
    public void close() {
        services.forEach(Member::close);
        brokers.members().forEach(Member::close);
        if (rtsp != null) {
            rtsp.close();
        }
    }
}
