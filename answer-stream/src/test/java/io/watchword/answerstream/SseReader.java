package io.watchword.answerstream;

import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.watchword.protocol.Json;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** A client of the stream, reading as browsers do. */
final class SseReader {
    /** An event; the id is the last seen, as browsers keep it. */
    record Event(String name, String id, String data) {
        JsonNode json() {
            return Json.readTree(data.getBytes(StandardCharsets.UTF_8));
        }

        long seq() {
            return json().at("/frame/seq").asLong();
        }
    }

    final List<Event> events = new CopyOnWriteArrayList<>();
    final List<String> comments = new CopyOnWriteArrayList<>();
    volatile boolean ended;
    volatile String lastId = "";
    private final InputStream in;

    private SseReader(InputStream in) {
        this.in = in;
        Thread thread = new Thread(this::read, "sse-reader");
        thread.setDaemon(true);
        thread.start();
    }

    static SseReader open(Served served, String query) throws Exception {
        return open(served, served.request("/api/v1/answers/stream" + query));
    }

    static SseReader resume(Served served, String query, String lastId) throws Exception {
        return open(served, served.request("/api/v1/answers/stream" + query).header("Last-Event-ID", lastId));
    }

    static SseReader open(Served served, HttpRequest.Builder request) throws Exception {
        return of(served.client.send(request.build(), BodyHandlers.ofInputStream()));
    }

    static SseReader of(HttpResponse<InputStream> response) {
        if (response.statusCode() != 200) {
            throw new IllegalStateException("status " + response.statusCode());
        }
        return new SseReader(response.body());
    }

    /** When the server has led it to the end of the log, so that it gets what comes from now on. */
    SseReader whenLive() {
        await().until(() -> !lastId.isEmpty());
        return this;
    }

    List<Event> answers() {
        return named("answer");
    }

    List<Event> named(String name) {
        return events.stream().filter(event -> event.name().equals(name)).toList();
    }

    List<Long> seqs() {
        return answers().stream().map(Event::seq).toList();
    }

    void close() throws IOException {
        in.close();
    }

    private void read() {
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
            String name = "message";
            StringBuilder data = new StringBuilder();
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                if (line.startsWith(":")) {
                    comments.add(line.substring(1).strip());
                } else if (line.startsWith("event: ")) {
                    name = line.substring(7);
                } else if (line.startsWith("id: ")) {
                    lastId = line.substring(4);
                } else if (line.startsWith("data: ")) {
                    data.append(data.isEmpty() ? "" : "\n").append(line.substring(6));
                } else if (line.isEmpty()) {
                    if (!data.isEmpty()) {
                        events.add(new Event(name, lastId, data.toString()));
                    }
                    name = "message";
                    data.setLength(0);
                }
            }
        } catch (IOException | UncheckedIOException e) {
            // closed by the test, or by a server that stopped
        } finally {
            ended = true;
        }
    }
}
