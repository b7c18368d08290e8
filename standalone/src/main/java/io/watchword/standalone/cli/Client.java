package io.watchword.standalone.cli;

import com.fasterxml.jackson.databind.JsonNode;
import io.watchword.process.config.ConfigFile;
import io.watchword.process.config.KeyOptions;
import io.watchword.process.config.Keys;
import io.watchword.process.config.Settings;
import io.watchword.protocol.InvalidFieldException;
import io.watchword.protocol.Json;
import io.watchword.standalone.UserException;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;
import picocli.CommandLine.Spec.Target;

/** A thin client of the HTTP interface: prints the JSON it gets, and tells problems in words. */
@Command
final class Client {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private @Nullable KeyOptions options;

    /** Called by picocli where this is mixed into a command. */
    @Spec(Target.MIXEE)
    void on(CommandSpec command) {
        options = KeyOptions.on(command, Keys.CLIENT);
    }

    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build();

    int get(String path) {
        return print(request(path).GET());
    }

    int post(String path, Map<String, Object> body) {
        return print(request(path)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofByteArray(Json.write(body))));
    }

    int delete(String path) {
        return print(request(path).DELETE());
    }

    /** Prints the data of each server-sent event of a kind, until it is interrupted or the server ends. */
    int follow(String path, String event) {
        HttpRequest request = request(path)
                .timeout(Duration.ofDays(365))
                .header("Accept", "text/event-stream")
                .build();
        HttpResponse<java.util.stream.Stream<String>> response = send(request, HttpResponse.BodyHandlers.ofLines());
        if (response.statusCode() >= 400) {
            throw new UserException(problem(
                    response.statusCode(),
                    response.body().collect(Collectors.joining("\n")).getBytes(StandardCharsets.UTF_8)));
        }
        EventPrinter printer = new EventPrinter(event);
        response.body().forEach(printer::line);
        return 0;
    }

    static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }

    /** A query string of what is given; empty if nothing is. */
    static String query(Map<String, Optional<String>> parameters) {
        String query = parameters.entrySet().stream()
                .filter(e -> e.getValue().isPresent())
                .map(e -> e.getKey() + "=" + encoded(e.getValue().orElseThrow()))
                .sorted()
                .collect(Collectors.joining("&"));
        return query.isEmpty() ? "" : "?" + query;
    }

    private HttpRequest.Builder request(String path) {
        Settings settings = Objects.requireNonNull(options).settings(System.getenv(), ConfigFile.none());
        String base = settings.get(Keys.URL);
        Path token = settings.orNull(Keys.TOKEN_FILE);
        try {
            HttpRequest.Builder request = HttpRequest.newBuilder(
                            URI.create(base.replaceAll("/+$", "") + "/api/v1" + path))
                    .timeout(PATIENCE);
            return token == null ? request : request.header("Authorization", "Bearer " + firstLine(token));
        } catch (IllegalArgumentException e) {
            throw new UserException("--url " + base + " is not an address like http://localhost:8080", e);
        }
    }

    private static String firstLine(Path file) {
        try {
            return Files.readString(file).lines().findFirst().orElse("").strip();
        } catch (IOException e) {
            throw new UserException("--token-file " + file + " can't be read: " + e, e);
        }
    }

    private int print(HttpRequest.Builder request) {
        HttpResponse<byte[]> response = send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
        if (response.statusCode() >= 400) {
            throw new UserException(problem(response.statusCode(), response.body()));
        }
        if (response.body().length > 0) {
            System.out.println(new String(response.body(), StandardCharsets.UTF_8));
        }
        return 0;
    }

    private <T> HttpResponse<T> send(HttpRequest request, HttpResponse.BodyHandler<T> handler) {
        try {
            return http.send(request, handler);
        } catch (IOException e) {
            String where = request.uri().getScheme() + "://" + request.uri().getAuthority();
            throw new UserException(
                    "No Watchword answers at " + where + "; start one with: watchword run, or give --url", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new UserException("Interrupted", e);
        }
    }

    private static String problem(int status, byte[] body) {
        try {
            JsonNode problem = Json.readTree(body);
            StringBuilder words = new StringBuilder(
                    problem.path("detail").asText(problem.path("title").asText()));
            problem.path("suggestions")
                    .forEach(each -> words.append("\n  You could ask: ").append(each.asText()));
            return words.toString();
        } catch (InvalidFieldException e) {
            return "The server answered with status " + status;
        }
    }

    private static final class EventPrinter {
        private final String wanted;
        private String current = "message";

        EventPrinter(String wanted) {
            this.wanted = wanted;
        }

        void line(String line) {
            if (line.isEmpty()) {
                current = "message";
            } else if (line.startsWith("event:")) {
                current = line.substring(6).strip();
            } else if (line.startsWith("data:") && current.equals(wanted)) {
                System.out.println(line.substring(5).strip());
            }
        }
    }
}
