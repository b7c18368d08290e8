package io.watchword.k8s;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

class SchemasTest {
    private final Schemas schemas = new Schemas();

    @TestFactory
    Stream<DynamicTest> everyObjectOfEveryOverlayIsAsItsSchemaSays() {
        return Kustomize.overlays().stream().flatMap(overlay -> Kustomize.overlay(overlay).stream()
                .map(manifest ->
                        DynamicTest.dynamicTest(overlay + ": " + manifest, () -> assertThat(schemas.read(manifest))
                                .isNotNull())));
    }

    @TestFactory
    Stream<DynamicTest> noObjectMayHaveAFieldThatItsSchemaDoesNot() {
        List<String> kinds = Kustomize.overlay("production").stream()
                .map(Manifest::kind)
                .distinct()
                .toList();
        return kinds.stream()
                .map(kind -> DynamicTest.dynamicTest(kind, () -> {
                    Manifest first = Kustomize.overlay("production").stream()
                            .filter(manifest -> manifest.kind().equals(kind))
                            .findFirst()
                            .orElseThrow();
                    Manifest misspelt = new Manifest(first.node().deepCopy());
                    ObjectNode inside = misspelt.at("/spec").isObject()
                            ? (ObjectNode) misspelt.at("/spec")
                            : (ObjectNode) misspelt.node();
                    inside.put("replica", 3);

                    assertThatThrownBy(() -> schemas.read(misspelt))
                            .isInstanceOf(AssertionError.class)
                            .hasMessageContaining("replica");
                }));
    }

    @Test
    void aFieldDeepInAPodIsCheckedAsWell() {
        Manifest deployment =
                new Manifest(Workloads.deployment("minimal", "ingest").node().deepCopy());
        ((ObjectNode) deployment.at("/spec/template/spec/containers/0/livenessProbe/httpGet"))
                .put("ports", "management");

        assertThatThrownBy(() -> schemas.read(deployment)).hasMessageContaining("ports");
    }
}
