package io.watchword.questionengine.vocabulary;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import io.watchword.questionengine.program.Relation;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Collections;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A vocabulary as it is written down, one YAML file under {@code /vocabularies}. Only name and things are needed. */
record VocabularyFile(
        String name,
        List<Thing> things,
        Map<String, List<String>> groups,
        List<String> never,
        Map<String, String> irregular,
        Map<String, Attribute> attributes,
        Set<Relation> relations,
        List<String> examples) {

    VocabularyFile(
            String name,
            List<Thing> things,
            @Nullable Map<String, List<String>> groups,
            @Nullable List<String> never,
            @Nullable Map<String, String> irregular,
            @Nullable Map<String, Attribute> attributes,
            @Nullable Set<Relation> relations,
            @Nullable List<String> examples) {
        this.name = name;
        this.things = List.copyOf(things);
        this.groups = inOrder(groups);
        this.never = orEmpty(never);
        this.irregular = inOrder(irregular);
        this.attributes = inOrder(attributes);
        this.relations = Collections.unmodifiableSet(
                relations == null ? EnumSet.allOf(Relation.class) : EnumSet.copyOf(relations));
        this.examples = orEmpty(examples);
    }

    /** One label. */
    record Thing(String label, List<String> synsets, List<String> also, List<String> roughly) {
        Thing(
                String label,
                @Nullable List<String> synsets,
                @Nullable List<String> also,
                @Nullable List<String> roughly) {
            this.label = label;
            this.synsets = orEmpty(synsets);
            this.also = orEmpty(also);
            this.roughly = orEmpty(roughly);
        }
    }

    /** What can be said of a thing: the words that ask for it, and its values. */
    record Attribute(List<String> ask, Map<String, Value> values) {
        Attribute(@Nullable List<String> ask, @Nullable Map<String, Value> values) {
            this.ask = orEmpty(ask);
            this.values = inOrder(values);
        }
    }

    /** The other words for a value. */
    record Value(List<String> also, List<String> roughly) {
        Value(@Nullable List<String> also, @Nullable List<String> roughly) {
            this.also = orEmpty(also);
            this.roughly = orEmpty(roughly);
        }
    }

    static VocabularyFile read(String name) {
        String path = "/vocabularies/" + name + ".yaml";
        try (InputStream in = VocabularyFile.class.getResourceAsStream(path)) {
            if (in == null) {
                throw new IllegalArgumentException("There is no vocabulary named '" + name + "'");
            }
            return read(in);
        } catch (IOException e) {
            throw new UncheckedIOException("Can't read the vocabulary " + name, e);
        }
    }

    static VocabularyFile read(InputStream in) throws IOException {
        return new ObjectMapper(new YAMLFactory()).readValue(in, VocabularyFile.class);
    }

    List<String> labels() {
        return things.stream().map(Thing::label).toList();
    }

    private static List<String> orEmpty(@Nullable List<String> words) {
        return words == null ? List.of() : List.copyOf(words);
    }

    private static <V> Map<String, V> inOrder(@Nullable Map<String, V> map) {
        return map == null ? Map.of() : Collections.unmodifiableMap(new LinkedHashMap<>(map));
    }
}
