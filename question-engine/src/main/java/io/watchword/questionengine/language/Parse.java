package io.watchword.questionengine.language;

import io.watchword.questionengine.program.Program;
import java.util.List;

/** What became of a text. Immutable. */
public sealed interface Parse {
    /** The text as it was given, clipped where it was too long to be read. */
    String text();

    /**
     * Why a text can't be answered, whether or not it has a meaning.
     *
     * @throws IllegalArgumentException if it can be answered
     */
    static Refused refusal(Parse parse) {
        if (parse instanceof Outside outside) {
            return outside.refused();
        }
        if (parse instanceof Refused refused) {
            return refused;
        }
        throw new IllegalArgumentException("is understood: " + parse.text());
    }

    /**
     * The text has a meaning that can be answered.
     *
     * @param text as it was given
     * @param understood what it was taken to mean, in plain English that means the same to the engine
     * @param program what will be run
     * @param approximations where the meaning had to bend to what can be seen: "man" is understood as person
     * @param cameras ids of the cameras it names ("at the gate"); empty where it names none
     */
    record Understood(
            String text, String understood, Program program, List<String> approximations, List<String> cameras)
            implements Parse {
        public Understood {
            approximations = List.copyOf(approximations);
            cameras = List.copyOf(cameras);
        }

        /** The program's kind. */
        public String kind() {
            return program.kind();
        }
    }

    /**
     * The text has a meaning, but not one that can be answered: it rests on something outside the vocabulary.
     *
     * @param text as it was given
     * @param understood what it was taken to mean, in plain English
     * @param program its meaning, with what is outside the vocabulary in it
     * @param approximations as for {@link Understood}
     * @param reason why it can't be answered, in words a person can act on
     * @param unknown exactly the words that are outside the vocabulary
     * @param suggestions questions near this one that can be answered
     */
    record Outside(
            String text,
            String understood,
            Program program,
            List<String> approximations,
            String reason,
            List<String> unknown,
            List<String> suggestions)
            implements Parse {
        public Outside {
            approximations = List.copyOf(approximations);
            unknown = List.copyOf(unknown);
            suggestions = List.copyOf(suggestions);
        }

        /** The program's kind. */
        public String kind() {
            return program.kind();
        }

        /** The same for those to whom it makes no difference why it can't be answered. */
        public Refused refused() {
            return new Refused(text, reason, unknown, suggestions);
        }
    }

    /**
     * The text has no meaning here.
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
