package io.watchword.questionengine.language;

import static org.assertj.core.api.Assertions.assertThat;

import io.watchword.questionengine.QuestionEngine;
import io.watchword.questionengine.program.English;
import io.watchword.questionengine.program.Program;
import io.watchword.questionengine.vocabulary.Vocabulary;
import java.util.List;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.ShrinkingMode;

/** Every program, put into English and read back, is the same program. */
class ProgramsPrintToThemselvesTest {
    private static final Names NAMES = new Names(List.of(), List.of("driveway", "porch"));
    private static final QuestionEngine ENGINE = QuestionEngine.load("coco-80");
    private static final Programs PROGRAMS = new Programs(Vocabulary.load("coco-80"), NAMES.zones());

    @Provide
    Arbitrary<Program> aboutNow() {
        return PROGRAMS.aboutNow();
    }

    @Provide
    Arbitrary<Program> aboutTime() {
        return PROGRAMS.aboutTime();
    }

    @Provide
    Arbitrary<Program> composed() {
        return PROGRAMS.composed();
    }

    @Property(tries = 3000, shrinking = ShrinkingMode.BOUNDED)
    void aboutTheMoment(@ForAll("aboutNow") Program program) {
        same(program);
    }

    @Property(tries = 1000, shrinking = ShrinkingMode.BOUNDED)
    void aboutAStretchOfTime(@ForAll("aboutTime") Program program) {
        same(program);
    }

    @Property(tries = 1000, shrinking = ShrinkingMode.BOUNDED)
    void ofSeveralParts(@ForAll("composed") Program program) {
        same(program);
    }

    private static void same(Program program) {
        String english = English.of(program);
        Parse parse = ENGINE.parse(english, NAMES);
        assertThat(program(parse)).as(english).isEqualTo(program);
    }

    private static Program program(Parse parse) {
        if (parse instanceof Parse.Understood understood) {
            return understood.program();
        }
        if (parse instanceof Parse.Outside outside) {
            return outside.program();
        }
        throw new AssertionError("Refused: " + parse);
    }
}
