package io.watchword.answerstream;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;

/** Debian's nginx with the configuration that the documentation recommends, on free ports. */
final class Nginx implements AutoCloseable {
    private static final Path RECOMMENDED = Path.of("..", "docs", "nginx.conf");

    final int port;
    private final Process process;

    private Nginx(int port, Process process) {
        this.port = port;
        this.process = process;
    }

    static Nginx start(Path folder, Certificate certificate, int upstream) throws IOException {
        int port = ServerProcess.freePort();
        String site = Files.readString(RECOMMENDED)
                .replace("127.0.0.1:8080", "127.0.0.1:" + upstream)
                .replace("listen 443 ", "listen 127.0.0.1:" + port + " ")
                .replace("/etc/nginx/watchword-cert.pem", certificate.cert().toString())
                .replace("/etc/nginx/watchword-key.pem", certificate.key().toString());
        Path config = Files.writeString(folder.resolve("nginx.conf"), whole(folder, site));
        Process process = new ProcessBuilder(
                        program(), "-c", config.toString(), "-p", folder.toString(), "-e", folder + "/error.log")
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("nginx.log").toFile())
                .start();
        await().until(() -> listens(port) || !process.isAlive());
        if (!process.isAlive()) {
            throw new IOException(Files.readString(folder.resolve("nginx.log")));
        }
        return new Nginx(port, process);
    }

    private static String program() {
        return Files.isExecutable(Path.of("/usr/sbin/nginx")) ? "/usr/sbin/nginx" : "nginx";
    }

    private static String whole(Path folder, String site) {
        StringBuilder temporary = new StringBuilder();
        for (String kind : new String[] {"client_body", "proxy", "fastcgi", "uwsgi", "scgi"}) {
            temporary.append(kind + "_temp_path " + folder + "/" + kind + ";\n");
        }
        String user = System.getProperty("user.name").equals("root") ? "user root;\n" : "";
        return user + "daemon off;\npid " + folder + "/nginx.pid;\nevents {}\nhttp {\naccess_log off;\n" + temporary
                + site + "}\n";
    }

    private static boolean listens(int port) {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            return socket.isConnected();
        } catch (IOException e) {
            return false;
        }
    }

    @Override
    public void close() {
        process.destroy();
        process.onExit().orTimeout(10, TimeUnit.SECONDS).join();
    }
}
