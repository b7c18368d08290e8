package io.watchword.questionengine.history;

import io.watchword.questionengine.program.Program;
import io.watchword.questionengine.program.Window;
import java.util.List;

/** Programs that ask what things did without saying in what time. */
final class Undated {
    private Undated() {}

    /** The program with its undated parts about this time. */
    static Program during(Program program, Window window) {
        if (program instanceof Program.All all) {
            return new Program.All(during(all.parts(), window));
        }
        if (program instanceof Program.Any any) {
            return new Program.Any(during(any.parts(), window));
        }
        return isAboutMany(program) && Needs.of(program).events() ? new Program.During(program, window) : program;
    }

    private static List<Program> during(List<Program> parts, Window window) {
        return parts.stream().map(part -> during(part, window)).toList();
    }

    private static boolean isAboutMany(Program program) {
        return program instanceof Program.Exists
                || program instanceof Program.Count
                || program instanceof Program.CompareNumber
                || program instanceof Program.CompareCounts;
    }
}
