package io.watchword.questionengine;

import java.util.List;

/** What became of a text: a program, or the reason there is none. Immutable. */
public sealed interface Parse {
    /** The text as it was given, clipped where it was too long to be read. */
    String text();

    /**
     * The text has a meaning that can be answered.
     *
     * @param text as it was given
     * @param kind {@code exists}, {@code count}, {@code compare}, {@code colour}, {@code category}, {@code position},
     *     {@code locate}, {@code verify} or {@code choose}
     * @param understood what it was taken to mean, in plain words: "counts every person"
     * @param program what will be run
     * @param approximations where the meaning had to bend to what can be seen: "man" is understood as person
     * @param cameras ids of the cameras it names ("at the gate"); empty where it names none
     */
    record Understood(
            String text,
            String kind,
            String understood,
            Program program,
            List<String> approximations,
            List<String> cameras)
            implements Parse {
        public Understood {
            approximations = List.copyOf(approximations);
            cameras = List.copyOf(cameras);
        }
    }

    /**
     * The text can't be answered.
     *
     * @param text as it was given, clipped
     * @param reason why, in words a person can act on
     * @param unknown exactly the words that could not be used; empty where the text as a whole was not readable
     * @param suggestions questions near this one that can be answered
     */
    record Refused(String text, String reason, List<String> unknown, List<String> suggestions) implements Parse {
        public Refused {
            unknown = List.copyOf(unknown);
            suggestions = List.copyOf(suggestions);
        }
    }
}
