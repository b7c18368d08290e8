package io.watchword.modelpackages.task;

import ai.djl.ndarray.NDManager;
import io.watchword.modelpackages.picture.PictureSteps;
import io.watchword.modelpackages.picture.RgbImage;

/** Captions in the manner of ViT-GPT2 and BLIP. */
final class WrittenCaptioning implements Captioning {
    private final PictureSteps steps;
    private final Writer writer;

    WrittenCaptioning(PictureSteps steps, Writer writer) {
        this.steps = steps;
        this.writer = writer;
    }

    @Override
    public Ranked caption(RgbImage image) {
        try (NDManager call = writer.newCall()) {
            return writer.write(call, new Inputs(call).picture(steps.apply(image)));
        }
    }

    @Override
    public void close() {
        writer.close();
    }
}
