package io.watchword.k8s;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.watchword.inference.InferenceRole;
import io.watchword.process.config.ConfigFile;
import io.watchword.process.config.PackageSettings;
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

/** The classifier that inference is given where an overlay has one: its file is one, and it can be fetched. */
class ClassifierTest {
    private static final String OVERLAY = "classifier";
    private static final String TELLING = "inference";

    @TempDir
    Path temp;

    private List<PackageSettings> models;

    @BeforeEach
    void read() throws IOException {
        List<String> arguments = arguments(OVERLAY);
        assertThat(arguments).hasSize(2).startsWith("--config");
        ConfigFile file = ConfigFile.read(
                Files.writeString(temp.resolve("models.yaml"), Workloads.mounted(OVERLAY, TELLING, arguments.get(1))));
        models = new InferenceRole()
                .settings(Settings.of(Map.of(), Map.of(), file)).models().stream()
                        .map(PackageSettings.class::cast)
                        .toList();
    }

    private static List<String> arguments(String overlay) {
        return Manifest.elements(Workloads.container(Workloads.deployment(overlay, TELLING))
                        .path("args"))
                .map(JsonNode::asText)
                .toList();
    }

    @Test
    void itIsOneThatTellsKinds() {
        assertThat(models).singleElement().matches(PackageSettings::classifies);
    }

    @Test
    void whoTellsIsLetOutToItsPackageAndNowhereElse() {
        Manifest policy = Workloads.one(OVERLAY, "NetworkPolicy", "classifier");
        URI place = URI.create(models.get(0).location());

        assertThat(policy.at("/spec/podSelector/matchLabels"))
                .isEqualTo(Workloads.deployment(OVERLAY, TELLING).at("/spec/selector/matchLabels"));
        assertThat(policy.each("/spec/egress")).singleElement().satisfies(rule -> {
            String namespace = rule.at("/to/0/namespaceSelector/matchLabels/kubernetes.io~1metadata.name")
                    .asText();
            assertThat(place.getHost()).endsWith("." + namespace + ".svc");
            assertThat(rule.at("/ports/0/port").asInt()).isEqualTo(place.getPort());
            assertThat(rule.path("to")).hasSize(1);
            assertThat(rule.path("ports")).hasSize(1);
        });
    }

    @Test
    void withoutItInferenceIsAskedForNoFile() {
        assertThat(arguments("production")).isEmpty();
    }

    @Test
    void thereIsRoomForOneAsLargeAsTheReadmeSaysAndTheOneThatItTakesOverFrom() throws IOException {
        long need = said("up to (\\d+) MiB");
        long heapPercent = said("(\\d+)</image.heap>", Kustomize.FOLDER.resolve("../inference-verticles/pom.xml"));
        long more = memory(OVERLAY, "limits") - memory("production", "limits");

        assertThat(more * (100 - heapPercent) / 100).isGreaterThanOrEqualTo(2 * need);
        assertThat(memory(OVERLAY, "requests") - memory("production", "requests"))
                .isGreaterThanOrEqualTo(need);
        assertThat(scratch(OVERLAY)).isGreaterThan(scratch("production"));
    }

    @Test
    void whatTheReadmeWorksOutIsWhatIsThere() throws IOException {
        assertThat(memory("production", "limits")).isEqualTo(said("limit is to be (\\d+) \\+"));
        assertThat(memory("production", "requests")).isEqualTo(said("its request (\\d+) \\+"));
        assertThat(memory(OVERLAY, "limits")).isEqualTo(said("The component has (\\d+), \\d+ and"));
        assertThat(memory(OVERLAY, "requests")).isEqualTo(said("The component has \\d+, (\\d+) and"));
        assertThat(scratch("production")).isEqualTo(said("scratch (\\d+) GiB and") << 10);
        assertThat(scratch(OVERLAY)).isEqualTo(said("The component has \\d+, \\d+ and (\\d+) GiB") << 10);
    }

    private static long said(String pattern) throws IOException {
        return said(pattern, Kustomize.FOLDER.resolve("README.md"));
    }

    private static long said(String pattern, Path file) throws IOException {
        Matcher found = Pattern.compile(pattern).matcher(Files.readString(file).replaceAll("\\s+", " "));
        assertThat(found.find()).as(pattern).isTrue();
        return Long.parseLong(found.group(1));
    }

    private static long memory(String overlay, String kind) {
        return mebibytes(Workloads.container(Workloads.deployment(overlay, TELLING))
                .at("/resources/" + kind + "/memory")
                .asText());
    }

    private static long scratch(String overlay) {
        return Workloads.deployment(overlay, TELLING)
                .each("/spec/template/spec/volumes")
                .filter(volume -> volume.path("name").asText().equals("scratch"))
                .mapToLong(volume -> mebibytes(volume.at("/emptyDir/sizeLimit").asText()))
                .findFirst()
                .orElseThrow();
    }

    private static long mebibytes(String size) {
        assertThat(size).matches("\\d+[MG]i");
        return Long.parseLong(size.substring(0, size.length() - 2)) << (size.endsWith("Gi") ? 10 : 0);
    }
}
