package io.watchword.inference.colour;

import io.watchword.protocol.Box;
import io.watchword.protocol.FrameInfo;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.bytedeco.opencv.opencv_core.Mat;

/** What the things that one camera shows look like. Not thread-safe. */
public final class Attributes {
    /**
     * A thing to look at.
     *
     * @param id that it keeps
     * @param box in pixels of the picture that is looked at
     * @param person whether it has an upper and a lower body
     * @param visible whether it was detected on this frame: else something else may be there
     */
    public record Thing(long id, Box box, boolean person, boolean visible) {}

    private final Map<Long, Appearance> appearances = new HashMap<>();

    /** Looks at the things, where it is time to, and forgets all others. */
    public void look(FrameInfo frame, Mat bgr, List<Thing> things) {
        Pixels pixels = new Pixels(bgr);
        Set<Long> present = new HashSet<>();
        for (Thing thing : things) {
            present.add(thing.id());
            Appearance appearance = appearances.computeIfAbsent(thing.id(), id -> new Appearance());
            if (thing.visible() && appearance.isDue(frame.capturedAt())) {
                appearance.look(pixels, thing.box(), thing.person(), frame.capturedAt());
            }
        }
        appearances.keySet().retainAll(present);
    }

    /** What a thing looks like. */
    public Appearance of(long id) {
        return appearances.getOrDefault(id, new Appearance());
    }
}
