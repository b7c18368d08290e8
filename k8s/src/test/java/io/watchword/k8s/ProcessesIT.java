package io.watchword.k8s;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.watchword.embeddedkafka.EmbeddedKafka;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The processes, told exactly what the manifests tell them, but for where brokers, files and ports are here. */
class ProcessesIT {
    private static final Pattern SERIES = Pattern.compile("^(watchword_[a-z_]+)(?:\\{|\\s)", Pattern.MULTILINE);

    @TempDir
    Path temp;

    private RunningProcesses processes;

    @BeforeEach
    void begin() throws Exception {
        processes = new RunningProcesses(temp);
    }

    @AfterEach
    void stop() {
        processes.close();
    }

    @Test
    void theyStartAnswerTheirProbesAndGiveTheMetricsThatAreWatched() throws Exception {
        try (EmbeddedKafka kafka = EmbeddedKafka.start(temp.resolve("kafka"), 0)) {
            for (String process : Workloads.NAMES) {
                processes.start(process, kafka(kafka.bootstrap()));
            }
            for (String process : Workloads.NAMES) {
                awaitProbes(process);
            }
            processes.post("/api/v1/cameras", "{\"id\":\"path\",\"url\":\"demo:\",\"fps\":2}", 201);
            processes.post(
                    "/api/v1/questions",
                    "{\"id\":\"crowd\",\"text\":\"How many people are there?\",\"emit\":\"every\"}",
                    201);
            await().atMost(Duration.ofMinutes(1)).untilAsserted(() -> assertThat(
                            processes.get("answer-stream", "/api/v1/models").body())
                    .contains("\"ready\":true"));
            processes.post("/api/v1/questions", "{\"id\":\"sign\",\"text\":\"What is written on the sign?\"}", 201);

            // what is counted only when something fails or is late is in none of them yet
            Set<String> rare = Set.of(
                    "watchword_malformed_records_total",
                    "watchword_deliveries_total",
                    "watchword_evidence_total",
                    "watchword_open_skipped_total",
                    "watchword_frame_drop_age_seconds_count");
            await().atMost(Duration.ofMinutes(3)).untilAsserted(() -> assertThat(given())
                    .containsAll(watched().stream()
                            .filter(name -> !rare.contains(name))
                            .toList()));
            assertThat(processes.get("open-questions", "/metrics").body())
                    .contains("watchword_open_asked_total{model=\"eye\",outcome=\"answered\"}");
        }
    }

    private static Set<String> watched() {
        return Metrics.series(Workloads.EVERYTHING);
    }

    private Set<String> given() {
        return Workloads.NAMES.stream()
                .map(process -> processes.get(process, "/metrics").body())
                .flatMap(text -> SERIES.matcher(text).results())
                .map(match -> match.group(1))
                .collect(Collectors.toSet());
    }

    private void awaitProbes(String process) {
        JsonNode container = Workloads.container(RunningProcesses.deployment(process));
        for (String probe : new String[] {"startupProbe", "livenessProbe", "readinessProbe"}) {
            String path = container.path(probe).at("/httpGet/path").asText();
            await().atMost(Duration.ofMinutes(3))
                    .untilAsserted(() -> assertThat(processes.get(process, path).status())
                            .as("%s of %s: %s", probe, process, processes.said(process))
                            .isEqualTo(200));
        }
    }

    /** What the overlay says that has one broker, without a login. */
    private static Map<String, String> kafka(String broker) {
        Map<String, String> kafka = new HashMap<>();
        Workloads.environment("minimal", Workloads.deployment("minimal", "ingest"))
                .forEach((name, value) -> {
                    if (name.startsWith("WATCHWORD_KAFKA")) {
                        kafka.put(name, value);
                    }
                });
        kafka.put("WATCHWORD_KAFKA", broker);
        return kafka;
    }
}
