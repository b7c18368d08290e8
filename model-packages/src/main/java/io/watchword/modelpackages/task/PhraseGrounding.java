package io.watchword.modelpackages.task;

import ai.djl.ndarray.NDList;
import io.watchword.modelpackages.manifest.Decoding;
import io.watchword.modelpackages.picture.PictureSteps;
import io.watchword.modelpackages.picture.PictureTensor;
import io.watchword.modelpackages.picture.RgbImage;
import io.watchword.modelpackages.text.Tokenizer;
import io.watchword.protocol.Detection;
import java.util.ArrayList;
import java.util.List;

/** A picture and phrases to boxes, in the manner of OWL-ViT. */
final class PhraseGrounding implements Grounding {
    private final PictureInput input;
    private final Tokenizer tokenizer;
    private final Network network;
    private final Decoding.Phrases decoding;

    PhraseGrounding(PictureSteps steps, Tokenizer tokenizer, Network network, Decoding.Phrases decoding) {
        this.input = new PictureInput(steps);
        this.tokenizer = tokenizer;
        this.network = network;
        this.decoding = decoding;
    }

    @Override
    public List<Detection> ground(RgbImage image, List<String> phrases) {
        if (phrases.isEmpty()) {
            throw new IllegalArgumentException("Give one phrase or more");
        }
        PictureTensor picture = input.of(image);
        return network.call(call -> {
            Inputs inputs = new Inputs(call).picture(picture).texts(tokenizer.encode(phrases));
            NDList output = network.run(call, inputs.of(network.about()));
            return Candidate.named(
                    candidates(output, phrases.size(), picture).stream(),
                    phrases,
                    image.width(),
                    image.height(),
                    decoding.most());
        });
    }

    private List<Candidate> candidates(NDList output, int phrases, PictureTensor picture) {
        float[] scores = network.numbers(output, 0, 1, -1, phrases);
        float[] boxes = network.numbers(output, 1, 1, scores.length / phrases, 4);
        List<Candidate> found = new ArrayList<>();
        for (int box = 0; box < boxes.length / 4; box++) {
            int best = best(scores, box * phrases, phrases);
            double score = Scoring.sigmoid(scores[box * phrases + best]);
            if (score > decoding.threshold()) {
                found.add(new Candidate(best, score, Candidate.fromShares(boxes, 4 * box, picture)));
            }
        }
        return found;
    }

    private static int best(float[] scores, int from, int phrases) {
        int best = 0;
        for (int i = 1; i < phrases; i++) {
            if (scores[from + i] > scores[from + best]) {
                best = i;
            }
        }
        return best;
    }

    @Override
    public void close() {
        tokenizer.close();
        network.close();
    }
}
