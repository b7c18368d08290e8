package io.watchword.modelpackages.task;

import ai.djl.ndarray.NDList;
import io.watchword.modelpackages.manifest.Decoding;
import io.watchword.modelpackages.picture.PictureSteps;
import io.watchword.modelpackages.picture.PictureTensor;
import io.watchword.modelpackages.picture.RgbImage;
import io.watchword.protocol.Detection;
import java.util.List;

/** A picture to labelled boxes, by a network of any of the layouts that {@link BoxReader} reads. */
final class TorchDetecting implements Detecting {
    private final PictureInput input;
    private final Network network;
    private final List<String> labels;
    private final int most;
    private final BoxReader reader;

    TorchDetecting(PictureSteps steps, Network network, List<String> labels, Decoding.Boxes decoding) {
        this.input = new PictureInput(steps);
        this.network = network;
        this.labels = List.copyOf(labels);
        this.most = decoding.most();
        this.reader = new BoxReader(network, decoding, labels.size());
    }

    @Override
    public List<String> labels() {
        return labels;
    }

    @Override
    public List<Detection> detect(RgbImage image) {
        PictureTensor picture = input.of(image);
        return network.call(call -> {
            NDList output = network.run(call, new Inputs(call).picture(picture).of(network.about()));
            return Candidate.named(reader.read(output, picture).stream(), labels, image.width(), image.height(), most);
        });
    }

    @Override
    public void close() {
        network.close();
    }
}
