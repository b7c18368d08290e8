package io.watchword.questionengine.reasoning;

/** Sees what each part of a program picked out while it runs; for showing why an answer came about. */
@FunctionalInterface
public interface Trace {
    /** Sees nothing. */
    Trace NONE = (things, membership) -> {};

    /**
     * A part has run.
     *
     * @param things the part
     * @param membership for each track of the scene, in its order, the probability that the part picks it out; not to
     *     be changed
     */
    void step(Things things, double[] membership);
}
