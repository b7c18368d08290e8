package io.watchword.process.config;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.introspect.BeanPropertyDefinition;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.watchword.protocol.Camera;
import io.watchword.protocol.Nearest;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** A configuration file: a YAML mapping of keys to values, and of cameras and questions to start with. */
public final class ConfigFile {
    private static final String CAMERAS = "cameras";
    private static final String QUESTIONS = "questions";
    private static final String MODELS = "models";
    private static final int MOST_MODELS = 64;
    private static final ObjectMapper YAML = YAMLMapper.builder()
            .enable(com.fasterxml.jackson.databind.DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();

    private final Path path;
    private final Map<String, Given> values = new LinkedHashMap<>();
    private List<Camera> cameras = List.of();
    private List<String> questions = List.of();
    private List<ModelSettings> models = List.of();

    private ConfigFile(Path path) {
        this.path = path;
    }

    /** One with nothing in it. */
    public static ConfigFile none() {
        return new ConfigFile(Path.of("none"));
    }

    /**
     * Reads a file. Blocks.
     *
     * @throws ConfigException naming the file, the line, the key and the problem
     */
    public static ConfigFile read(Path path) {
        ConfigFile file = new ConfigFile(path);
        try (JsonParser parser = YAML.getFactory().createParser(Files.readString(path))) {
            file.take(parser);
        } catch (JsonProcessingException e) {
            throw new ConfigException(path + where(e) + ": " + problem(e), e);
        } catch (IOException e) {
            throw new ConfigException("The configuration file " + path + " " + why(e), e);
        }
        return file;
    }

    /** Cameras to have from the start. */
    public List<Camera> cameras() {
        return cameras;
    }

    /** Questions to have from the start. */
    public List<String> questions() {
        return questions;
    }

    /** Models that questions can be put to, the first being asked where a question names none. */
    List<ModelSettings> models() {
        return models;
    }

    /** By key, what it says. */
    Map<String, Given> values() {
        return values;
    }

    /**
     * Refuses cameras and questions, which only the one-process distribution starts with.
     *
     * @throws ConfigException saying where they go
     */
    public void requireNoSeeds() {
        if (!cameras.isEmpty() || !questions.isEmpty()) {
            throw new ConfigException(path + ": cameras and questions are not configured here; add them at the HTTP"
                    + " interface (POST /api/v1/cameras, /api/v1/questions)");
        }
    }

    private void take(JsonParser parser) throws IOException {
        JsonToken first = parser.nextToken();
        if (first == null || first == JsonToken.VALUE_NULL) {
            return;
        }
        if (first != JsonToken.START_OBJECT) {
            throw new ConfigException(path + ": must be lines like 'port: 8080'");
        }
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            Origin.Line line =
                    new Origin.Line(path, parser.currentTokenLocation().getLineNr());
            take(parser, parser.currentName(), line);
        }
    }

    private void take(JsonParser parser, String name, Origin.Line line) throws IOException {
        JsonToken value = parser.nextToken();
        if (name.equals(CAMERAS)) {
            cameras = list(parser, value, Camera.class, name);
        } else if (name.equals(QUESTIONS)) {
            questions = list(parser, value, String.class, name);
        } else if (name.equals(MODELS)) {
            models = models(parser, value, name, line);
            requireApart(line);
        } else {
            single(parser, value, name, line);
        }
    }

    private List<ModelSettings> models(JsonParser parser, JsonToken value, String name, Origin.Line line)
            throws IOException {
        try {
            return list(parser, value, ModelSettings.class, name);
        } catch (JsonMappingException e) {
            requireKnownKeys(line);
            throw e;
        }
    }

    /** A key with a slip is what is wrong, rather than that the one that was meant is missing. */
    private void requireKnownKeys(Origin.Line line) throws IOException {
        int place = 0;
        for (JsonNode model : YAML.readTree(path.toFile()).path(MODELS)) {
            List<String> known = keys(model.path("kind").asText());
            for (String key : (Iterable<String>) model::fieldNames) {
                if (!known.contains(key)) {
                    throw new ConfigException(line.inWords() + ": models.[" + place + "] has no key '" + key
                            + "'; the nearest is '" + Nearest.to(key, known) + "'");
                }
            }
            place++;
        }
    }

    private static List<String> keys(String kind) {
        Class<?> type = kind.equals(PackageSettings.PACKAGE) ? PackageSettings.class : EndpointSettings.class;
        return YAML.getDeserializationConfig().introspect(YAML.constructType(type)).findProperties().stream()
                .map(BeanPropertyDefinition::getName)
                .toList();
    }

