package io.watchword.questionengine.language;

import io.watchword.questionengine.program.Program;
import io.watchword.questionengine.program.Window;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The functions of the grammar that are about time. */
final class TimeMeanings {
    private static final double WEEK = 7 * 24 * 3600.0;

    void register(Map<String, Meaning.Function> functions) {
        functions.put("seconds", (a, notes) -> seconds(a));
        functions.put("last", (a, notes) -> last(a.get(0, Number.class).doubleValue()));
        functions.put("today", (a, notes) -> new Window.Today());
        functions.put("since", (a, notes) -> since(a));
        functions.put("during", (a, notes) -> during(a.get(0, Program.class), a.get(1, Window.class)));
    }

    private static @Nullable Double seconds(Arguments a) {
        double seconds =
                a.get(0, Number.class).doubleValue() * a.get(1, Number.class).doubleValue();
        return seconds > 0 && seconds <= WEEK ? seconds : null;
    }

    private static @Nullable Window last(double seconds) {
        return seconds > 0 && seconds <= WEEK ? new Window.Last(seconds) : null;
    }

    /** Hour, minutes, and 12 where the hour is one after noon; null where no clock shows that. */
    private static @Nullable Window since(Arguments a) {
        int hour = a.get(0, Number.class).intValue();
        int minute = a.has(1) ? a.get(1, Number.class).intValue() : 0;
        String half = a.has(2) ? a.text(2) : "";
        if (half.equals("pm") && hour < 12) {
            hour += 12;
        } else if (half.equals("am") && hour == 12) {
            hour = 0;
        }
        boolean exists = hour >= 0 && hour < 24 && minute >= 0 && minute < 60;
        return exists ? new Window.Since(String.format(Locale.ROOT, "%02d:%02d", hour, minute)) : null;
    }

    private static @Nullable Program during(Program program, Window window) {
        boolean numeric = program instanceof Program.Exists
                || program instanceof Program.Count
                || program instanceof Program.CompareNumber
                || program instanceof Program.CompareCounts;
        return numeric ? new Program.During(program, window) : null;
    }
}
