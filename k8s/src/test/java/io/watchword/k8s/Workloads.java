package io.watchword.k8s;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Watchword's own processes in an overlay. */
final class Workloads {
    /** The processes, by the names of their manifests. */
    static final List<String> NAMES = List.of("ingest", "inference", "answer-stream", "deliveries");

    private Workloads() {}

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
