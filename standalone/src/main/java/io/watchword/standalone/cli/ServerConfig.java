package io.watchword.standalone.cli;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.watchword.protocol.Camera;
import io.watchword.protocol.Json;
import io.watchword.standalone.UserException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The configuration file of the commands that serve: YAML, every key optional, unknown keys refused. */
record ServerConfig(
        @JsonProperty("host") @Nullable String host,
        @JsonProperty("port") @Nullable Integer port,
        @JsonProperty("data-dir") @Nullable String dataDir,
        @JsonProperty("kafka") @Nullable String kafka,
        @JsonProperty("insecure") @Nullable Boolean insecure,
        @JsonProperty("allow-loopback-cameras") @Nullable Boolean allowLoopbackCameras,
        @JsonProperty("media-folder") @Nullable String mediaFolder,
        @JsonProperty("detector") @Nullable String detector,
        @JsonProperty("input-size") @Nullable Integer inputSize,
        @JsonProperty("devices") @Nullable String devices,
        @JsonProperty("threads") @Nullable Integer threads,
        @JsonProperty("still-fps") @Nullable Double stillFps,
        @JsonProperty("admin-token-file") @Nullable String adminTokenFile,
        @JsonProperty("oidc-issuer") @Nullable String oidcIssuer,
        @JsonProperty("oidc-audience") @Nullable String oidcAudience,
        @JsonProperty("oidc-roles-claim") @Nullable String oidcRolesClaim,
        @JsonProperty("oidc-cameras-claim") @Nullable String oidcCamerasClaim,
        @JsonProperty("tls-cert") @Nullable String tlsCert,
        @JsonProperty("tls-key") @Nullable String tlsKey,
        @JsonProperty("behind-proxy") @Nullable Boolean behindProxy,
        @JsonProperty("requests-per-client") @Nullable Integer requestsPerClient,
        @JsonProperty("streams-per-client") @Nullable Integer streamsPerClient,
        @JsonProperty("connections-per-client") @Nullable Integer connectionsPerClient,
        @JsonProperty("streams") @Nullable Integer streams,
        @JsonProperty("mqtt") @Nullable String mqtt,
        @JsonProperty("mqtt-user") @Nullable String mqttUser,
        @JsonProperty("mqtt-password") @Nullable String mqttPassword,
        @JsonProperty("mqtt-tls") @Nullable Boolean mqttTls,
        @JsonProperty("allow-loopback-webhooks") @Nullable Boolean allowLoopbackWebhooks,
        @JsonProperty("evidence-mb") @Nullable Integer evidenceMb,
        @JsonProperty("cameras") List<Camera> cameras,
        @JsonProperty("questions") List<String> questions) {
    ServerConfig {
        cameras = cameras == null ? List.of() : List.copyOf(cameras);
        questions = questions == null ? List.of() : List.copyOf(questions);
    }

    static ServerConfig none() {
        return Json.convert(JsonNodeFactory.instance.objectNode(), ServerConfig.class);
    }

    /**
     * Reads a file.
     *
     * @throws UserException naming the file, the key and the problem
     */
    static ServerConfig read(Path file) {
        ObjectMapper yaml = new YAMLMapper().enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES);
        try {
            String text = Files.readString(file);
            return text.isBlank() ? none() : yaml.readValue(text, ServerConfig.class);
        } catch (JsonProcessingException e) {
            throw new UserException(file + where(e) + ": " + problem(e), e);
        } catch (IOException e) {
            throw new UserException("The configuration file " + file + " can't be read: " + e, e);
        }
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
