package io.watchword.bench.sse;

import io.watchword.answerstream.AnswerStreamMain;
import io.watchword.bench.Jvm;
import io.watchword.bench.Ports;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** A server in a process of its own. */
final class ServerJvm implements AutoCloseable {
    private static final int PATIENCE_S = 60;
    private static final int STARTING = 503;

    private final Jvm process;
    private final Path log;
    private final int port;

    private ServerJvm(Jvm process, Path log, int port) {
        this.process = process;
        this.log = log;
        this.port = port;
    }

    /** Watchword's answer-stream on a broker, with the JVM's settings of {@code ./watchword}. */
    static ServerJvm watchword(Path folder, String broker, int subscribers) throws IOException, InterruptedException {
        int port = Ports.free();
        List<String> command = Jvm.command(
                List.of("-Xms288m", "-Xmx512m", "-Xmn64m", "-Xss512k", "-XX:+UseG1GC"),
                AnswerStreamMain.class.getName(),
                List.of());
        String most = Integer.toString(subscribers + 1_000);
        Map<String, String> environment = Map.of(
                "WATCHWORD_KAFKA", broker,
                "WATCHWORD_PORT", Integer.toString(port),
                "WATCHWORD_STREAMS", most,
                "WATCHWORD_STREAMS_PER_CLIENT", most,
                "WATCHWORD_CONNECTIONS_PER_CLIENT", most,
                "WATCHWORD_REQUESTS_PER_CLIENT", "10000");
        Path log = folder.resolve("watchword.log");
        return new ServerJvm(Jvm.start(command, environment, log), log, port).when("/api/v1/status");
    }

    /** nginx with its push module, a worker for each core, as Debian has both. */
    static ServerJvm nchan(Path folder, int subscribers) throws IOException, InterruptedException {
        int port = Ports.free();
        Path config = Files.writeString(
                folder.resolve("nchan.conf"),
                """
                load_module modules/ngx_nchan_module.so;
                daemon off;
                worker_processes auto;
                worker_rlimit_nofile %1$d;
                pid %2$s/nchan.pid;
                events { worker_connections %1$d; }
                http {
                  access_log off;
                  client_body_temp_path %2$s/body; proxy_temp_path %2$s/proxy; fastcgi_temp_path %2$s/fastcgi;
                  uwsgi_temp_path %2$s/uwsgi; scgi_temp_path %2$s/scgi;
                  nchan_shared_memory_size 256M;
                  server {
                    listen 127.0.0.1:%3$d backlog=1024;
                    keepalive_requests 1000000;
                    location = /pub {
                      nchan_publisher; nchan_channel_id all;
                      nchan_message_buffer_length 2000; nchan_message_timeout 1m;
                    }
                    location = /sub { nchan_subscriber eventsource; nchan_channel_id all; }
                  }
                }
                """
                        .formatted(2 * subscribers + 1_000, folder, port));
        List<String> command = List.of(
                "/usr/sbin/nginx",
                "-c",
                config.toString(),
                "-p",
                "/usr/share/nginx",
                "-e",
                folder + "/nchan-error.log");
        Path log = folder.resolve("nchan.log");
        return new ServerJvm(Jvm.start(command, Map.of(), log), log, port).when("/");
    }

    /** Waits until it answers this with anything but that it is busy starting. */
    private ServerJvm when(String path) throws IOException, InterruptedException {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_S);
        while (process.isAlive() && System.nanoTime() < deadline) {
            if (Ports.isOpen(port) && status(path) != STARTING) {
                return this;
            }
            TimeUnit.MILLISECONDS.sleep(50);
        }
        process.kill();
        throw new IOException("the server did not start: " + Files.readString(log));
    }

    private int status(String path) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                .timeout(Duration.ofSeconds(PATIENCE_S))
                .build();
        return HttpClient.newHttpClient()
                .send(request, HttpResponse.BodyHandlers.discarding())
                .statusCode();
    }

    int port() {
        return port;
    }

    /** Resident memory in kB. */
    double residentKb() throws IOException {
        return process.residentKb();
    }

    @Override
    public void close() {
        process.close();
    }
}
