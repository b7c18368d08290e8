package io.watchword.inference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.watchword.process.config.ConfigFile;
import io.watchword.process.config.Settings;
import io.watchword.protocol.ModelStatus;
import io.watchword.protocol.kafka.CompactedTable;
import io.watchword.protocol.kafka.KafkaBus;
import io.watchword.protocol.kafka.Topic;
import io.watchword.questionengine.QuestionEngine;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Processes with classifiers of one name, on one broker. */
class KindsVerticleIT {
    private static final Path PAINT = Path.of("../model-packages/src/test/resources/kinds/paint")
            .toAbsolutePath()
            .normalize();
    private static final String AMBULANCE = "n02701002";
    private static final String POODLE = "n02113799";
    private static final String TRACTOR = "n04465501";
    private static final Duration LONG = Duration.ofSeconds(60);

    @TempDir
    Path temp;

    private final QuestionEngine engine = QuestionEngine.load(Perceiver.VOCABULARY);
    private InferenceHarness harness;
    private KafkaBus bus;
    private CompactedTable<ModelStatus> models;

    @BeforeEach
    void start() {
        harness = new InferenceHarness(temp);
        bus = harness.bus();
        models = InferenceHarness.get(bus.table(Topic.MODELS));
    }

    @AfterEach
    void stop() {
        harness.vertx.deploymentIDs().forEach(id -> InferenceHarness.get(harness.vertx.undeploy(id)));
        InferenceHarness.get(bus.close());
        harness.close();
    }

    private KindsVerticle process(String yaml) throws Exception {
        Path config = Files.writeString(temp.resolve("c.yaml"), yaml);
        Settings settings =
                Settings.of(Map.of("data-dir", temp.resolve("data").toString()), Map.of(), ConfigFile.read(config));
        return KindsVerticle.of(bus, harness.meters, settings, engine, 1);
    }

    private static String classifier(Path place) {
        return "models:\n  - {name: kinds, kind: package, task: classify, package: %s, devices: cpu}\n"
                .formatted(place);
    }

    private void says(String worker, Instant at, String... kinds) {
        ModelStatus status = new ModelStatus(
                "kinds", "package", ModelStatus.CLASSIFY, 0, true, null, null, List.of(kinds), worker, at);
        InferenceHarness.get(models.put(status));
    }

    private Set<String> known() {
        return models.values().stream()
                .flatMap(status -> status.kinds().stream())
                .collect(Collectors.toSet());
    }

    @Test
    void whatEachTellsIsKnownAndOfWhoIsGoneForLongNoMore() throws Exception {
        says("w-lives", Instant.now().plus(Duration.ofDays(1)), POODLE);
        says("w-gone", Instant.now().minus(Duration.ofHours(1)), TRACTOR);
        KindsVerticle own = process(classifier(PAINT));
        harness.deploy(own);

        assertThat(InferenceHarness.get(own.settled())).isEmpty();

        await().atMost(LONG).until(() -> known().contains(AMBULANCE) && !known().contains(TRACTOR));
        assertThat(known()).contains(POODLE).hasSize(6);
        assertThat(engine.labelsWithKinds()).contains("car", "dog");
    }

    @Test
    void untilItIsLoadedWhatWasToldBeforeStays() throws Exception {
        says("w-gone", Instant.now().minus(Duration.ofHours(1)), POODLE);
        KindsVerticle own = process(classifier(temp.resolve("nowhere")));
        harness.deploy(own);

        assertThat(InferenceHarness.get(own.settled()))
                .hasValueSatisfying(why -> assertThat(why).contains("no model package"));

        await().atMost(LONG).until(() -> models.get("kinds/w-gone").isEmpty());
        assertThat(known()).containsExactly(POODLE);
        assertThat(models.values())
                .singleElement()
                .matches(status ->
                        !status.ready() && String.valueOf(status.reason()).contains("no model package"));
    }

    @Test
    void withoutOneWhatOthersAnnouncedWhoAreGoneIsTakenBack() throws Exception {
        says("w-lives", Instant.now().plus(Duration.ofDays(1)), AMBULANCE);
        says("w-gone", Instant.now().minus(Duration.ofHours(1)), POODLE);
        KindsVerticle none = process("models: []\n");
        harness.deploy(none);

        assertThat(InferenceHarness.get(none.settled())).isEqualTo(Optional.empty());

        await().atMost(LONG).until(() -> !known().contains(POODLE));
        assertThat(known()).containsExactly(AMBULANCE);
    }
}