    private void requireApart(Origin.Line line) {
        List<String> names = models.stream().map(ModelSettings::name).toList();
        if (names.size() > MOST_MODELS) {
            throw new ConfigException(line.inWords() + ": there are more than " + MOST_MODELS + " models");
        }
        names.stream()
                .filter(name -> names.indexOf(name) != names.lastIndexOf(name))
                .findFirst()
                .ifPresent(name -> {
                    throw new ConfigException(line.inWords() + ": two models are named '" + name + "'");
                });
        models.stream().filter(ModelSettings::isMasked).findFirst().ifPresent(model -> {
            throw new ConfigException(
                    line.inWords() + ": " + (model instanceof PackageSettings ? "the place" : "the key")
                            + " of the model '" + model.name()
                            + "' is ***, which is how a printed configuration hides it; write the secret, or ${env:NAME} or"
                            + " ${file:PATH}");
        });
        if (models.stream().filter(ModelSettings::classifies).count() > 1) {
            throw new ConfigException(
                    line.inWords() + ": more than one model is of task classify; things are told" + " apart by one");
        }
        requireCaptioners(line);
    }

    private void requireCaptioners(Origin.Line line) {
        List<String> captioners = models.stream()
                .filter(model -> model instanceof PackageSettings inPackage && inPackage.captions())
                .map(ModelSettings::name)
                .toList();
        for (ModelSettings model : models) {
            if (model instanceof EndpointSettings endpoint
                    && endpoint.captioner() != null
                    && !captioners.contains(endpoint.captioner())) {
                throw new ConfigException(line.inWords() + ": the captioner of the model '" + model.name()
                        + "' must be the name of a model of kind package and task caption; there "
                        + (captioners.isEmpty() ? "is none" : "is " + String.join(", ", captioners)));
            }
        }
    }

    private void single(JsonParser parser, JsonToken value, String name, Origin.Line line) throws IOException {
        if (!Keys.all().containsKey(name)) {
            throw new ConfigException(line.inWords() + ": there is no key '" + name + "'; the nearest is '"
                    + Nearest.to(name, known()) + "'");
        }
        if (!value.isScalarValue()) {
            throw new ConfigException(line.inWords() + ": '" + name + "' must be a single value");
        }
        if (value == JsonToken.VALUE_NULL) {
            return;
        }
        if (values.put(name, new Given(parser.getText(), line)) != null) {
            throw new ConfigException(line.inWords() + ": '" + name + "' is there twice");
        }
    }

    private static List<String> known() {
        List<String> known = new ArrayList<>(Keys.all().keySet());
        known.add(CAMERAS);
        known.add(QUESTIONS);
        known.add(MODELS);
        return known;
    }

    private static <T> List<T> list(JsonParser parser, JsonToken value, Class<T> type, String name) throws IOException {
        if (value == JsonToken.VALUE_NULL) {
            return List.of();
        }
        try {
            return List.copyOf(
                    YAML.<List<T>>readValue(parser, YAML.getTypeFactory().constructCollectionType(List.class, type)));
        } catch (JsonMappingException e) {
            e.prependPath(new JsonMappingException.Reference(null, name));
            throw e;
        }
    }

    private static String why(IOException e) {
        if (e instanceof NoSuchFileException) {
            return "does not exist";
        }
        if (e instanceof AccessDeniedException) {
            return "may not be read by the user that this process runs as";
        }
        return e instanceof CharacterCodingException ? "is no text in UTF-8" : "can't be read: " + e.getMessage();
    }

    private static String where(JsonProcessingException e) {
        String line = e.getLocation() == null ? "" : ", line " + e.getLocation().getLineNr();
        if (e instanceof JsonMappingException mapping && !mapping.getPath().isEmpty()) {
            return line + ", " + path(mapping);
        }
        return line;
    }

    private static String path(JsonMappingException e) {
        return e.getPath().stream()
                .map(step -> step.getFieldName() == null ? "[" + step.getIndex() + "]" : step.getFieldName())
                .collect(Collectors.joining("."));
    }

    private static String problem(JsonProcessingException e) {
        String message = e.getCause() != null && e.getCause().getMessage() != null
                ? e.getCause().getMessage()
                : e.getOriginalMessage();
        return message.lines().findFirst().orElse("can't be read");
    }
}
