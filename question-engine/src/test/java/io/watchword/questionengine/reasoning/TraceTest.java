package io.watchword.questionengine.reasoning;

import static io.watchword.questionengine.reasoning.Programs.colour;
import static io.watchword.questionengine.reasoning.Programs.count;
import static io.watchword.questionengine.reasoning.Programs.exists;
import static io.watchword.questionengine.reasoning.Programs.find;
import static io.watchword.questionengine.reasoning.Programs.having;
import static io.watchword.questionengine.reasoning.Programs.not;
import static io.watchword.questionengine.reasoning.Programs.red;
import static io.watchword.questionengine.reasoning.Programs.stands;
import static io.watchword.questionengine.reasoning.Programs.verify;
import static io.watchword.questionengine.reasoning.Scenes.coloured;
import static io.watchword.questionengine.reasoning.Scenes.thing;
import static org.assertj.core.api.Assertions.assertThat;

import io.watchword.protocol.Json;
import io.watchword.protocol.Scene;
import io.watchword.protocol.Track;
import io.watchword.questionengine.program.Program;
import io.watchword.questionengine.program.Property;
import io.watchword.questionengine.program.Relation;
import io.watchword.questionengine.program.Things;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class TraceTest {
    private static final Scene STREET = Scenes.of(
            coloured(thing(1, "car", 0.95, 200, 700), "red"),
            thing(2, "truck", 0.9, 700, 700),
            thing(3, "dog", 0.9, 800, 700));

    private static List<Trace.Step> steps(Program program) {
        Trace trace = Trace.recording();
        new Executor(new SceneWorld(STREET), trace).run(program);
        return trace.steps();
    }

    private static String words(Trace.Step step) {
        return (step.of() == null ? step.module() : step.module() + " " + step.of()) + " " + step.inputs();
    }

    @Test
    void everyModuleIsAStepWithItsInputs() {
        assertThat(steps(count(having(red("car"), stands(Relation.LEFT_OF, find("truck"))))))
                .extracting(TraceTest::words)
                .containsExactly("find car []", "colour red [0]", "find truck []", "left of [1, 2]", "count [3]");
    }

    @Test
    void partsOfPropertiesAreSteps() {
        Property neither = not(new Property.Either(List.of(colour("red"), stands(Relation.NEAR, find("dog")))));
        assertThat(steps(verify(find("truck"), neither)))
                .extracting(TraceTest::words)
                .containsExactly(
                        "find truck []",
                        "colour red [0]",
                        "find dog []",
                        "near [0, 2]",
                        "or [0, 1, 3]",
                        "not [0, 4]",
                        "verify [0, 5]");
    }

    @Test
    void partsOfProgramsAreSteps() {
        assertThat(steps(new Program.All(List.of(exists(find("car")), exists(find("dog"))))))
                .extracting(TraceTest::words)
                .containsExactly("find car []", "exists [0]", "find dog []", "exists [2]", "all of [1, 3]");
    }

    @Test
    void aStepSaysHowStronglyWhichTracksAndWhatIsNotKnown() {
        List<Trace.Step> steps = steps(exists(having(find("vehicle", "car", "truck"), colour("red"))));
        assertThat(steps.get(0).tracks())
                .containsExactly(new Trace.Grip(1, "car", 0.95, null), new Trace.Grip(2, "truck", 0.9, null));
        assertThat(steps.get(1).tracks())
                .containsExactly(new Trace.Grip(1, "car", 0.95, null), new Trace.Grip(2, "truck", 0, 0.9));
    }

    @Test
    void itIsReadableAsJson() {
        assertThat(Json.text(steps(exists(find("dog")))))
                .isEqualTo("[{\"step\":0,\"module\":\"find\",\"of\":\"dog\",\"inputs\":[],"
                        + "\"tracks\":[{\"track\":3,\"label\":\"dog\",\"degree\":0.9}]},"
                        + "{\"step\":1,\"module\":\"exists\",\"inputs\":[0],\"tracks\":[],"
                        + "\"answer\":{\"type\":\"boolean\",\"value\":true,\"text\":\"yes\",\"confidence\":0.9,"
                        + "\"alternatives\":[{\"value\":false,\"confidence\":0.1}]}}]");
    }

    @Test
    void itIsBounded() {
        List<Track> crowd = new ArrayList<>();
        for (int i = 0; i < 300; i++) {
            crowd.add(thing(i, "person", 0.9, i, 500));
        }
        Things people = find("person");
        for (int i = 0; i < 300; i++) {
            people = new Things.Union(people, find("person"));
        }
        Trace trace = Trace.recording();
        new Executor(new SceneWorld(Scenes.at(0, crowd)), trace).run(count(people));
        assertThat(trace.steps()).hasSize(Trace.MOST_STEPS);
        assertThat(trace.steps()).allMatch(step -> step.tracks().size() <= Trace.MOST_TRACKS);
    }

    @Test
    void nothingIsRecordedUnlessWanted() {
        new Executor(new SceneWorld(STREET), Trace.NONE).run(exists(find("dog")));
        assertThat(Trace.NONE.steps()).isEmpty();
    }
}
