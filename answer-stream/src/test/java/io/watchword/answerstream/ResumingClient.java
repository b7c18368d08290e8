package io.watchword.answerstream;

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
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;

/**
 * A client of the stream that comes back by itself with the last id, as the standard has it: an event counts, with its
 * id, when the empty line after it has arrived.
 */
final class ResumingClient implements AutoCloseable {
    private static final long PAUSE_NS = 50_000_000;

    final List<String> answers = new CopyOnWriteArrayList<>();
    final List<String> gaps = new CopyOnWriteArrayList<>();
    private final HttpClient client;
    private final URI address;
    private final Thread thread = new Thread(this::run, "resuming-client");
    private volatile boolean closed;
    volatile String lastId = "";
    final AtomicInteger connections = new AtomicInteger();

    ResumingClient(HttpClient client, URI address) {
        this.client = client;
        this.address = address;
        thread.setDaemon(true);
        thread.start();
    }

    private void run() {
        while (!closed) {
            try {
                HttpRequest.Builder request = HttpRequest.newBuilder(address);
                if (!lastId.isEmpty()) {
                    request.header("Last-Event-ID", lastId);
                }
                HttpResponse<InputStream> response = client.send(request.build(), BodyHandlers.ofInputStream());
                if (response.statusCode() == 200) {
                    connections.incrementAndGet();
                    read(response.body());
                }
            } catch (IOException | UncheckedIOException e) {
                // comes back
            } catch (InterruptedException e) {
                return;
            }
            LockSupport.parkNanos(PAUSE_NS);
        }
    }

    private void read(InputStream body) throws IOException {
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(body, StandardCharsets.UTF_8))) {
            String event = "";
            String data = "";
            String id = lastId;
            for (String line = lines.readLine(); line != null && !closed; line = lines.readLine()) {
                if (line.startsWith("event: ")) {
                    event = line.substring(7);
                } else if (line.startsWith("id: ")) {
                    id = line.substring(4);
                } else if (line.startsWith("data: ")) {
                    data += line.substring(6);
                } else if (line.isEmpty()) {
                    dispatch(event, data);
                    lastId = id;
                    event = "";
                    data = "";
                }
            }
        }
    }

    private void dispatch(String event, String data) {
        if (event.equals("answer")) {
            answers.add(Json.readTree(data.getBytes(StandardCharsets.UTF_8))
                    .path("id")
                    .asText());
        } else if (event.equals("gap")) {
            gaps.add(data);
        }
    }

    @Override
    public void close() {
        closed = true;
        thread.interrupt();
    }
}
