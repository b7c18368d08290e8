package io.watchword.standalone.reason;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.watchword.standalone.UserException;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.function.Consumer;
import java.util.zip.GZIPInputStream;

/**
 * The items of a JSON file, one at a time: those of the array {@code field} of an object, or of a bare array. A file
 * whose name ends in {@code .gz} is unpacked on the way.
 *
 * @param field what the items are
 */
public record JsonItems(Path file, String field) {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int BUFFER = 1 << 16;

    /**
     * Hands over every item in the file's order; no more than one is held.
     *
     * @throws UserException naming the file, if it can't be read or has no such items
     */
    public void forEach(Consumer<JsonNode> action) {
        try (InputStream in = open();
                JsonParser parser = JSON.createParser(in)) {
            if (!foundArray(parser)) {
                throw new UserException(file + " holds no " + field + ": neither {\"" + field + "\": […]} nor […]");
            }
            while (parser.nextToken() != JsonToken.END_ARRAY) {
                action.accept(JSON.readTree(parser));
            }
        } catch (NoSuchFileException e) {
            throw new UserException(file + " does not exist", e);
        } catch (JsonProcessingException e) {
            int line = e.getLocation() == null ? 0 : e.getLocation().getLineNr();
            throw new UserException(file + ", line " + line + ": " + e.getOriginalMessage(), e);
        } catch (IOException e) {
            throw new UserException(file + " can't be read: " + e.getMessage(), e);
        }
    }

    private InputStream open() throws IOException {
        InputStream in = new BufferedInputStream(Files.newInputStream(file));
        return file.toString().endsWith(".gz") ? new GZIPInputStream(in, BUFFER) : in;
    }

    private boolean foundArray(JsonParser parser) throws IOException {
        JsonToken first = parser.nextToken();
        if (first != JsonToken.START_OBJECT) {
            return first == JsonToken.START_ARRAY;
        }
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            boolean named = parser.currentName().equals(field);
            JsonToken value = parser.nextToken();
            if (named) {
                return value == JsonToken.START_ARRAY;
            }
            parser.skipChildren();
        }
        return false;
    }
}
