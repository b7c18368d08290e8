package io.watchword.questionengine.vocabulary;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A vocabulary as it is written down, one YAML file under {@code /vocabularies}. */
record VocabularyFile(
        String name,
        List<Thing> things,
        Map<String, List<String>> groups,
        List<String> never,
        Map<String, String> irregular,
        Map<String, List<String>> colours,
        Map<String, String> spellings,
        List<String> examples) {

    /** One label. */
    record Thing(String label, List<String> synsets, List<String> also, List<String> roughly) {
        Thing(
                String label,
                @Nullable List<String> synsets,
                @Nullable List<String> also,
                @Nullable List<String> roughly) {
            this.label = label;
            this.synsets = synsets == null ? List.of() : List.copyOf(synsets);
            this.also = also == null ? List.of() : List.copyOf(also);
            this.roughly = roughly == null ? List.of() : List.copyOf(roughly);
        }
    }

    static VocabularyFile read(String name) {
        String path = "/vocabularies/" + name + ".yaml";
        try (InputStream in = VocabularyFile.class.getResourceAsStream(path)) {
            if (in == null) {
                throw new IllegalArgumentException("There is no vocabulary named '" + name + "'");
            }
            return new ObjectMapper(new YAMLFactory()).readValue(in, VocabularyFile.class);
        } catch (IOException e) {
            throw new UncheckedIOException("Can't read the vocabulary " + name, e);
        }
    }

    List<String> labels() {
        return things.stream().map(Thing::label).toList();
    }
}
