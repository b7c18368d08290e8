package io.watchword.k8s;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Who may reach whom. */
class NetworkTest {
    static List<String> overlays() {
        return Kustomize.overlays();
    }

    @ParameterizedTest
    @MethodSource("overlays")
    void whatIsNotAllowedIsForbiddenBothWays(String overlay) {
        JsonNode spec = Workloads.one(overlay, "NetworkPolicy", "default-deny").at("/spec");

        assertThat(spec.toString()).isEqualTo("{\"podSelector\":{},\"policyTypes\":[\"Ingress\",\"Egress\"]}");
    }

    @ParameterizedTest
    @MethodSource("overlays")
    void onlyIngestReachesPrivateNetworks(String overlay) {
        assertThat(Workloads.names(overlay).stream()
                        .filter(process -> !process.equals("ingest"))
                        .flatMap(process -> egress(overlay, process))
                        .flatMap(rule -> Manifest.elements(rule.path("to")))
                        .filter(to -> to.has("ipBlock"))
                        .map(to -> to.at("/ipBlock")))
                .allSatisfy(block -> {
                    assertThat(block.path("cidr").asText()).isIn("0.0.0.0/0", "::/0");
                    assertThat(block.path("except").toString())
                            .containsAnyOf("\"192.168.0.0/16\"", "\"fc00::/7\"")
                            .containsAnyOf("\"169.254.0.0/16\"", "\"fe80::/10\"");
                });
        assertThat(egress(overlay, "ingest").flatMap(rule -> Manifest.elements(rule.path("to"))))
                .anyMatch(to -> to.at("/ipBlock/cidr").asText().equals("192.168.0.0/16"));
    }

    @ParameterizedTest
    @MethodSource("overlays")
    void nobodyMayReachEverybody(String overlay) {
        assertThat(Workloads.names(overlay).stream().flatMap(process -> egress(overlay, process)))
                .allMatch(rule ->
                        !rule.path("to").isEmpty() && !rule.path("ports").isEmpty());
    }

    @ParameterizedTest
    @MethodSource("overlays")
    void everyProcessReachesTheBrokersThatItIsToldOf(String overlay) {
        for (String process : Workloads.names(overlay)) {
            String broker = Workloads.environment(overlay, Workloads.deployment(overlay, process))
                    .get("WATCHWORD_KAFKA");
            int port = Integer.parseInt(broker.substring(broker.indexOf(':') + 1));

            assertThat(broker).startsWith(Workloads.all(overlay, "Kafka").get(0).name() + "-kafka-bootstrap:");
            assertThat(egress(overlay, process)
                            .filter(rule -> rule.at("/to/0/podSelector/matchLabels/strimzi.io~1name")
                                    .asText()
                                    .equals("watchword-kafka"))
                            .flatMap(rule -> Manifest.elements(rule.path("ports")))
                            .map(each -> each.path("port").asInt()))
                    .contains(port);
            assertThat(Workloads.all(overlay, "Kafka").get(0).each("/spec/kafka/listeners"))
                    .filteredOn(listener -> listener.path("port").asInt() == port)
                    .hasSize(1)
                    .allMatch(listener -> selects(
                            listener.at("/networkPolicyPeers/0/podSelector"), Workloads.deployment(overlay, process)));
        }
    }

    @ParameterizedTest
    @MethodSource("overlays")
    void portsThatAreOpenedAreThere(String overlay) {
        List<String> ports = Workloads.names(overlay).stream()
                .map(process -> Workloads.container(Workloads.deployment(overlay, process)))
                .flatMap(container -> Manifest.elements(container.path("ports")))
                .map(port -> port.path("name").asText())
                .distinct()
                .toList();

        assertThat(Workloads.all(overlay, "NetworkPolicy").stream()
                        .flatMap(policy -> policy.each("/spec/ingress"))
                        .flatMap(rule -> Manifest.elements(rule.path("ports")))
                        .map(port -> port.path("port"))
                        .filter(JsonNode::isTextual)
                        .map(JsonNode::asText))
                .allMatch(ports::contains);
    }

    private static Stream<JsonNode> egress(String overlay, String process) {
        Manifest deployment = Workloads.deployment(overlay, process);
        return Workloads.all(overlay, "NetworkPolicy").stream()
                .filter(policy -> selects(policy.at("/spec/podSelector"), deployment))
                .flatMap(policy -> policy.each("/spec/egress"));
    }

    private static boolean selects(JsonNode selector, Manifest deployment) {
        assertThat(selector.has("matchExpressions")).isFalse();
        Map<String, String> labels = labels(deployment.at("/spec/template/metadata/labels"));
        return labels.entrySet()
                .containsAll(labels(selector.path("matchLabels")).entrySet());
    }

    private static Map<String, String> labels(JsonNode node) {
        return node.properties().stream().collect(Collectors.toMap(Map.Entry::getKey, entry -> entry.getValue()
                .asText()));
    }
}
