package io.watchword.rtspserver;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * A real RTSP server on the loopback interface, in a process of its own: GStreamer's, through Debian's
 * {@code python3-gi}. It serves H.264 at {@code /cam}, H.265 at {@code /hevc}, MJPEG at {@code /jpeg} and sound without
 * video at {@code /sound}.
 */
public final class RtspServer implements AutoCloseable {
    private static final String SCRIPT = "rtsp_server.py";
    private static final int ABORTED = 128 + 6;

    private final Options options;
    private final Path script;
    private final int port;
    private final List<String> served = new ArrayList<>();
    private Process process;
    private Future<Void> watching = CompletableFuture.completedFuture(null);
    private boolean closed;

    private RtspServer(Options options, Process process, Path script, int port) {
        this.options = options.onPort(port);
        this.process = process;
        this.script = script;
        this.port = port;
    }

    /**
     * What to serve.
     *
     * @param port 0 for any free one
     * @param user who may watch, or null for everybody
     * @param password of the user
     * @param digest whether passwords are checked by digest instead of basic authentication
     * @param clip an H.264 elementary stream to play in a loop, or null for a moving ball
     * @param fps frames a second
     * @param width pixels of the moving ball's picture
     * @param height pixels of the moving ball's picture
     * @param tls whether it takes encrypted connections only, for everybody
     */
    public record Options(
            int port,
            @Nullable String user,
            @Nullable String password,
            boolean digest,
            @Nullable Path clip,
            int fps,
            int width,
            int height,
            boolean tls) {
        /** Everybody may watch a moving ball at 10 frames a second. */
        public static final Options OPEN = new Options(0, null, null, false, null, 10, 320, 240, false);

        /** The same on a certain port. */
        public Options onPort(int newPort) {
            return new Options(newPort, user, password, digest, clip, fps, width, height, tls);
        }

        /** The same for one user only. */
        public Options forUser(String newUser, String newPassword, boolean byDigest) {
            return new Options(port, newUser, newPassword, byDigest, clip, fps, width, height, tls);
        }

        /** The same with a clip at its rate. */
        public Options playing(Path newClip, int newFps) {
            return new Options(port, user, password, digest, newClip, newFps, width, height, tls);
        }

        /** The same in another size. */
        public Options sized(int newWidth, int newHeight) {
            return new Options(port, user, password, digest, clip, fps, newWidth, newHeight, tls);
        }

        /** The same over TLS, with a certificate that nobody signed. */
        public Options encrypted() {
            return new Options(port, user, password, digest, clip, fps, width, height, true);
        }

        private List<String> arguments() {
            List<String> arguments = new ArrayList<>(
                    List.of("--port=" + port, "--fps=" + fps, "--width=" + width, "--height=" + height));
            if (clip != null) {
                arguments.add("--clip=" + clip);
            }
            if (user != null) {
                arguments.addAll(List.of("--user=" + user, "--auth=" + (digest ? "digest" : "basic")));
            }
            if (tls) {
                arguments.add("--tls");
            }
            return arguments;
        }
    }

    /** Starts a server for everybody on any free port. */
    public static RtspServer start() {
        return start(Options.OPEN);
    }

    /** Starts a server; returns when it serves. */
    public static RtspServer start(Options options) {
        try {
            Path script = extract();
            Process process = launch(script, options);
            RtspServer server = new RtspServer(options, process, script, listening(process));
            server.watch(process);
            return server;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Path extract() throws IOException {
        Path script = Files.createTempFile("rtsp-server-", ".py");
        try (InputStream resource = RtspServer.class.getResourceAsStream(SCRIPT)) {
            if (resource == null) {
                throw new IllegalStateException("missing from this jar: " + SCRIPT);
            }
            Files.write(script, resource.readAllBytes());
        }
        return script;
    }

    private static Process launch(Path script, Options options) throws IOException {
        List<String> command = new ArrayList<>(List.of("/usr/bin/python3", script.toString()));
        command.addAll(options.arguments());
        ProcessBuilder builder = new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT);
        if (options.password() != null) {
            builder.environment().put("RTSP_PASSWORD", options.password());
        }
        return builder.start();
    }

    @SuppressWarnings("StringSplitter") // one line, two words
    private static int listening(Process process) throws IOException {
        BufferedReader output = process.inputReader(UTF_8);
        String line = output.readLine();
        if (line == null || !line.startsWith("listening ")) {
            process.destroyForcibly();
            throw new IllegalStateException("The RTSP server did not start (are python3-gi, gir1.2-gst-rtsp-server-1.0"
                    + " and gstreamer1.0-plugins-{base,good,bad} installed?): " + line);
        }
        return Integer.parseInt(line.substring("listening ".length()));
    }

    private synchronized void watch(Process started) {
        watching = started.onExit().thenAccept(this::ended);
    }

    /**
     * Starts it again where it gave up by itself: of many that connect at once to one video some now and then find it
     * in a state that an assertion of GStreamer's server forbids ({@code gst_rtsp_media_get_rates}).
     */
    private synchronized void ended(Process before) {
        if (closed || before.exitValue() != ABORTED) {
            return;
        }
        try {
            process = launch(script, options);
            listening(process);
            for (String path : served) {
                tell(path);
            }
            watch(process);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The port it listens on. */
    public int port() {
        return port;
    }

    /** The address of a path, such as {@code /cam}. */
    public String url(String path) {
        return "rtsp://127.0.0.1:" + port + path;
    }

    /** The same with a user and password. */
    public String url(String path, String user, String password) {
        return "rtsp://" + user + ":" + password + "@127.0.0.1:" + port + path;
    }

    /** Serves the same video at another path as well, from now on. */
    public synchronized void serve(String path) {
        try {
            served.add(path);
            tell(path);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void tell(String path) throws IOException {
        process.getOutputStream().write(("serve " + path + "\n").getBytes(UTF_8));
        process.getOutputStream().flush();
    }

    /** Stops sending while its connections stay open. */
    public void freeze() {
        signal("STOP");
    }

    /** Goes on after {@link #freeze}. */
    public void thaw() {
        signal("CONT");
    }

    private synchronized void signal(String name) {
        try {
            new ProcessBuilder("kill", "-" + name, Long.toString(process.pid()))
                    .start()
                    .waitFor();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Kills it, as a power cut would. */
    @Override
    public synchronized void close() {
        closed = true;
        watching.cancel(false);
        process.destroyForcibly();
        try {
            process.waitFor(10, TimeUnit.SECONDS);
            Files.deleteIfExists(script);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
