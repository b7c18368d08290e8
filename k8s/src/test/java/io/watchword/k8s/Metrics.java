package io.watchword.k8s;

import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Names of metrics that manifests use. */
final class Metrics {
    private static final Pattern NAME = Pattern.compile("\\b(watchword_[a-z_]+)\\b(?=[{)\\[, ]|$)");

    private Metrics() {}

    /** The series that are warned of, drawn and scaled on. */
    static Set<String> series(String overlay) {
        return Stream.of("PrometheusRule", "ScaledObject", "ConfigMap")
                .flatMap(kind -> Workloads.all(overlay, kind).stream())
                .flatMap(manifest -> NAME.matcher(manifest.node().toString()).results())
                .map(match -> match.group(1))
                .collect(Collectors.toSet());
    }
}
