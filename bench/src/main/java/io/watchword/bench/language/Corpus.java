package io.watchword.bench.language;

import io.watchword.bench.data.EvalData;
import io.watchword.bench.data.Expression;
import io.watchword.bench.data.VqaQuestion;
import io.watchword.questionengine.QuestionEngine;
import io.watchword.questionengine.language.Parse;
import java.io.IOException;
import java.util.List;

/** The collections of texts. */
enum Corpus {
    VQA("VQA v2 questions", 60, 3) {
        @Override
        List<String> texts(EvalData data) throws IOException {
            return VqaQuestion.read(data.path("vqa/questions.json.gz")).stream()
                    .map(VqaQuestion::text)
                    .toList();
        }

        @Override
        Parse read(QuestionEngine engine, String text) {
            return engine.parse(text);
        }
    },
    REFCOCO("referring expressions", 75, 5) {
        @Override
        List<String> texts(EvalData data) throws IOException {
            return Expression.read(data.path("refcoco/expressions.csv")).stream()
                    .map(Expression::text)
                    .toList();
        }

        @Override
        Parse read(QuestionEngine engine, String text) {
            return engine.ground(text);
        }
    };

    private final String title;
    private final double floor;
    private final double mostWrong;

    Corpus(String title, double floor, double mostWrong) {
        this.title = title;
        this.floor = floor;
        this.mostWrong = mostWrong;
    }

    abstract List<String> texts(EvalData data) throws IOException;

    abstract Parse read(QuestionEngine engine, String text);

    List<Reading> readings(QuestionEngine engine, EvalData data) throws IOException {
        return Reading.all(texts(data), text -> read(engine, text));
    }

    String title() {
        return title;
    }

    /** The least share that must be understood, in percent. */
    double floor() {
        return floor;
    }

    /** The largest share of what is understood that may be understood wrongly, in percent. */
    double mostWrong() {
        return mostWrong;
    }
}
