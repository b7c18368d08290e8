package io.watchword.modelpackages.task;

import ai.djl.ndarray.NDList;
import io.watchword.modelpackages.text.Tokenizer;
import java.util.List;

/** Regions and a question to one of the answers the model was trained on, in the manner of MCAN and VL-BERT. */
final class RegionChoiceAnswering implements RegionAnswering {
    private final RegionInput input;
    private final Tokenizer tokenizer;
    private final Network network;
    private final Words words;

    RegionChoiceAnswering(int featureSize, Tokenizer tokenizer, Network network, Words words) {
        this.input = new RegionInput(tokenizer, featureSize);
        this.tokenizer = tokenizer;
        this.network = network;
        this.words = words;
    }

    @Override
    public int featureSize() {
        return input.featureSize();
    }

    @Override
    public List<Ranked> answer(List<RegionFeatures> regions, String question) {
        return network.call(call -> {
            NDList output = network.run(call, input.of(call, regions, question).of(network.about()));
            return words.rank(network.numbers(output, 0, 1, -1));
        });
    }

    @Override
    public void close() {
        tokenizer.close();
        network.close();
    }
}
