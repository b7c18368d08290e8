package io.watchword.modelpackages.task;

import ai.djl.ndarray.NDList;
import io.watchword.modelpackages.picture.PictureSteps;
import io.watchword.modelpackages.picture.RgbImage;
import io.watchword.modelpackages.text.Tokenizer;
import java.util.List;

/** A picture and a question to one of the answers the model was trained on, in the manner of ViLT. */
final class ChoiceAnswering implements Answering {
    private final PictureInput picture;
    private final Tokenizer tokenizer;
    private final Network network;
    private final Words words;

    ChoiceAnswering(PictureSteps picture, Tokenizer tokenizer, Network network, Words words) {
        this.picture = new PictureInput(picture);
        this.tokenizer = tokenizer;
        this.network = network;
        this.words = words;
    }

    @Override
    public List<Ranked> answer(RgbImage image, String question) {
        return network.call(call -> {
            Inputs inputs = new Inputs(call).picture(picture.of(image)).texts(List.of(tokenizer.encode(question)));
            NDList output = network.run(call, inputs.of(network.about()));
            return words.rank(network.numbers(output, 0, 1, -1));
        });
    }

    @Override
    public void close() {
        tokenizer.close();
        network.close();
    }
}
