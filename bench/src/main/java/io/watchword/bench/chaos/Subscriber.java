package io.watchword.bench.chaos;

import com.fasterxml.jackson.databind.JsonNode;
import io.watchword.protocol.Json;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * A client of the answers' stream as the standard has it: it comes back by itself with the last id, here to the next of
 * several servers, also where the one it was at misses two heartbeats.
 */
final class Subscriber implements AutoCloseable {
    /** An answer that it was told. */
    record Told(String camera, String id) {}

    /** A time without a server, from the last word of the one before, by {@link System#nanoTime}. */
    record Outage(long from, long to) {}

    /** What the servers are to keep. */
    static final Duration HEARTBEAT = Duration.ofSeconds(1);

    private static final Duration SILENCE = HEARTBEAT.multipliedBy(2);
    private static final long PAUSE_NS = 50_000_000;

    private final HttpClient http = HttpClient.newHttpClient();
    private final List<URI> servers;
    private final List<Told> told = new ArrayList<>();
    private final List<Outage> outages = new ArrayList<>();
    private final Thread reader = new Thread(this::run, "subscriber");
    private final int home;
    private int server;
    private int gaps;
    private long lostAt;
    private volatile boolean closed;
    private volatile boolean connected;
    private volatile boolean homesick;
    private volatile long heardAt = System.nanoTime();
    private volatile String lastId = "";
    private volatile @Nullable InputStream stream;

    /** Begins at one of the servers. */
    Subscriber(List<URI> servers, int first) {
        this.servers = servers;
        this.home = first % servers.size();
        this.server = home;
        reader.setDaemon(true);
        reader.start();
    }

    /** Whether it has a place in the log to come back to. */
    boolean hasPlace() {
        return !lastId.isEmpty();
    }

    boolean isConnected() {
        return connected;
    }

    /** What it was told, in order. */
    synchronized List<Told> told() {
        return List.copyOf(told);
    }

    /** How often it was told that something is missing. */
    synchronized int gaps() {
        return gaps;
    }

    /** The longest that it was without a server, of the times that ended after a moment; zero for none. */
    synchronized Duration longestOutageSince(long nanos) {
        return Duration.ofNanos(outages.stream()
                .filter(each -> each.to() >= nanos)
                .mapToLong(each -> each.to() - each.from())
                .max()
                .orElse(0));
    }

    /** Leaves a server that says nothing any more; to be called now and then. */
    void watch() {
        if (System.nanoTime() - heardAt > SILENCE.toNanos()) {
            leave();
        }
    }

    /** Leaves where it is for the server at which it began. */
    void goHome() {
        homesick = true;
        leave();
    }

    private void leave() {
        InputStream open = stream;
        if (open != null) {
            connected = false;
            try {
                open.close();
            } catch (IOException e) {
                // is closed then
            }
        }
    }

    private void run() {
        lostAt = System.nanoTime();
        while (!closed) {
            try {
                connect();
            } catch (IOException | UncheckedIOException e) {
                // comes back
            } catch (InterruptedException e) {
                return;
            }
            server = homesick ? home : (server + 1) % servers.size();
            homesick = false;
            LockSupport.parkNanos(PAUSE_NS);
        }
    }

    private void connect() throws IOException, InterruptedException {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(servers.get(server)).timeout(SILENCE);
        if (!lastId.isEmpty()) {
            request.header("Last-Event-ID", lastId);
        }
        HttpResponse<InputStream> response = http.send(request.build(), BodyHandlers.ofInputStream());
        heardAt = System.nanoTime();
        stream = response.body();
        try (InputStream body = response.body()) {
            if (response.statusCode() == 200) {
                back();
                read(body);
            }
        } finally {
            stream = null;
            gone();
        }
    }

    private synchronized void back() {
        connected = true;
        if (lostAt > 0) {
            outages.add(new Outage(lostAt, System.nanoTime()));
            lostAt = 0;
        }
    }

    private synchronized void gone() {
        connected = false;
        if (lostAt == 0) {
            lostAt = heardAt;
        }
    }

    private void read(InputStream body) throws IOException {
        BufferedReader lines = new BufferedReader(new InputStreamReader(body, StandardCharsets.UTF_8));
        String event = "";
        StringBuilder data = new StringBuilder();
        String id = lastId;
        for (String line = lines.readLine(); line != null && !closed; line = lines.readLine()) {
            heardAt = System.nanoTime();
            if (line.startsWith("event: ")) {
                event = line.substring(7);
            } else if (line.startsWith("id: ")) {
                id = line.substring(4);
            } else if (line.startsWith("data: ")) {
                data.append(line.substring(6));
            } else if (line.isEmpty()) {
                take(event, data.toString());
                lastId = id;
                event = "";
                data.setLength(0);
            }
        }
    }

    private synchronized void take(String event, String data) {
        if (event.equals("answer")) {
            JsonNode answer = Json.readTree(data.getBytes(StandardCharsets.UTF_8));
            told.add(new Told(answer.path("camera").asText(), answer.path("id").asText()));
        } else if (event.equals("gap")) {
            gaps++;
        }
    }

    @Override
    public void close() {
        closed = true;
        reader.interrupt();
    }
}
