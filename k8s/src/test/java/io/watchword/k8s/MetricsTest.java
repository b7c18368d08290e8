package io.watchword.k8s;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What is scraped, warned of and drawn is what the processes give. */
class MetricsTest {
    private static final Pattern MADE = Pattern.compile("\"(watchword\\.[a-z.]+)\"");
    private static final Pattern SUFFIX = Pattern.compile("(_seconds)?(_total|_count|_sum|_bucket|_max)?$");

    static List<String> monitored() {
        return Kustomize.overlays().stream()
                .filter(overlay -> !Workloads.all(overlay, "PodMonitor").isEmpty())
                .toList();
    }

    @ParameterizedTest
    @MethodSource("monitored")
    void everyMetricIsOneThatTheCodeMakes(String overlay) {
        assertThat(used(overlay))
                .contains("watchword_frames", "watchword_sse_clients", "watchword_frame_drop_age")
                .isSubsetOf(ofTheCode());
    }

    @ParameterizedTest
    @MethodSource("monitored")
    void everyProcessIsScrapedAtAPortThatItHas(String overlay) {
        for (String process : Workloads.names(overlay)) {
            Manifest deployment = Workloads.deployment(overlay, process);
            List<Manifest> scraping = Workloads.all(overlay, "PodMonitor").stream()
                    .filter(monitor -> monitor.at("/spec/selector").toString().contains('"' + process + '"'))
                    .toList();

            assertThat(scraping).as(process).hasSize(1);
            assertThat(Manifest.elements(Workloads.container(deployment).path("ports"))
                            .map(port -> port.path("name").asText()))
                    .contains(scraping.get(0)
                            .at("/spec/podMetricsEndpoints/0/port")
                            .asText());
        }
    }

    @Test
    void everyAlertSaysWhatToDo() {
        assertThat(Workloads.one("production", "PrometheusRule", "watchword").each("/spec/groups/0/rules"))
                .isNotEmpty()
                .allSatisfy(rule -> {
                    assertThat(rule.at("/annotations/summary").asText()).isNotBlank();
                    assertThat(rule.at("/annotations/runbook").asText()).hasSizeGreaterThan(40);
                    assertThat(rule.at("/labels/severity").asText()).isIn("info", "warning", "critical");
                });
    }

    private static Set<String> used(String overlay) {
        return Metrics.series(overlay).stream()
                .map(name -> SUFFIX.matcher(name).replaceFirst(""))
                .collect(Collectors.toSet());
    }

    private static Set<String> ofTheCode() {
        Set<String> names = Workloads.NAMES.stream()
                .flatMap(process -> Sources.found(process, MADE).stream())
                .collect(Collectors.toSet());
        // made of parts, or in protocol, which all processes have
        names.addAll(Set.of("watchword.deliveries.waiting", "watchword.malformed.records"));
        return names.stream().map(name -> name.replace('.', '_')).collect(Collectors.toSet());
    }
}
