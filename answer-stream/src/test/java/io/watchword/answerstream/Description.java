package io.watchword.answerstream;

import com.fasterxml.jackson.databind.JsonNode;
import com.networknt.schema.InputFormat;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaValidatorsConfig;
import com.networknt.schema.SpecVersion;
import com.networknt.schema.ValidationMessage;
import io.watchword.protocol.Json;
import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What {@code openapi.json} says of responses. */
final class Description {
    private static final String NAME = "https://watchword.example/openapi.json";
    private static final String PROBLEM = "/components/responses/Problem";
    private static final byte[] TEXT = text();
    private static final JsonNode ROOT = Json.readTree(TEXT);
    private static final JsonSchemaFactory SCHEMAS = JsonSchemaFactory.getInstance(
            SpecVersion.VersionFlag.V202012,
            builder -> builder.schemaLoaders(
                    loaders -> loaders.schemas(Map.of(NAME, new String(TEXT, StandardCharsets.UTF_8)))));
    private static final SchemaValidatorsConfig STRICT =
            SchemaValidatorsConfig.builder().formatAssertionsEnabled(true).build();
    private static final Map<String, JsonSchema> KNOWN = new ConcurrentHashMap<>();

    private Description() {}

    private static byte[] text() {
        try (InputStream in = Objects.requireNonNull(AnswerStreamMain.class.getResourceAsStream("openapi.json"))) {
            return in.readAllBytes();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Fails, saying how, if a response is not as it is described. */
    static void require(HttpResponse<?> response) {
        String problem = problem(response);
        if (problem != null) {
            throw new AssertionError(response.request().method() + " " + response.uri() + " answered "
                    + response.statusCode() + ": " + problem + "\n" + response.body());
        }
    }

    private static @Nullable String problem(HttpResponse<?> response) {
        if (isPage(response)) {
            return null;
        }
        String at = described(response).orElse(PROBLEM);
        if (at.isEmpty()) {
            return "this status is not described";
        }
        JsonNode content = ROOT.at(at).path("content");
        String type = response.headers()
                .firstValue("Content-Type")
                .map(each -> each.split(";", 2)[0])
                .orElse("");
        if (content.isMissingNode()) {
            return type.isEmpty() ? null : "it should have no body, but has one of type " + type;
        }
        if (!content.has(type)) {
            return "its type " + type + " is not described";
        }
        byte[] body = body(response.body());
        boolean json = type.endsWith("json");
        return !json || body == null ? null : violations(at + "/content/" + type.replace("/", "~1") + "/schema", body);
    }

    private static boolean isPage(HttpResponse<?> response) {
        return !response.uri().getPath().matches("/(api/.*|health/.*|metrics|openapi.json)")
                && response.statusCode() < 400;
    }

    private static byte @Nullable [] body(Object body) {
        if (body instanceof String text) {
            return text.getBytes(StandardCharsets.UTF_8);
        }
        return body instanceof byte[] bytes ? bytes : null;
    }

    private static @Nullable String violations(String schemaAt, byte[] body) {
        JsonSchema schema = KNOWN.computeIfAbsent(
                schemaAt,
                at -> SCHEMAS.getSchema(
                        SchemaLocation.of(NAME + "#" + at.replace("{", "%7B").replace("}", "%7D")), STRICT));
        Set<ValidationMessage> found = schema.validate(new String(body, StandardCharsets.UTF_8), InputFormat.JSON);
        return found.isEmpty() ? null : found.toString();
    }

    /** Where the response is described; empty text if its status is not; nothing where there is no such address. */
    private static Optional<String> described(HttpResponse<?> response) {
        String method = response.request().method().toLowerCase(Locale.ROOT);
        String path = response.uri().getRawPath();
        return ROOT.path("paths").properties().stream()
                .filter(each -> pattern(each.getKey()).matcher(path).matches())
                .filter(each -> each.getValue().has(method))
                // the most literal one
                .min(java.util.Comparator.comparing(
                        each -> each.getKey().chars().filter(c -> c == '{').count()))
                .map(each -> "/paths/" + each.getKey().replace("/", "~1") + "/" + method + "/responses/")
                .map(responses -> status(responses, response.statusCode()));
    }

    private static Pattern pattern(String path) {
        String any = path.startsWith("/api/v1/answers/") ? ".+" : "[^/]+";
        StringBuilder pattern = new StringBuilder();
        for (String part : path.split("(?=\\{)|(?<=\\})", -1)) {
            pattern.append(part.startsWith("{") ? any : Pattern.quote(part));
        }
        return Pattern.compile(pattern.toString());
    }

    private static String status(String responses, int status) {
        String at = Set.of(Integer.toString(status), "default").stream()
                .sorted()
                .map(each -> responses + each)
                .filter(each -> !ROOT.at(each).isMissingNode())
                .findFirst()
                .orElse("");
        String reference = at.isEmpty() ? "" : ROOT.at(at).path("$ref").asText("");
        return reference.isEmpty() ? at : reference.substring(1);
    }
}
