package io.watchword.bench.answers;

import io.watchword.bench.data.LabelledBox;
import io.watchword.bench.data.Photograph;
import io.watchword.inference.Perceiver;
import io.watchword.inference.colour.Appearance;
import io.watchword.inference.colour.Attributes;
import io.watchword.models.EmbeddedModels;
import io.watchword.protocol.FrameInfo;
import io.watchword.protocol.LatencyMs;
import io.watchword.protocol.Scene;
import io.watchword.protocol.Track;
import io.watchword.protocol.Velocity;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.bytedeco.opencv.opencv_core.Mat;

/** What people drew boxes around is there for certain; its colours are taken from the pixels. */
final class TrueBoxes implements Sight {
    private static final String PERSON = "person";

    @Override
    public String name() {
        return "true boxes";
    }

    @Override
    public Scene scene(Photograph photograph, FrameInfo frame, Mat bgr) throws IOException {
        List<LabelledBox> boxes =
                LabelledBox.read(photograph.labels(), EmbeddedModels.labels(), frame.width(), frame.height());
        Attributes attributes = new Attributes();
        List<Attributes.Thing> things = new ArrayList<>();
        for (LabelledBox box : boxes) {
            things.add(
                    new Attributes.Thing(things.size(), box.box(), box.label().equals(PERSON), true));
        }
        attributes.look(frame, bgr, things);
        List<Track> tracks = new ArrayList<>();
        for (LabelledBox box : boxes) {
            tracks.add(track(tracks.size(), box, frame, attributes.of(tracks.size())));
        }
        return Scene.of("photograph", frame, Perceiver.VOCABULARY, tracks, LatencyMs.NONE);
    }

    private static Track track(int id, LabelledBox box, FrameInfo frame, Appearance appearance) {
        return new Track(
                id,
                box.label(),
                1,
                1,
                box.box().clip(frame.width(), frame.height()),
                Velocity.ZERO,
                frame.capturedAt(),
                frame.capturedAt(),
                appearance.colours(),
                appearance.upper(),
                appearance.lower(),
                null,
                null);
    }

    @Override
    public void close() {}
}
