package io.watchword.inference.kinds;

import io.watchword.protocol.Box;
import io.watchword.protocol.Repertoire;
import io.watchword.protocol.TrackKind;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.bytedeco.opencv.opencv_core.Mat;

/** Tells of what kind things are, by looking at them one by one. From any thread. */
public interface KindTeller {
    /** Where there is no classifier. */
    KindTeller NONE = new KindTeller() {
        @Override
        public Set<String> labels() {
            return Set.of();
        }

        @Override
        public int mostOfAFrame() {
            return 0;
        }

        @Override
        public long version() {
            return 0;
        }

        @Override
        public String repertoire() {
            return "";
        }

        @Override
        public double restS() {
            return Double.POSITIVE_INFINITY;
        }

        @Override
        public boolean look(Mat bgr, Box box, Consumer<List<TrackKind>> told) {
            return false;
        }
    };

    /** The labels of things that are worth a look; none while nobody can look. */
    Set<String> labels();

    /** How many things of one frame it looks at. */
    int mostOfAFrame();

    /** Changes with the classifier: what another one told is of no use beside what this one tells. */
    long version();

    /** All that it tells apart, as {@link Repertoire#name} names that; empty while nobody can look. */
    String repertoire();

    /** Seconds after which a thing that is known is worth another look. */
    double restS();

    /**
     * Looks at a thing, now or soon.
     *
     * @param bgr 8-bit pixels, which are copied before this returns
     * @param box in pixels of these
     * @param told is given the kinds, the likeliest first, on any thread; nothing where it failed
     * @return whether it will; else there is no time for it now
     */
    boolean look(Mat bgr, Box box, Consumer<List<TrackKind>> told);
}
