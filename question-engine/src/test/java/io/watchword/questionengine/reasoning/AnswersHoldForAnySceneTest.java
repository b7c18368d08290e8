package io.watchword.questionengine.reasoning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.watchword.protocol.Alternative;
import io.watchword.protocol.AnswerValue;
import io.watchword.protocol.Scene;
import io.watchword.protocol.Track;
import io.watchword.protocol.Verdict;
import io.watchword.questionengine.program.Order;
import io.watchword.questionengine.program.Program;
import io.watchword.questionengine.program.Things;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

class AnswersHoldForAnySceneTest {
    private static final Things CARS = Programs.find("car");

    private static Evaluation ask(Program program, Scene scene, Trace trace) {
        return new Executor(new SceneWorld(scene), trace).run(program);
    }

    private static Verdict verdict(Program program, Scene scene) {
        return ask(program, scene, Trace.NONE).verdict();
    }

    private static double sum(Verdict verdict) {
        return verdict.confidence()
                + verdict.alternatives().stream()
                        .mapToDouble(Alternative::confidence)
                        .sum();
    }

    @Property(tries = 5000)
    void whatAnswersCarrySumsToOne(@ForAll long seed) {
        Random random = new Random(seed);
        Program program = new RandomPrograms(random).program();
        Verdict verdict = verdict(program, new RandomScenes(random).scene());
        assertThat(sum(verdict)).as("%s: %s", program, verdict).isCloseTo(1, within(0.01));
        assertThat(verdict.alternatives())
                .isSortedAccordingTo((a, b) -> Double.compare(b.confidence(), a.confidence()))
                .allMatch(other -> other.confidence() <= verdict.confidence() + 1e-9)
                .hasSizeLessThanOrEqualTo(Outcome.MOST_ALTERNATIVES);
    }

    @Property(tries = 3000)
    void mirroringTheSceneSwapsLeftAndRightAndNothingElse(@ForAll long seed) {
        Random random = new Random(seed);
        Program program = new RandomPrograms(random).program();
        Scene scene = new RandomScenes(random).scene();
        Map<String, Double> expected = values(verdict(program, scene), true);
        Map<String, Double> actual = values(verdict(Mirror.of(program), RandomScenes.mirrored(scene)), false);
        for (String value : expected.keySet()) {
            assertThat(actual.getOrDefault(value, 0.0))
                    .as("%s of %s", value, program)
                    .isCloseTo(expected.get(value), within(0.011));
        }
    }

    /** Each value's probability; boxes are told by where they are, and reasons don't matter. */
    private static Map<String, Double> values(Verdict verdict, boolean mirrored) {
        Map<String, Double> values = new TreeMap<>();
        values.merge(words(verdict.value(), mirrored), verdict.confidence(), Double::sum);
        verdict.alternatives()
                .forEach(other -> values.merge(words(other.value(), mirrored), other.confidence(), Double::sum));
        return values;
    }

    private static String words(AnswerValue value, boolean mirrored) {
        if (value instanceof AnswerValue.Unknown) {
            return "unknown";
        }
        return mirrored ? Mirror.words(value.text()) : value.text();
    }

    @Property(tries = 1000)
    void anotherMatchNeverLowersACountOrTheChanceThatThereIsOne(@ForAll long seed) {
        Random random = new Random(seed);
        Things things = simple(random);
        Scene scene = new RandomScenes(random).scene();
        List<Track> more = new ArrayList<>(scene.tracks());
        more.add(Scenes.coloured(Scenes.thing(99, "car", random.nextDouble(), 500, 500), "red"));
        Scene fuller = Scenes.at(0, more);
        assertThat(mode(things, fuller)).isGreaterThanOrEqualTo(mode(things, scene));
        assertThat(expected(things, fuller)).isGreaterThanOrEqualTo(expected(things, scene) - 1e-9);
        assertThat(yes(things, fuller)).isGreaterThanOrEqualTo(yes(things, scene) - 1e-9);
    }

    private static Things simple(Random random) {
        return switch (random.nextInt(3)) {
            case 0 -> CARS;
            case 1 -> Programs.find("vehicle", "car", "truck");
            default -> new Things.Union(Programs.find("dog"), CARS);
        };
    }

    private static int mode(Things things, Scene scene) {
        return ((AnswerValue.Count) verdict(Programs.count(things), scene).value()).value();
    }

    private static double expected(Things things, Scene scene) {
        double sum = 0;
        for (double p :
                new Executor(new SceneWorld(scene), Trace.NONE).pick(things).low()) {
            sum += p;
        }
        return sum;
    }

    private static double yes(Things things, Scene scene) {
        return values(verdict(Programs.exists(things), scene), false).getOrDefault("yes", 0.0);
    }

    @Property(tries = 300)
    void theRanksOfAThingShareItsProbability(@ForAll long seed) {
        SceneWorld world = new SceneWorld(new RandomScenes(new Random(seed)).scene());
        Executor executor = new Executor(world, Trace.NONE);
        double[] total = new double[world.size()];
        for (int rank = 1; rank <= world.size(); rank++) {
            double[] ranked = executor.pick(new Things.Ranked(CARS, Order.FROM_LEFT, rank))
                    .low();
            for (int i = 0; i < total.length; i++) {
                total[i] += ranked[i];
            }
        }
        assertThat(total).containsExactly(executor.pick(CARS).low(), within(1e-9));
    }

    @Property(tries = 2000)
    void aTraceChangesNothingAndIsWhole(@ForAll long seed) {
        Random random = new Random(seed);
        Program program = new RandomPrograms(random).program();
        Scene scene = new RandomScenes(random).scene();
        Trace trace = Trace.recording();
        Evaluation evaluation = ask(program, scene, trace);
        assertThat(evaluation).isEqualTo(ask(program, scene, Trace.NONE));
        List<Trace.Step> steps = trace.steps();
        assertThat(steps.get(steps.size() - 1).answer()).isEqualTo(evaluation.verdict());
        for (Trace.Step step : steps) {
            assertThat(step.inputs()).allMatch(input -> input < step.step());
        }
        assertThat(steps.stream().flatMap(step -> step.inputs().stream()).distinct())
                .as("every step but the last is an input of another: %s", steps)
                .hasSize(steps.size() - 1);
    }
}
