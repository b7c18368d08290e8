package io.watchword.questionengine.language;

import io.watchword.questionengine.vocabulary.Vocabulary;
import java.util.List;

/** English to programs. Thread-safe; deterministic. */
public final class Parser {
    /** A parser for a vocabulary. */
    public Parser(Vocabulary vocabulary) {
        vocabulary.name();
    }

    /** What a question, or a noun phrase, means where it may use these names; never fails, whatever the text. */
    public Parse parse(String text, Names names) {
        return new Parse.Refused(text, "Nothing is understood yet.", List.of(), List.of());
    }

    /** What a referring expression means: its program locates a thing, or it is refused. */
    public Parse ground(String expression) {
        return parse(expression, Names.NONE);
    }
}
