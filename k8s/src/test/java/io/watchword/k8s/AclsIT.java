package io.watchword.k8s;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.apache.kafka.common.acl.AclOperation;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the manifests grant is enough: every process as its own user, on a broker that refuses everything else. */
class AclsIT {
    private static final Duration PATIENCE = Duration.ofMinutes(3);

    @TempDir
    Path temp;

    @Test
    void whatIsGrantedSufficesAndWhatIsMissingIsNamed() throws Exception {
        try (GuardedBroker broker = new GuardedBroker(temp.resolve("kafka"));
                RunningProcesses processes = new RunningProcesses(temp)) {
            for (String process : Workloads.NAMES) {
                Map<String, String> told = broker.told(process);
                told.put("WATCHWORD_ALLOW_LOOPBACK_WEBHOOKS", "true");
                told.put("WATCHWORD_DETECTOR", "nanodet");
                processes.start(process, told);
            }
            Workloads.NAMES.forEach(process -> await().atMost(PATIENCE).untilAsserted(() -> assertThat(
                            processes.get(process, "/health/ready").status())
                    .as(processes.said(process))
                    .isEqualTo(200)));

            exercise(processes);

            for (String process : Workloads.NAMES) {
                assertThat(processes.said(process))
                        .doesNotContainIgnoringCase("authoriz")
                        .doesNotContain("lacks");
            }
            broker.takeAway("watchword-inference", AclOperation.WRITE, "watchword.answers");
            broker.takeAway("watchword-deliveries", AclOperation.READ, "watchword.answers");
            awaitLine(processes, "inference", "grant it Write on the topic watchword.answers");
            awaitLine(processes, "deliveries", "grant it Read on the topic watchword.answers");
        }
    }

    /** What makes every process read and write what it has rights for. */
    private static void exercise(RunningProcesses processes) throws Exception {
        CompletableFuture<String> first = processes.firstEvent("/api/v1/answers/stream", "answer");
        processes.post("/api/v1/cameras", "{\"id\":\"path\",\"url\":\"demo:\",\"fps\":2}", 201);
        processes.post(
                "/api/v1/questions",
                "{\"id\":\"crowd\",\"text\":\"How many people are there?\",\"emit\":\"every\"}",
                201);
        processes.post(
                "/api/v1/deliveries",
                "{\"question\":\"crowd\",\"when\":\"> 0\",\"to\":{\"type\":\"webhook\",\"url\":\"" + processes.hook()
                        + "\"}}",
                201);
        processes.post("/api/v1/cameras/test", "{\"url\":\"demo:\"}", 200);
        await().atMost(PATIENCE)
                .until(() ->
                        processes.get("answer-stream", "/api/v1/models").body().contains("\"ready\":true"));
        processes.post("/api/v1/questions", "{\"id\":\"sign\",\"text\":\"What is written on the sign?\"}", 201);
        await().atMost(PATIENCE).until(first::isDone);
        assertThat(first.join()).contains("\"camera\":\"path\"");
        await().atMost(PATIENCE)
                .until(() -> processes.get("open-questions", "/metrics").body().contains("outcome=\"answered\""));
        await().atMost(PATIENCE).until(() -> processes.hooked() > 0);
    }

    private static void awaitLine(RunningProcesses processes, String process, String words) {
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(lines(processes, process).filter(line -> line.contains(words)))
                        .as(processes.said(process))
                        .isNotEmpty());
    }

    private static Stream<String> lines(RunningProcesses processes, String process) {
        return processes.said(process).lines();
    }
}
