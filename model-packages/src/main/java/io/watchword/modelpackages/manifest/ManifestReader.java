package io.watchword.modelpackages.manifest;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.watchword.modelpackages.PackageException;
import io.watchword.protocol.Nearest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Reads model.yaml and refuses what is not known in it. */
public final class ManifestReader {
    /** What the file is called. */
    public static final String NAME = "model.yaml";

    private static final int MOST_BYTES = 1 << 20;
    private static final ObjectMapper YAML = YAMLMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
            .build();

    private static final Pattern MISSING = Pattern.compile("^Missing required creator property '([^']+)'");

    private ManifestReader() {}

    /**
     * Reads it.
     *
     * @param folder of the package
     * @throws PackageException naming the file, the place in it and the remedy
     */
    public static Manifest read(Path folder) {
        Path file = folder.resolve(NAME);
        try {
            if (!Files.isRegularFile(file)) {
                throw new PackageException(folder + " is no model package: there is no " + NAME + " in it");
            }
            if (Files.size(file) > MOST_BYTES) {
                throw new PackageException(file + " is larger than 1 MiB: it is no description of a package");
            }
            requireNoNulls(YAML.readTree(file.toFile()), "", file);
            return YAML.readValue(file.toFile(), Manifest.class);
        } catch (UnrecognizedPropertyException e) {
            throw new PackageException(
                    file + where(e) + ": there is no key '" + e.getPropertyName() + "'; the nearest is '"
                            + Nearest.to(
                                    e.getPropertyName(),
                                    e.getKnownPropertyIds().stream()
                                            .map(String::valueOf)
                                            .toList())
                            + "'",
                    e);
        } catch (MismatchedInputException e) {
            throw new PackageException(file + where(e) + ": " + missing(file, e).orElseGet(() -> reason(e)), e);
        } catch (JsonMappingException e) {
            throw new PackageException(file + where(e) + ": " + reason(e), e);
        } catch (JsonProcessingException e) {
            throw new PackageException(file + " is not YAML: " + e.getOriginalMessage(), e);
        } catch (IOException e) {
            throw new PackageException("Can't read " + file + ": " + e.getMessage(), e);
        }
    }

    /** Nothing written is null: what there is none of is left out. */
    private static void requireNoNulls(JsonNode node, String path, Path file) {
        if (node.isNull()) {
            throw new PackageException(file + (path.isEmpty() ? "" : ", " + path)
                    + ": has no value; give it one, or leave it out where it may be");
        }
        String before = path.isEmpty() ? "" : path + ".";
        node.properties().forEach(each -> requireNoNulls(each.getValue(), before + each.getKey(), file));
        for (int i = 0; node.isArray() && i < node.size(); i++) {
            requireNoNulls(node.get(i), before + i, file);
        }
    }

    /**
     * Where a key that must be there is not, perhaps because of a slip: Jackson tells that before it tells of the slip.
     */
    private static Optional<String> missing(Path file, MismatchedInputException e) {
        Matcher matcher = MISSING.matcher(String.valueOf(e.getOriginalMessage()));
        if (!matcher.find()) {
            return Optional.empty();
        }
        List<String> given = new ArrayList<>();
        parent(file, e.getPath()).fieldNames().forEachRemaining(given::add);
        String missing = matcher.group(1);
        return Optional.of("there is no '" + missing + "'"
                + (given.isEmpty() ? "" : "; the nearest key that is given is '" + Nearest.to(missing, given) + "'"));
    }

    private static JsonNode parent(Path file, List<JsonMappingException.Reference> path) {
        try {
            JsonNode node = YAML.readTree(file.toFile());
            for (JsonMappingException.Reference step : path.subList(0, path.size() - 1)) {
                node = node.path(String.valueOf(step.getFieldName()));
            }
            return node;
        } catch (IOException e) {
            return MissingNode.getInstance();
        }
    }

    private static String reason(JsonMappingException e) {
        return e.getCause() instanceof IllegalArgumentException refused
                ? String.valueOf(refused.getMessage())
                : e.getOriginalMessage();
    }

    private static String where(JsonMappingException e) {
        String line = e.getLocation() == null ? "" : " (line " + e.getLocation().getLineNr() + ")";
        String path = e.getPath().stream()
                .map(step -> step.getFieldName() == null ? String.valueOf(step.getIndex()) : step.getFieldName())
                .collect(Collectors.joining("."));
        return line + (path.isEmpty() ? "" : ", " + path);
    }
}
