package io.watchword.bench.evaluate;

import io.watchword.bench.answers.Detected;
import io.watchword.bench.answers.Found;
import io.watchword.bench.answers.Reply;
import io.watchword.bench.answers.SceneAnswers;
import io.watchword.inference.Perceiver;
import io.watchword.inference.PerceptionSettings;
import io.watchword.protocol.FrameInfo;
import io.watchword.questionengine.QuestionEngine;
import java.util.Map;
import java.util.TreeMap;
import org.bytedeco.opencv.opencv_core.Mat;

/** The detector's scene and the question engine. */
final class SceneRoute implements Route {
    private final Map<String, String> settings;
    private final QuestionEngine engine = QuestionEngine.load(Perceiver.VOCABULARY);
    private final Detected detected;

    SceneRoute(PerceptionSettings perception) {
        this.settings = new TreeMap<>(Map.of(
                "route",
                "scene",
                "vocabulary",
                Perceiver.VOCABULARY,
                "model",
                perception.model().file().getFileName().toString(),
                "inputSize",
                Integer.toString(perception.inputSize())));
        this.detected = new Detected(perception);
    }

    @Override
    public Map<String, String> settings() {
        return settings;
    }

    @Override
    public View look(Mat bgr) {
        FrameInfo frame = FrameInfo.recorded("picture", 0, 0, bgr.cols(), bgr.rows());
        SceneAnswers answers = new SceneAnswers(engine, detected.scene(frame, bgr));
        return new View() {
            @Override
            public Reply answer(String question) {
                return answers.answer(question);
            }

            @Override
            public Found ground(String expression) {
                return answers.ground(expression);
            }
        };
    }

    @Override
    public void close() {
        detected.close();
    }
}
