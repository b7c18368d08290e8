package io.watchword.modelpackages.task;

import io.watchword.modelpackages.picture.PictureSteps;
import io.watchword.modelpackages.picture.RgbImage;

/** Captions in the manner of ViT-GPT2 and BLIP. */
final class WrittenCaptioning implements Captioning {
    private final PictureInput picture;
    private final Writer writer;

    WrittenCaptioning(PictureSteps steps, Writer writer) {
        this.picture = new PictureInput(steps);
        this.writer = writer;
    }

    @Override
    public Ranked caption(RgbImage image) {
        return writer.call(call -> writer.write(call, new Inputs(call).picture(picture.of(image))));
    }

    @Override
    public void close() {
        writer.close();
    }
}
