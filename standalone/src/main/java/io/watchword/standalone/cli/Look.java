package io.watchword.standalone.cli;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.watchword.inference.Perceived;
import io.watchword.inference.Perceiver;
import io.watchword.ingest.MediaException;
import io.watchword.ingest.MediaFile;
import io.watchword.protocol.Answer;
import io.watchword.protocol.Detection;
import io.watchword.protocol.FrameInfo;
import io.watchword.protocol.Json;
import io.watchword.protocol.LatencyMs;
import io.watchword.protocol.Track;
import io.watchword.questionengine.Sight;
import io.watchword.questionengine.history.History;
import io.watchword.questionengine.reasoning.Trace;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.bytedeco.opencv.opencv_core.Mat;

/**
 * One way of looking at files: each is a camera of its own, seen from its first frame.
 *
 * @param scenes whether each frame's detections and tracks are shown too
 * @param traced whether each answer comes with the steps that led to it
 */
record Look(Perceiver perceiver, LookQuestions asked, boolean scenes, boolean traced, double fps, PrintStream out) {
    static final String CAMERA = "look";

    private record SceneLine(FrameInfo frame, List<Detection> detections, List<Track> tracks) {}

    /**
     * Looks at every frame of a file.
     *
     * @return what was wrong with it, if it could be read all the same
     * @throws MediaException if it could not
     */
    Optional<String> at(Path path) throws MediaException {
        perceiver.forget(CAMERA);
        List<LookQuestions.Line> answers = asked.start();
        History history = new History();
        Thinning thinning = new Thinning(fps);
        try (MediaFile file = MediaFile.open(path)) {
            for (MediaFile.Shot shot = file.next(); shot != null; shot = file.next()) {
                if (thinning.takes(shot.time())) {
                    look(path, shot, answers, history);
                }
            }
            return Optional.ofNullable(file.warning());
        }
    }

    private void look(Path path, MediaFile.Shot shot, List<LookQuestions.Line> answers, History history) {
        FrameInfo frame = FrameInfo.recorded(
                path.toString(),
                shot.seq(),
                shot.time(),
                shot.bgr().cols(),
                shot.bgr().rows());
        Perceived perceived = perceiver.perceive(frame, CAMERA, shot.bgr());
        if (scenes) {
            out.println(Json.text(new SceneLine(
                    frame, perceived.detections(), perceived.scene().tracks())));
        }
        history.add(perceived.scene());
        Sight sight = new Sight(perceived.scene(), history);
        for (LookQuestions.Line answer : answers) {
            out.println(
                    traced
                            ? traced(answer, sight, shot.bgr())
                            : Json.text(untimed(answer.next(sight, shot.bgr(), Trace.NONE))));
        }
    }

    private static String traced(LookQuestions.Line answer, Sight sight, Mat bgr) {
        Trace trace = Trace.recording();
        ObjectNode line = (ObjectNode) Json.tree(untimed(answer.next(sight, bgr, trace)));
        line.set("trace", Json.tree(trace.steps()));
        return Json.text(line);
    }

    // how long it took differs from run to run, and nothing else may
    private static Answer untimed(Answer answer) {
        return answer.took(LatencyMs.NONE);
    }
}
