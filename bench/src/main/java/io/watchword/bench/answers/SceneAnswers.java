package io.watchword.bench.answers;

import io.watchword.protocol.AnswerValue;
import io.watchword.protocol.Scene;
import io.watchword.protocol.Verdict;
import io.watchword.questionengine.QuestionEngine;
import io.watchword.questionengine.language.Parse;

/** What the question engine says about one scene, in words and boxes. */
public record SceneAnswers(QuestionEngine engine, Scene scene) {
    /** Answers a question, in the words of a person in the United States. */
    public Reply answer(String question) {
        Parse parse = engine.parse(question);
        if (!(parse instanceof Parse.Understood understood)) {
            return new Reply.Not(parse instanceof Parse.Outside ? "outside" : "refused");
        }
        Verdict verdict = engine.evaluate(understood.program(), scene).verdict();
        return verdict.isUnknown()
                ? new Reply.Unknown(understood.kind())
                : new Reply.Said(understood.kind(), AnswerForm.said(verdict.value()));
    }

    /** Finds what an expression refers to. */
    public Found ground(String expression) {
        if (!(engine.ground(expression) instanceof Parse.Understood parse)) {
            return Found.NOT_UNDERSTOOD;
        }
        AnswerValue value = engine.evaluate(parse.program(), scene).verdict().value();
        return new Found(true, value instanceof AnswerValue.RegionBox region ? region.value() : null);
    }
}
