package io.watchword.questionengine;

/** The one engine all tests share: WordNet is opened once. */
final class Engines {
    static final QuestionEngine COCO = QuestionEngine.load("coco-80");

    private Engines() {}

    static Program program(String text) {
        Parse parse = COCO.parse(text);
        if (parse instanceof Parse.Understood understood) {
            return understood.program();
        }
        throw new AssertionError("Refused: " + parse);
    }

    static Parse.Refused refused(String text) {
        Parse parse = COCO.parse(text);
        if (parse instanceof Parse.Refused refused) {
            return refused;
        }
        throw new AssertionError("Understood: " + parse);
    }
}
