package io.watchword.questionengine;

import io.watchword.questionengine.language.Parse;
import io.watchword.questionengine.program.Program;
import io.watchword.questionengine.program.Things;
import java.util.List;
import java.util.Set;

/** The engine for coco-80, loaded once, and what it makes of texts; what is not as it should be fails. */
public final class Engines {
    /** Shared by all tests. */
    public static final QuestionEngine COCO = QuestionEngine.load("coco-80");

    private Engines() {}

    /** The reading of a text that can be answered. */
    public static Parse.Understood understood(String text) {
        return as(Parse.Understood.class, text);
    }

    /** Its program. */
    public static Program program(String text) {
        return understood(text).program();
    }

    /** The reading of a text that means something which can't be answered. */
    public static Parse.Outside outside(String text) {
        return as(Parse.Outside.class, text);
    }

    /** The refusal of a text that means nothing here. */
    public static Parse.Refused refused(String text) {
        return as(Parse.Refused.class, text);
    }

    /** The words of a text that can't be used, whether or not it means something. */
    public static List<String> unknown(Parse parse) {
        return Parse.refusal(parse).unknown();
    }

    /** Things of one label, by its name. */
    public static Things find(String label) {
        return new Things.Find(label, Set.of(label));
    }

    private static <T extends Parse> T as(Class<T> type, String text) {
        Parse parse = COCO.parse(text);
        if (!type.isInstance(parse)) {
            throw new AssertionError("“" + text + "” should be " + type.getSimpleName() + " but is " + parse);
        }
        return type.cast(parse);
    }
}
