package io.watchword.bench.soak;

import io.watchword.bench.Jvm;
import io.watchword.standalone.Watchword;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.lang.management.ManagementFactory;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;

/** {@code watchword run} in a JVM of its own, started with the options of this one, told what to do over HTTP. */
final class ServerProcess implements AutoCloseable {
    private static final String ADDRESS = "Dashboard: ";

    private final Jvm jvm;
    private final HttpClient http = HttpClient.newHttpClient();
    private final URI address;

    private ServerProcess(Jvm jvm, URI address) {
        this.jvm = jvm;
        this.address = address;
    }

    /** Returns when questions can be asked; what it logs goes into {@code log}. */
    static ServerProcess start(Path dataDir, Path log) throws IOException {
        List<String> command = Jvm.command(
                ManagementFactory.getRuntimeMXBean().getInputArguments(),
                Watchword.class.getName(),
                List.of("run", "--port", "0", "--data-dir", dataDir.toString()));
        Process process =
                new ProcessBuilder(command).redirectError(log.toFile()).start();
        return new ServerProcess(Jvm.of(process), address(process, log));
    }

    private static URI address(Process process, Path log) throws IOException {
        BufferedReader out =
                new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
        for (String line = out.readLine(); line != null; line = out.readLine()) {
            if (line.startsWith(ADDRESS)) {
                return URI.create(line.substring(ADDRESS.length()).strip());
            }
        }
        throw new IOException("Watchword did not start; it says why in " + log);
    }

    Jvm jvm() {
        return jvm;
    }

    /** What is alive on its heap, in MiB: it is made to collect everything else first. */
    double liveHeapMib() throws IOException {
        Process jcmd = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "jcmd").toString(),
                        Long.toString(jvm.pid()),
                        "GC.run")
                .redirectErrorStream(true)
                .start();
        String said = new String(jcmd.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (!said.contains("successfully")) {
            throw new IOException("jcmd could not make the server collect its garbage: " + said);
        }
        return Reading.heapMib(new PrometheusText(metrics()));
    }

    /** Its metrics, in Prometheus' text form. */
    String metrics() throws IOException {
        return send(HttpRequest.newBuilder(address.resolve("/metrics")));
    }

    /** Sends JSON to an address below {@code /api/v1/}. */
    void send(String method, String path, String json) throws IOException {
        send(HttpRequest.newBuilder(address.resolve("/api/v1/" + path))
                .header("Content-Type", "application/json")
                .method(method, HttpRequest.BodyPublishers.ofString(json)));
    }

    private String send(HttpRequest.Builder request) throws IOException {
        try {
            HttpResponse<String> response = http.send(request.build(), HttpResponse.BodyHandlers.ofString());
            if (response.statusCode() >= 300) {
                throw new IOException(response.uri() + " answered " + response.statusCode() + ": " + response.body());
            }
            return response.body();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        }
    }

    @Override
    public void close() {
        jvm.close();
    }
}
