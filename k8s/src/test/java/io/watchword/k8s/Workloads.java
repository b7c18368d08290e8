package io.watchword.k8s;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.Arguments;

/** Watchword's own processes in an overlay. */
final class Workloads {
    /** The processes, by the names of their manifests. */
    static final List<String> NAMES = List.of("ingest", "inference", "answer-stream", "deliveries", "open-questions");

    /** The overlay that has all of them, and two of each. */
    static final String EVERYTHING = "models";

    private Workloads() {}

    /** The processes that an overlay has. */
    static List<String> names(String overlay) {
        return all(overlay, "Deployment").stream().map(Manifest::name).toList();
    }

    /** Every process of every overlay. */
    static Stream<Arguments> everywhere() {
        return Kustomize.overlays().stream()
                .flatMap(overlay -> names(overlay).stream().map(process -> Arguments.of(overlay, process)));
    }

    /** The deployment of a process. */
    static Manifest deployment(String overlay, String name) {
        return one(overlay, "Deployment", name);
    }

    /** The object of a kind and name. */
    static Manifest one(String overlay, String kind, String name) {
        return all(overlay, kind).stream()
                .filter(manifest -> manifest.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new AssertionError("No " + kind + " " + name + " in " + overlay));
    }

    /** The objects of a kind. */
    static List<Manifest> all(String overlay, String kind) {
        return Kustomize.overlay(overlay).stream()
                .filter(manifest -> manifest.kind().equals(kind))
                .toList();
    }

    /** The one container of a process. */
    static JsonNode container(Manifest deployment) {
        return deployment.at("/spec/template/spec/containers/0");
    }

    /** What a process finds in a file that is mounted from a ConfigMap or a Secret. */
    static String mounted(String overlay, String process, String path) {
        Manifest deployment = deployment(overlay, process);
        String folder = path.substring(0, path.lastIndexOf('/'));
        String file = path.substring(path.lastIndexOf('/') + 1);
        String name = Manifest.elements(container(deployment).path("volumeMounts"))
                .filter(mount -> mount.path("mountPath").asText().equals(folder))
                .map(mount -> mount.path("name").asText())
                .findFirst()
                .orElseThrow(() -> new AssertionError("Nothing is mounted at " + folder + " in " + process));
        JsonNode volume = deployment
                .each("/spec/template/spec/volumes")
                .filter(each -> each.path("name").asText().equals(name))
                .findFirst()
                .orElseThrow();
        JsonNode content = volume.has("configMap")
                ? one(overlay, "ConfigMap", volume.at("/configMap/name").asText())
                        .at("/data")
                : one(overlay, "Secret", volume.at("/secret/secretName").asText())
                        .at("/stringData");
        return content.path(file).asText();
    }

    /** The environment that the process gets, from ConfigMaps and by itself. */
    static Map<String, String> environment(String overlay, Manifest deployment) {
        Map<String, String> environment = new LinkedHashMap<>();
        JsonNode container = container(deployment);
        Manifest.elements(container.path("envFrom"))
                .map(from ->
                        one(overlay, "ConfigMap", from.at("/configMapRef/name").asText()))
                .flatMap(map -> map.at("/data").properties().stream())
                .forEach(entry ->
                        environment.put(entry.getKey(), entry.getValue().asText()));
        Manifest.elements(container.path("env"))
                .forEach(variable -> environment.put(
                        variable.path("name").asText(), variable.path("value").asText()));
        return environment;
    }
}
