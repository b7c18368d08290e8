package io.watchword.k8s;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.watchword.process.config.Keys;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The containers of one host, after the Compose specification as far as it is used. No engine runs them here. */
class ComposeTest {
    private Compose compose;

    @BeforeEach
    void read() throws IOException {
        ObjectMapper strict = new YAMLMapper().enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES);
        compose =
                strict.readValue(Kustomize.FOLDER.resolveSibling("compose.yaml").toFile(), Compose.class);
    }

    @Test
    void everyProcessIsThereAndReadOnlyAndCanDoNothingButItsWork() {
        assertThat(compose.services())
                .containsOnlyKeys("kafka", "ingest", "inference", "answer-stream", "deliveries", "open-questions");
        for (String process : Workloads.NAMES) {
            Service service = compose.services().get(process);

            assertThat(service.image()).isEqualTo("watchword-" + process + ":0.1.0-SNAPSHOT");
            assertThat(service.readOnly()).isTrue();
            // native libraries are unpacked there and run
            assertThat(service.tmpfs()).anyMatch(mount -> mount.matches("/scratch:.*\\bexec\\b.*"));
            assertThat(service.capDrop()).containsExactly("ALL");
            assertThat(service.securityOpt()).containsExactly("no-new-privileges:true");
        }
    }

    @Test
    void whatTheyAreToldIsWhatTheyCanBeTold() {
        Set<String> known = Keys.all().keySet().stream()
                .map(key -> "WATCHWORD_" + key.toUpperCase(Locale.ROOT).replace('-', '_'))
                .collect(Collectors.toSet());

        assertThat(Workloads.NAMES.stream()
                        .flatMap(process -> compose.services().get(process).environment().keySet().stream()))
                .allMatch(known::contains);
    }

    @Test
    void networksVolumesAndSecretsAreDeclared() {
        compose.services().forEach((name, service) -> {
            assertThat(service.networks())
                    .as(name)
                    .isSubsetOf(compose.networks().keySet());
            assertThat(service.secrets()).as(name).isSubsetOf(compose.secrets().keySet());
            assertThat(service.configs().stream().map(Mounted::source))
                    .as(name)
                    .isSubsetOf(compose.configs().keySet());
            assertThat(service.dependsOn())
                    .as(name)
                    .isSubsetOf(compose.services().keySet());
        });
        assertThat(compose.networks().get("inside").path("internal").asBoolean())
                .isTrue();
        assertThat(compose.services().get("inference").networks()).containsExactly("inside");
    }

    @Test
    void modelsAreAskedOnlyWhereSomebodyWantsThemToBe() {
        Service asking = compose.services().get("open-questions");

        assertThat(asking.profiles()).containsExactly("models");
        assertThat(asking.command())
                .containsExactly("--config", asking.configs().get(0).target());
        compose.services()
                .forEach((name, service) ->
                        assertThat(service.profiles() == null).as(name).isEqualTo(!service.equals(asking)));
    }

    @Test
    void nothingIsReachedFromOutsideThisHostWithoutBeingAskedFor() {
        assertThat(compose.services().values().stream().flatMap(service -> service.ports().stream()))
                .containsExactly("127.0.0.1:8080:8080");
    }

    @Test
    void processesReachTheBrokerByTheNameThatItTellsThem() {
        String broker = compose.services().get("kafka").environment().get("KAFKA_ADVERTISED_LISTENERS");

        assertThat(Workloads.NAMES)
                .allMatch(process -> broker.equals("PLAINTEXT://"
                        + compose.services().get(process).environment().get("WATCHWORD_KAFKA")));
    }

    record Compose(
            String name,
            Map<String, Service> services,
            Map<String, JsonNode> networks,
            Map<String, JsonNode> volumes,
            Map<String, JsonNode> secrets,
            Map<String, JsonNode> configs) {}

    record Service(
            String image,
            List<String> profiles,
            List<String> command,
            String restart,
            @JsonProperty("read_only") boolean readOnly,
            List<String> tmpfs,
            @JsonProperty("cap_drop") List<String> capDrop,
            @JsonProperty("security_opt") List<String> securityOpt,
            @JsonProperty("stop_grace_period") String stopGracePeriod,
            @JsonProperty("depends_on") List<String> dependsOn,
            List<String> networks,
            List<String> volumes,
            List<String> ports,
            List<String> secrets,
            List<Mounted> configs,
            Map<String, String> environment) {
        Service {
            dependsOn = dependsOn == null ? List.of() : dependsOn;
            ports = ports == null ? List.of() : ports;
            secrets = secrets == null ? List.of() : secrets;
            configs = configs == null ? List.of() : configs;
        }
    }

    record Mounted(String source, String target) {}
}
