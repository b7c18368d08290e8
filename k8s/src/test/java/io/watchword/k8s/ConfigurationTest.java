package io.watchword.k8s;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.watchword.process.config.Key;
import io.watchword.process.config.Keys;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What the manifests tell the processes is what these can be told. */
class ConfigurationTest {
    private static final Map<String, List<Key<?>>> OWN = Map.of(
            "ingest", Keys.INGEST,
            "inference", Keys.INFERENCE,
            "answer-stream", Keys.ANSWER_STREAM,
            "deliveries", Keys.DELIVERIES,
            "open-questions", List.of());

    static Stream<Arguments> processes() {
        return Workloads.everywhere();
    }

    @ParameterizedTest
    @MethodSource("processes")
    void everyVariableIsAKeyOfTheProcess(String overlay, String process) {
        Set<String> known = Keys.together(List.of(Keys.CLUSTER, Keys.PROCESS, OWN.get(process))).stream()
                .map(ConfigurationTest::variable)
                .collect(Collectors.toSet());

        assertThat(known)
                .containsAll(Workloads.environment(overlay, Workloads.deployment(overlay, process))
                        .keySet());
    }

    @ParameterizedTest
    @MethodSource("processes")
    void probesAskAtThePortThatTheProcessListensOn(String overlay, String process) {
        Manifest deployment = Workloads.deployment(overlay, process);
        JsonNode container = Workloads.container(deployment);
        Map<String, String> environment = Workloads.environment(overlay, deployment);
        String listens = environment.getOrDefault("WATCHWORD_MANAGEMENT_PORT", environment.get("WATCHWORD_PORT"));
        String port = container.at("/ports/0/name").asText();

        assertThat(container.path("ports")).hasSize(1);
        assertThat(container.at("/ports/0/containerPort").asText()).isEqualTo(listens);
        assertThat(environment.getOrDefault("WATCHWORD_MANAGEMENT_HOST", environment.get("WATCHWORD_HOST")))
                .isEqualTo("0.0.0.0");
        for (String probe : List.of("startupProbe", "livenessProbe", "readinessProbe")) {
            assertThat(container.path(probe).at("/httpGet/port").asText())
                    .as(probe)
                    .isEqualTo(port);
        }
    }

    private static String variable(Key<?> key) {
        return "WATCHWORD_" + key.name().toUpperCase(Locale.ROOT).replace('-', '_');
    }
}
