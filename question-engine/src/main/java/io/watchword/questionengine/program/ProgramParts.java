package io.watchword.questionengine.program;

import java.util.ArrayList;
import java.util.List;

/** What stands directly inside a node of a program. */
public final class ProgramParts {
    private ProgramParts() {}

    /** The things a program, which is not made of programs, is about, in the order of the record. */
    public static List<Things> things(Program program) {
        List<Things> all = new ArrayList<>();
        if (program instanceof Program.Exists p) {
            all.add(p.of());
        } else if (program instanceof Program.Count p) {
            all.add(p.of());
        } else if (program instanceof Program.CompareNumber p) {
            all.add(p.of());
        } else if (program instanceof Program.CompareCounts p) {
            all.add(p.of());
            all.add(p.to());
        } else if (program instanceof Program.QueryColour p) {
            all.add(p.of());
        } else if (program instanceof Program.QueryCategory p) {
            all.add(p.of());
        } else if (program instanceof Program.QueryPosition p) {
            all.add(p.of());
        } else if (program instanceof Program.QueryAttribute p) {
            all.add(p.of());
        } else if (program instanceof Program.Locate p) {
            all.add(p.of());
        } else {
            addRest(program, all);
        }
        return all;
    }

    private static void addRest(Program program, List<Things> all) {
        if (program instanceof Program.Verify p) {
            all.add(p.of());
        } else if (program instanceof Program.Choose p) {
            all.add(p.of());
        } else if (program instanceof Program.Quantified p) {
            all.add(p.of());
        } else if (program instanceof Program.Same p) {
            all.add(p.of());
            if (p.and() != null) {
                all.add(p.and());
            }
        } else if (program instanceof Program.HowLong p) {
            all.add(p.of());
        } else if (program instanceof Program.WhenLast p) {
            all.add(p.of());
        }
    }

    /** The properties a program asks about. */
    public static List<Property> properties(Program program) {
        if (program instanceof Program.Verify verify) {
            return List.of(verify.property());
        } else if (program instanceof Program.Quantified quantified) {
            return List.of(quantified.property());
        }
        return program instanceof Program.Choose choose ? choose.options() : List.of();
    }

    /** The other things a property mentions. */
    public static List<Things> things(Property property) {
        if (property instanceof Property.Stands stands) {
            return List.of(stands.to());
        } else if (property instanceof Property.Between between) {
            return List.of(between.a(), between.b());
        } else if (property instanceof Property.SameAs same) {
            return List.of(same.to());
        } else if (property instanceof Property.Does does && does.to() != null) {
            return List.of(does.to());
        }
        return property instanceof Property.Undergoes undergoes ? List.of(undergoes.by()) : List.of();
    }

    /** The properties a property is made of. */
    public static List<Property> properties(Property property) {
        if (property instanceof Property.Not not) {
            return List.of(not.of());
        } else if (property instanceof Property.Both both) {
            return both.parts();
        }
        return property instanceof Property.Either either ? either.parts() : List.of();
    }
}
