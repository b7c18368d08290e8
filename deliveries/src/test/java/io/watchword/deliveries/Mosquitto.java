package io.watchword.deliveries;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;

/** Debian's MQTT broker, on a port of its own. */
final class Mosquitto implements AutoCloseable {
    private final Path config;
    private final int port;
    private Process process;

    /** In the clear. */
    Mosquitto(Path folder, String password) throws Exception {
        this(folder, password, null);
    }

    /**
     * @param password that the user {@code watchword} needs; empty to let anyone in
     * @param authority who signs its certificate; null to speak in the clear
     */
    Mosquitto(Path folder, String password, Authority authority) throws Exception {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = socket.getLocalPort();
        }
        config = folder.resolve("mosquitto-" + port + ".conf");
        String access = "allow_anonymous true\n";
        if (!password.isEmpty()) {
            Path users = folder.resolve("users-" + port);
            run("mosquitto_passwd", "-c", "-b", users.toString(), "watchword", password);
            users.toFile().setReadable(true, false);
            access = "allow_anonymous false\npassword_file " + users + "\n";
        }
        if (authority != null) {
            Authority.Signed own = authority.sign("127.0.0.1");
            access += "certfile " + own.cert() + "\nkeyfile " + own.key() + "\n";
        }
        // started by root it gives up root's rights, and with them the sight of the folder
        Files.writeString(config, "listener " + port + " 127.0.0.1\npersistence false\nuser root\n" + access);
        start();
    }

    private static void run(String... command) throws IOException, InterruptedException {
        Process ran = new ProcessBuilder(command).inheritIO().start();
        if (!ran.waitFor(10, TimeUnit.SECONDS) || ran.exitValue() != 0) {
            throw new AssertionError(String.join(" ", command) + " failed");
        }
    }

    int port() {
        return port;
    }

    void start() throws IOException {
        String binary = Files.exists(Path.of("/usr/sbin/mosquitto")) ? "/usr/sbin/mosquitto" : "mosquitto";
        process = new ProcessBuilder(binary, "-c", config.toString())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        await().until(this::listens);
    }

    private boolean listens() {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            return socket.isConnected();
        } catch (IOException e) {
            return false;
        }
    }

    void stop() {
        process.destroy();
        process.onExit().join();
    }

    @Override
    public void close() {
        stop();
    }
}
