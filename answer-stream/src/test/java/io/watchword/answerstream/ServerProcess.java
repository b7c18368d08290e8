package io.watchword.answerstream;

import static org.awaitility.Awaitility.await;

import java.io.File;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/** The interface as a process of its own, which can be killed. Always on the same port. */
final class ServerProcess implements AutoCloseable {
    private final HttpClient client = HttpClient.newHttpClient();
    private final File log;
    private final String broker;
    private final int port;
    private Process process;

    private ServerProcess(Path folder, String broker, int port) throws IOException {
        this.broker = broker;
        this.log = folder.resolve("server.log").toFile();
        this.port = port;
        this.process = launch();
    }

    static ServerProcess start(Path folder, String broker) throws IOException {
        ServerProcess started = new ServerProcess(folder, broker, freePort());
        started.awaitReady();
        return started;
    }

    static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    private Process launch() throws IOException {
        String classPath = System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
        ProcessBuilder builder = new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx256m",
                "-XX:TieredStopAtLevel=1",
                "-cp",
                classPath,
                AnswerStreamMain.class.getName());
        builder.environment().put("WATCHWORD_KAFKA", broker);
        builder.environment().put("WATCHWORD_PORT", Integer.toString(port));
        return builder.redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log))
                .start();
    }

    private void awaitReady() {
        await().atMost(Duration.ofSeconds(60)).until(this::answers);
    }

    private boolean answers() throws InterruptedException {
        try {
            HttpRequest live = HttpRequest.newBuilder(uri("/health/live"))
                    .timeout(Duration.ofSeconds(2))
                    .build();
            return client.send(live, BodyHandlers.ofString()).statusCode() == 200;
        } catch (IOException e) {
            return false;
        }
    }

    /** As kill -9 would, at once followed by a new start; returns when that answers. */
    void killAndRestart() throws IOException {
        kill();
        process = launch();
        awaitReady();
    }

    private void kill() {
        process.destroyForcibly().onExit().orTimeout(10, TimeUnit.SECONDS).join();
    }

    URI uri(String path) {
        return URI.create("http://127.0.0.1:" + port + path);
    }

    @Override
    public void close() {
        kill();
    }
}
