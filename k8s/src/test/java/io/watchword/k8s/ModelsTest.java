package io.watchword.k8s;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.watchword.openquestions.OpenQuestionsRole;
import io.watchword.process.config.ConfigFile;
import io.watchword.process.config.EndpointSettings;
import io.watchword.process.config.Settings;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The models that are asked: the file that lists them is one, their keys are there, and they can be reached. */
class ModelsTest {
    private static final String ASKING = "open-questions";
    private static final Pattern OWN_OVERLAY =
            Pattern.compile("```yaml\\n((?:(?!```).)*overlays/models\\n.*?)```", Pattern.DOTALL);
    private static final Pattern SERVICE = Pattern.compile("[a-z0-9-]+[.]([a-z0-9-]+)[.]svc");

    @TempDir
    Path temp;

    private List<EndpointSettings> models;

    @BeforeEach
    void read() throws IOException {
        ConfigFile file = ConfigFile.read(Files.writeString(
                temp.resolve("models.yaml"), Workloads.mounted(Workloads.EVERYTHING, ASKING, path())));
        models = new OpenQuestionsRole()
                .settings(Settings.of(Map.of(), Map.of(), file)).models().stream()
                        .map(EndpointSettings.class::cast)
                        .toList();
    }

    private static String path() {
        List<String> arguments = Manifest.elements(
                        Workloads.container(Workloads.deployment(Workloads.EVERYTHING, ASKING))
                                .path("args"))
                .map(JsonNode::asText)
                .toList();
        assertThat(arguments).hasSize(2).startsWith("--config");
        return arguments.get(1);
    }

    @Test
    void keysAreInAFileThatIsMounted() {
        assertThat(models).allSatisfy(model -> {
            assertThat(model.key()).matches("\\$\\{file:/.+}");
            String file = model.key().substring("${file:".length(), model.key().length() - 1);
            assertThat(Workloads.mounted(Workloads.EVERYTHING, ASKING, file)).isEqualTo("replace-me");
        });
    }

    @Test
    void whoAsksIsLetOutToTheirEndpointsAndNowhereElse() {
        List<String> letOut = Workloads.one(Workloads.EVERYTHING, "NetworkPolicy", "models")
                .each("/spec/egress")
                .flatMap(rule -> Manifest.elements(rule.path("to")).flatMap(to -> Manifest.elements(rule.path("ports"))
                        .map(port -> to.at("/namespaceSelector/matchLabels/kubernetes.io~1metadata.name")
                                        .asText() + ":" + port.path("port").asText())))
                .toList();

        assertThat(models.stream().map(model -> URI.create(model.url())).map(ModelsTest::endpoint))
                .containsExactlyElementsOf(letOut);
    }

    // what is its own there lies two folders below the root, here below k8s
    @Test
    void theOverlayThatTheReadmeShowsComesUp() throws IOException {
        Matcher example = OWN_OVERLAY.matcher(Files.readString(Kustomize.FOLDER.resolve("README.md")));
        assertThat(example.find()).isTrue();
        Path folder = Files.createDirectories(Kustomize.FOLDER.resolve("target/own-overlay"));
        Files.writeString(folder.resolve("models.yaml"), "models: []\n");
        Files.writeString(folder.resolve("kustomization.yaml"), example.group(1).replace("../../k8s/", "../../"));

        List<Manifest> own = Kustomize.folder(folder);

        assertThat(own)
                .filteredOn(manifest -> List.of("Deployment", "ConfigMap", "Secret", "PodDisruptionBudget", "KafkaUser")
                        .contains(manifest.kind()))
                .allSatisfy(manifest ->
                        assertThat(manifest.at("/metadata/namespace").asText()).isEqualTo("watchword"));
        assertThat(own)
                .filteredOn(manifest ->
                        manifest.kind().equals("Deployment") && manifest.name().equals(ASKING))
                .singleElement()
                .satisfies(asking -> assertThat(
                                Workloads.container(asking).path("image").asText())
                        .contains("/")
                        .contains(":"));
    }

    @Test
    void nobodyElseAsksModels() {
        assertThat(Workloads.one(Workloads.EVERYTHING, "NetworkPolicy", "models")
                        .at("/spec/podSelector/matchLabels"))
                .isEqualTo(Workloads.deployment(Workloads.EVERYTHING, ASKING).at("/spec/selector/matchLabels"));
    }

    /** As {@code namespace:port}, of an address of a Service. */
    private static String endpoint(URI url) {
        Matcher service = SERVICE.matcher(url.getHost());
        assertThat(service.matches()).as(url.toString()).isTrue();
        return service.group(1) + ":" + url.getPort();
    }
}
