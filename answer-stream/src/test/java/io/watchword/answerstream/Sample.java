package io.watchword.answerstream;

import io.watchword.protocol.Answer;
import io.watchword.protocol.AnswerValue;
import io.watchword.protocol.Box;
import io.watchword.protocol.CameraState;
import io.watchword.protocol.CameraStatus;
import io.watchword.protocol.Frame;
import io.watchword.protocol.FrameInfo;
import io.watchword.protocol.LatencyMs;
import io.watchword.protocol.Question;
import io.watchword.protocol.Region;
import io.watchword.protocol.Scene;
import io.watchword.protocol.Track;
import io.watchword.protocol.Verdict;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import javax.imageio.ImageIO;

/** Records as the other processes would write them. */
public final class Sample {
    private Sample() {}

    /** An id that nothing else has. */
    public static String id(String prefix) {
        return prefix + "-" + UUID.randomUUID().toString().substring(0, 8);
    }

    static Instant now() {
        return Instant.now().truncatedTo(ChronoUnit.MICROS);
    }

    static FrameInfo info(long seq) {
        return FrameInfo.live(seq, now(), 640, 480);
    }

    static Frame frame(String camera, long seq) {
        return new Frame(camera, info(seq), new byte[] {(byte) 0xff, (byte) 0xd8, (byte) seq});
    }

    /** A frame with a picture on it that can be drawn on. */
    static Frame picture(String camera, long seq) {
        return new Frame(camera, info(seq), jpeg(640, 480));
    }

    /** A plain grey JPEG. */
    public static byte[] jpeg(int width, int height) {
        BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_3BYTE_BGR);
        Graphics2D canvas = image.createGraphics();
        canvas.setColor(Color.GRAY);
        canvas.fillRect(0, 0, width, height);
        canvas.dispose();
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try {
            ImageIO.write(image, "jpeg", bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    /** The answer that two people are on a frame. */
    static Answer answer(Frame frame, String question, boolean changed) {
        Question asked =
                new Question(question, "How many people are there?", null, null, null, null, null, now(), null);
        Verdict verdict = new Verdict(new AnswerValue.Count(2), 0.91, List.of());
        List<Region> regions = List.of(
                new Region(17, "person", 0.98, new Box(100, 120, 80, 200)),
                new Region(18, "person", 0.63, new Box(300, 140, 70, 190)));
        return Answer.of(asked, frame.camera(), frame.info(), verdict, regions, changed, now(), LatencyMs.NONE);
    }

    static Answer answer(String camera, String question, long seq, boolean changed) {
        return answer(camera, question, seq, changed, "How many people are there?");
    }

    static Answer answer(String camera, String question, long seq, boolean changed, String text) {
        Question asked = new Question(question, "?", null, null, null, null, null, now(), null);
        Verdict verdict = new Verdict(new AnswerValue.Count((int) seq % 1000), 0.9, List.of());
        Answer plain = Answer.of(asked, camera, info(seq), verdict, List.of(), changed, now(), LatencyMs.NONE);
        return new Answer(
                plain.id(), 1, camera, question, text, plain.frame(), verdict, List.of(), changed, now(), null);
    }

    static Scene scene(String camera, long seq, int people) {
        return scene(camera, info(seq), people);
    }

    /** A scene with so many people side by side. */
    public static Scene scene(String camera, FrameInfo info, int people) {
        List<Track> tracks = new ArrayList<>();
        for (int i = 0; i < people; i++) {
            tracks.add(Track.still(i, "person", 0.97, new Box(10 + 60.0 * i, 40, 30, 80), info.capturedAt()));
        }
        return Scene.of(camera, info, "coco-80", tracks, LatencyMs.NONE);
    }

    static CameraStatus live(String camera) {
        return status(camera, new CameraState.Live(), null);
    }

    static CameraStatus status(String camera, CameraState state, @org.jspecify.annotations.Nullable String error) {
        return new CameraStatus(camera, state, now(), 5, "h264", 640, 480, now(), 0, error);
    }
}
