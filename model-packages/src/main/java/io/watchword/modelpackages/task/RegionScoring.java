package io.watchword.modelpackages.task;

import ai.djl.ndarray.NDList;
import io.watchword.modelpackages.manifest.Decoding;
import io.watchword.modelpackages.text.Tokenizer;
import java.util.Arrays;
import java.util.List;

/** An expression and regions to a score for each, in the manner of VL-BERT and LXMERT. */
final class RegionScoring implements RegionGrounding {
    private final RegionInput input;
    private final Tokenizer tokenizer;
    private final Network network;
    private final Decoding.Regions decoding;

    RegionScoring(int featureSize, Tokenizer tokenizer, Network network, Decoding.Regions decoding) {
        this.input = new RegionInput(tokenizer, featureSize);
        this.tokenizer = tokenizer;
        this.network = network;
        this.decoding = decoding;
    }

    @Override
    public int featureSize() {
        return input.featureSize();
    }

    @Override
    public List<Double> score(List<RegionFeatures> regions, String expression) {
        return network.call(call -> {
            NDList output =
                    network.run(call, input.of(call, regions, expression).of(network.about()));
            float[] numbers = network.numbers(output, 0, 1, regions.size());
            return Arrays.stream(Scoring.of(decoding.scores(), numbers)).boxed().toList();
        });
    }

    @Override
    public void close() {
        tokenizer.close();
        network.close();
    }
}
