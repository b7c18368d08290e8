package io.watchword.k8s;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** An object as it is sent to the cluster. */
record Manifest(JsonNode node) {
    private static final YAMLMapper YAML = new YAMLMapper();

    /** The documents of a stream. */
    static List<Manifest> all(String yaml) {
        try (MappingIterator<JsonNode> documents =
                YAML.readerFor(JsonNode.class).readValues(yaml)) {
            return documents.readAll().stream().map(Manifest::new).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    String kind() {
        return node.path("kind").asText();
    }

    /** As {@code apps/v1 Deployment}. */
    String type() {
        return node.path("apiVersion").asText() + " " + kind();
    }

    String name() {
        return node.at("/metadata/name").asText();
    }

    /** What is at a JSON pointer; missing where nothing is. */
    JsonNode at(String pointer) {
        return node.at(pointer);
    }

    /** The elements at a JSON pointer. */
    Stream<JsonNode> each(String pointer) {
        return elements(at(pointer));
    }

    static Stream<JsonNode> elements(JsonNode list) {
        return StreamSupport.stream(list.spliterator(), false);
    }

    @Override
    public String toString() {
        return kind() + " " + name();
    }
}
