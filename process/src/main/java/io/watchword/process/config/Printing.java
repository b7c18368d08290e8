package io.watchword.process.config;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLGenerator;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Writes settings as YAML that a person can read and a process can be given. */
record Printing(Settings settings) {
    private static final ObjectMapper YAML = YAMLMapper.builder()
            .disable(YAMLGenerator.Feature.WRITE_DOC_START_MARKER)
            .disable(YAMLGenerator.Feature.SPLIT_LINES)
            .build();

    String print(List<Key<?>> keys) {
        StringBuilder text = new StringBuilder();
        keys.forEach(key -> text.append(line(key)).append('\n'));
        return text.toString();
    }

    String models() {
        List<ModelSettings> shown =
                settings.models().stream().map(ModelSettings::masked).toList();
        return shown.isEmpty() ? "" : written(Map.of("models", shown));
    }

    private <T> String line(Key<T> key) {
        Optional<T> value = settings.find(key);
        if (value.isEmpty()) {
            return "# " + key.name() + ": not set";
        }
        String from = settings.origin(key)
                .map(origin -> "  # from " + origin.inWords())
                .orElse("");
        return key.name() + ": " + scalar(key, value.get()) + from;
    }

    private static <T> String scalar(Key<T> key, T value) {
        String text = key.kind().write(value);
        // a reference is where a secret is kept, not the secret
        if (key.secret() && !text.matches("\\$\\{(env|file):[^}]*}")) {
            return "\"***\"";
        }
        boolean plain = value instanceof Number || value instanceof Boolean;
        return plain ? text : quoted(text);
    }

    private static String quoted(String text) {
        return written(text).strip();
    }

    private static String written(Object value) {
        try {
            return YAML.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("Can't be written as YAML", e);
        }
    }
}
