package io.watchword.modelpackages.task;

/**
 * A model that was loaded and tried. One thread at a time may ask it; its memory, native too, is given back by
 * {@link #close}. Whatever it is asked, it throws {@link io.watchword.modelpackages.PackageException} where its numbers
 * are none.
 */
public sealed interface VisualTask extends AutoCloseable
        permits Answering, Captioning, Classifying, Detecting, Grounding, RegionAnswering, RegionGrounding {
    @Override
    void close();
}
