package io.watchword.modelpackages.task;

import io.watchword.modelpackages.picture.PictureSteps;
import io.watchword.modelpackages.picture.RgbImage;
import java.util.List;

/** Answers in the model's own words, in the manner of BLIP. */
final class WrittenAnswering implements Answering {
    private final PictureInput picture;
    private final Writer writer;

    WrittenAnswering(PictureSteps steps, Writer writer) {
        this.picture = new PictureInput(steps);
        this.writer = writer;
    }

    @Override
    public List<Ranked> answer(RgbImage image, String question) {
        return writer.call(call -> {
            Inputs inputs = new Inputs(call)
                    .picture(picture.of(image))
                    .texts(List.of(writer.tokenizer().encode(question)));
            return List.of(writer.write(call, inputs));
        });
    }

    @Override
    public void close() {
        writer.close();
    }
}
