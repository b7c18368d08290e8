package io.watchword.protocol;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonDeserializer;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.JsonSerializer;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The one JSON dialect of Watchword: UTF-8, ISO-8601 instants, unknown fields ignored on reading (a newer writer may
 * add some). Thread-safe.
 */
public final class Json {
    private static final ObjectMapper MAPPER = mapper();

    private Json() {}

    private static ObjectMapper mapper() {
        SimpleModule instants = new SimpleModule()
                .addSerializer(Instant.class, new InstantWriter())
                .addDeserializer(Instant.class, new InstantReader());
        JsonMapper mapper = JsonMapper.builder()
                .addModule(instants)
                .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                .disable(StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION)
                .disable(JsonWriteFeature.ESCAPE_NON_ASCII)
                .build();
        mapper.getFactory()
                .setStreamReadConstraints(StreamReadConstraints.builder()
                        .maxNestingDepth(64)
                        .maxStringLength(1_000_000)
                        .build());
        return mapper;
    }

    /** The value as UTF-8 JSON. */
    public static byte[] write(Object value) {
        try {
            return MAPPER.writeValueAsBytes(value);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("Can't be written as JSON: " + value.getClass(), e);
        }
    }

    /** The value as JSON text on one line. */
    public static String text(Object value) {
        try {
            return MAPPER.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("Can't be written as JSON: " + value.getClass(), e);
        }
    }

    /**
     * Reads UTF-8 JSON.
     *
     * @throws InvalidFieldException if it is not JSON ({@code field} is then {@code body}), or a field breaks a rule
     */
    public static <T> T read(byte[] bytes, Class<T> type) {
        try {
            return present(MAPPER.readValue(bytes, type));
        } catch (IOException e) {
            throw invalid(e);
        }
    }

    /** Reads UTF-8 JSON into a tree; fails like {@link #read}. */
    public static JsonNode readTree(byte[] bytes) {
        return read(bytes, JsonNode.class);
    }

    /** The value as a tree. */
    public static JsonNode tree(@Nullable Object value) {
        return MAPPER.valueToTree(value);
    }

    /** A tree as a value; fails like {@link #read}. */
    public static <T> T convert(JsonNode tree, Class<T> type) {
        try {
            return present(MAPPER.treeToValue(tree, type));
        } catch (JsonProcessingException e) {
            throw invalid(e);
        }
    }

    private static <T> T present(@Nullable T value) {
        if (value == null) {
            throw new InvalidFieldException("body", "is empty or null");
        }
        return value;
    }

    private static InvalidFieldException invalid(IOException e) {
        for (Throwable cause = e; cause != null; cause = cause.getCause()) {
            if (cause instanceof InvalidFieldException field) {
                return field;
            }
        }
        if (e instanceof JsonMappingException mapping && !mapping.getPath().isEmpty()) {
            return new InvalidFieldException(path(mapping), firstLine(mapping.getOriginalMessage()));
        }
        String problem = e instanceof JsonProcessingException json ? json.getOriginalMessage() : e.getMessage();
        return new InvalidFieldException("body", "is not valid JSON: " + firstLine(problem));
    }

    private static String path(JsonMappingException e) {
        StringBuilder path = new StringBuilder();
        for (JsonMappingException.Reference step : e.getPath()) {
            if (step.getFieldName() == null) {
                path.append('[').append(step.getIndex()).append(']');
            } else {
                path.append(path.isEmpty() ? "" : ".").append(step.getFieldName());
            }
        }
        return path.toString();
    }

    private static String firstLine(@Nullable String message) {
        return message == null
                ? "unreadable"
                : Texts.clip(message.lines().findFirst().orElse(""), 200);
    }

    private static final class InstantWriter extends JsonSerializer<Instant> {
        @Override
        public void serialize(Instant value, JsonGenerator out, SerializerProvider provider) throws IOException {
            out.writeString(value.toString());
        }
    }

    private static final class InstantReader extends JsonDeserializer<Instant> {
        @Override
        public Instant deserialize(JsonParser in, DeserializationContext context) throws IOException {
            String text = in.getValueAsString("");
            try {
                return Instant.parse(text);
            } catch (DateTimeException e) {
                throw JsonMappingException.from(
                        in, "must be a time like 2026-01-05T10:15:30Z, but is '" + Texts.clip(text, 40) + "'", e);
            }
        }
    }
}
