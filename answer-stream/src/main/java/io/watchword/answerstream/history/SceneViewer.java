package io.watchword.answerstream.history;

import io.watchword.protocol.Scene;

/** Is shown the scenes of a stretch of time, in order, on one thread. */
public interface SceneViewer {
    /** Whether it wants to be told of every scene, also of those that there is no time to look at. */
    boolean remembers();

    /** Takes a scene in and asks about it. */
    void look(Scene scene);

    /** Takes a scene in and asks nothing; called only where it remembers. */
    void pass(Scene scene);
}
