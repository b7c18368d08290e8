package io.watchword.bench.evaluate;

import static org.assertj.core.api.Assertions.assertThat;

import io.watchword.bench.answers.HumanAnswers;
import io.watchword.bench.data.EvalData;
import io.watchword.bench.data.VqaQuestion;
import io.watchword.inference.PerceptionSettings;
import io.watchword.models.EmbeddedModels;
import io.watchword.standalone.reason.JsonItems;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Questions and expressions about frames of the demo clip, labelled by looking at them, go as they went when their
 * outcomes were last accepted.
 */
class DemoSetTest {
    private static final Path SET = EvalData.projectRoot().resolve("bench/sets/demo");
    private static final Path ACCEPTED = SET.resolve("outcomes.tsv");

    @TempDir
    private Path folder = Path.of("");

    private final TreeMap<Long, String> outcomes = new TreeMap<>();

    @Test
    void noOutcomeFlips() throws IOException {
        try (Route route = new SceneRoute(PerceptionSettings.embedded(folder));
                Pictures clip = Pictures.at(EmbeddedModels.extractDemoClip(folder))) {
            ask(route, clip);
            ground(route, clip);
        }
        Path now = EvalData.projectRoot().resolve("bench/target/demo-outcomes.tsv");
        Files.write(now, outcomes.values());

        assertThat(flipped(Files.readAllLines(ACCEPTED)))
                .as("These went otherwise when they were last accepted. If that is meant: cp %s %s", now, ACCEPTED)
                .isEmpty();
    }

    private static Journal noJournal() {
        return Journal.open(null, new Journal.Heading("demo", Map.of(), Map.of()));
    }

    private void ask(Route route, Pictures clip) {
        VqaRun run = new VqaRun(route, SET.resolve("questions.json"));
        assertThat(new Walk(clip, noJournal()).over(run.pictures(), run).named())
                .isEmpty();
        Map<Long, String> texts = new HashMap<>();
        VqaQuestion.read(SET.resolve("questions.json")).forEach(each -> texts.put(each.id(), each.text()));
        VqaAnnotation.forEach(SET.resolve("annotations.json"), each -> {
            String said = Objects.requireNonNull(run.outcome(each.question())).submitted();
            boolean right = new HumanAnswers(each.answers()).accuracy(said) == 1;
            note(each.question(), right, texts);
        });
    }

    private void ground(Route route, Pictures clip) {
        RefcocoRun run = new RefcocoRun(route, SET.resolve("refs.json"), SET.resolve("instances.json"), "test");
        assertThat(new Walk(clip, noJournal()).over(run.pictures(), run).named())
                .isEmpty();
        Map<Long, String> texts = new HashMap<>();
        new JsonItems(SET.resolve("refs.json"), "refs").forEach(ref -> ref.path("sentences")
                .forEach(each -> texts.put(
                        each.path("sent_id").asLong(), each.path("sent").asText())));
        run.results().forEach((sentence, result) -> note(sentence, result.isRight(), texts));
    }

    private void note(long item, boolean right, Map<Long, String> texts) {
        String line = item + "\t" + (right ? "right" : "wrong") + "\tframe " + item / 100 + "\t" + texts.get(item);
        assertThat(outcomes.put(item, line)).isNull();
    }

    private List<String> flipped(List<String> accepted) {
        List<String> flipped = new ArrayList<>(outcomes.values());
        flipped.removeAll(accepted);
        accepted.stream()
                .filter(each -> !outcomes.containsKey(Long.parseLong(each.substring(0, each.indexOf('\t')))))
                .forEach(each -> flipped.add("no longer asked: " + each));
        return flipped;
    }
}
