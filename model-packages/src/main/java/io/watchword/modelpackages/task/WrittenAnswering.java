package io.watchword.modelpackages.task;

import ai.djl.ndarray.NDManager;
import io.watchword.modelpackages.picture.PictureSteps;
import io.watchword.modelpackages.picture.RgbImage;
import java.util.List;

/** Answers in the model's own words, in the manner of BLIP. */
final class WrittenAnswering implements Answering {
    private final PictureSteps steps;
    private final Writer writer;

    WrittenAnswering(PictureSteps steps, Writer writer) {
        this.steps = steps;
        this.writer = writer;
    }

    @Override
    public List<Ranked> answer(RgbImage image, String question) {
        try (NDManager call = writer.newCall()) {
            Inputs inputs = new Inputs(call)
                    .picture(steps.apply(image))
                    .texts(List.of(writer.tokenizer().encode(question)));
            return List.of(writer.write(call, inputs));
        }
    }

    @Override
    public void close() {
        writer.close();
    }
}
