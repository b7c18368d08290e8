package io.watchword.bench.sse;

import io.watchword.answerstream.AnswerStreamMain;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** A server in a process of its own. */
final class ServerJvm implements AutoCloseable {
    private static final int PATIENCE_S = 60;

    private final Process process;
    private final Path log;
    private final int port;

    private ServerJvm(Process process, Path log, int port) {
        this.process = process;
        this.log = log;
        this.port = port;
    }

    /** Watchword's answer-stream on a broker, with the JVM's settings of {@code ./watchword}. */
    static ServerJvm watchword(Path folder, String broker, int subscribers) throws IOException, InterruptedException {
        int port = freePort();
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xms288m",
                "-Xmx512m",
                "-Xmn64m",
                "-Xss512k",
                "-XX:+UseG1GC",
                "-cp",
                System.getProperty("java.class.path"),
                AnswerStreamMain.class.getName()));
        ProcessBuilder builder = new ProcessBuilder(command);
        String most = Integer.toString(subscribers + 1_000);
        builder.environment()
                .putAll(Map.of(
                        "WATCHWORD_KAFKA", broker,
                        "WATCHWORD_PORT", Integer.toString(port),
                        "WATCHWORD_STREAMS", most,
                        "WATCHWORD_STREAMS_PER_CLIENT", most,
                        "WATCHWORD_CONNECTIONS_PER_CLIENT", most,
                        "WATCHWORD_REQUESTS_PER_CLIENT", "10000"));
        return new ServerJvm(start(builder, folder.resolve("watchword.log")), folder.resolve("watchword.log"), port)
                .whenListening();
    }

    /** nginx with its push module, a worker for each core, as Debian has both. */
    static ServerJvm nchan(Path folder, int subscribers) throws IOException, InterruptedException {
        int port = freePort();
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
        ProcessBuilder builder = new ProcessBuilder(
                "/usr/sbin/nginx",
                "-c",
                config.toString(),
                "-p",
                "/usr/share/nginx",
                "-e",
                folder + "/nchan-error.log");
        return new ServerJvm(start(builder, folder.resolve("nchan.log")), folder.resolve("nchan.log"), port)
                .whenListening();
    }

    private static Process start(ProcessBuilder builder, Path log) throws IOException {
        return builder.redirectErrorStream(true).redirectOutput(log.toFile()).start();
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    private ServerJvm whenListening() throws IOException, InterruptedException {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_S);
        while (process.isAlive() && System.nanoTime() < deadline) {
            try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
                if (socket.isConnected()) {
                    return this;
                }
            } catch (IOException e) {
                TimeUnit.MILLISECONDS.sleep(50);
            }
        }
        process.destroyForcibly();
        throw new IOException("the server did not start: " + Files.readString(log));
    }

    int port() {
        return port;
    }

    /** Resident memory in kB. */
    double residentKb() throws IOException {
        return Files.readAllLines(Path.of("/proc/" + process.pid() + "/status")).stream()
                .filter(line -> line.startsWith("VmRSS:"))
                .mapToDouble(line -> Double.parseDouble(line.replaceAll("\\D", "")))
                .findFirst()
                .orElse(Double.NaN);
    }

    @Override
    public void close() {
        process.destroy();
        process.onExit().orTimeout(10, TimeUnit.SECONDS).join();
    }
}
