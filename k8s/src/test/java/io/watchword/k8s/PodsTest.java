package io.watchword.k8s;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What every process's pods must be, in every overlay. */
class PodsTest {
    static Stream<Arguments> processes() {
        return Workloads.everywhere();
    }

    @ParameterizedTest
    @MethodSource("processes")
    void theyAreAsTheRestrictedProfileWantsThem(String overlay, String process) {
        Manifest deployment = Workloads.deployment(overlay, process);
        JsonNode pod = deployment.at("/spec/template/spec");
        JsonNode container = Workloads.container(deployment);

        assertThat(pod.at("/securityContext/runAsNonRoot").asBoolean()).isTrue();
        assertThat(pod.at("/securityContext/runAsUser").asInt()).isPositive();
        assertThat(pod.at("/securityContext/seccompProfile/type").asText()).isEqualTo("RuntimeDefault");
        assertThat(container.at("/securityContext/allowPrivilegeEscalation").asBoolean(true))
                .isFalse();
        assertThat(container.at("/securityContext/readOnlyRootFilesystem").asBoolean())
                .isTrue();
        assertThat(container.at("/securityContext/capabilities/drop").toString())
                .isEqualTo("[\"ALL\"]");
        assertThat(pod.path("automountServiceAccountToken").asBoolean(true)).isFalse();
        assertThat(pod.path("hostNetwork").asBoolean()).isFalse();
        assertThat(pod.path("containers")).hasSize(1);
    }

    @ParameterizedTest
    @MethodSource("processes")
    void theyAskForWhatTheyNeedAndHaveTimeToStop(String overlay, String process) {
        Manifest deployment = Workloads.deployment(overlay, process);
        JsonNode container = Workloads.container(deployment);
        int told = container.at("/lifecycle/preStop/sleep/seconds").asInt();
        int stopping =
                Integer.parseInt(Workloads.environment(overlay, deployment).get("WATCHWORD_STOP_WITHIN"));

        assertThat(container.at("/resources/requests/cpu").asText()).isNotEmpty();
        assertThat(container.at("/resources/requests/memory").asText()).isNotEmpty();
        assertThat(container.at("/resources/limits/memory").asText()).isNotEmpty();
        assertThat(deployment
                        .at("/spec/template/spec/terminationGracePeriodSeconds")
                        .asInt())
                .isGreaterThan(told + stopping);
    }

    @ParameterizedTest
    @MethodSource("processes")
    void whatIsMountedIsThereAndWhatIsWrittenGoesToScratch(String overlay, String process) {
        Manifest deployment = Workloads.deployment(overlay, process);
        Set<String> volumes = deployment
                .each("/spec/template/spec/volumes")
                .map(volume -> volume.path("name").asText())
                .collect(Collectors.toSet());
        Set<String> mounts = Manifest.elements(Workloads.container(deployment).path("volumeMounts"))
                .map(mount -> mount.path("name").asText())
                .collect(Collectors.toSet());
        Map<String, String> environment = Workloads.environment(overlay, deployment);

        assertThat(mounts).isEqualTo(volumes);
        assertThat(deployment
                        .each("/spec/template/spec/volumes")
                        .filter(volume -> volume.has("emptyDir"))
                        .map(volume -> volume.at("/emptyDir/sizeLimit").asText()))
                .allMatch(limit -> !limit.isEmpty());
        assertThat(environment.getOrDefault("WATCHWORD_DATA_DIR", "/scratch/"))
                .startsWith(Manifest.elements(Workloads.container(deployment).path("volumeMounts"))
                        .filter(mount -> mount.path("name").asText().equals("scratch"))
                        .map(mount -> mount.path("mountPath").asText() + "/")
                        .findFirst()
                        .orElseThrow());
    }

    @ParameterizedTest
    @MethodSource("processes")
    void filesThatTheEnvironmentNamesAreMounted(String overlay, String process) {
        Manifest deployment = Workloads.deployment(overlay, process);
        Set<String> mounted = Manifest.elements(Workloads.container(deployment).path("volumeMounts"))
                .map(mount -> mount.path("mountPath").asText() + "/")
                .collect(Collectors.toSet());

        assertThat(Workloads.environment(overlay, deployment).values().stream()
                        .map(value -> value.replaceFirst("^\\$\\{file:(.*)}$", "$1"))
                        .filter(value -> value.startsWith("/")))
                .allMatch(file -> mounted.stream().anyMatch(file::startsWith));
    }

    @ParameterizedTest
    @MethodSource("processes")
    void imagesHaveATag(String overlay, String process) {
        assertThat(Workloads.container(Workloads.deployment(overlay, process))
                        .path("image")
                        .asText())
                .matches("watchword-" + process + "(-cuda)?:[\\w.-]+");
    }
}
