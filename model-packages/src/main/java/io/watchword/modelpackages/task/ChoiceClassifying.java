package io.watchword.modelpackages.task;

import ai.djl.ndarray.NDList;
import io.watchword.modelpackages.picture.PictureSteps;
import io.watchword.modelpackages.picture.RgbImage;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** A picture to one of the kinds the model was trained on, in the manner of ViT and ResNet. */
final class ChoiceClassifying implements Classifying {
    private final PictureInput picture;
    private final Network network;
    private final Words words;
    private final List<Kind> kinds;
    private final Map<String, Kind> byLine;

    ChoiceClassifying(PictureSteps steps, Network network, Words words) {
        this.picture = new PictureInput(steps);
        this.network = network;
        this.words = words;
        this.kinds = words.lines().stream().map(ChoiceClassifying::kind).toList();
        this.byLine = words.lines().stream()
                .distinct()
                .collect(Collectors.toMap(Function.identity(), ChoiceClassifying::kind));
    }

    private static Kind kind(String line) {
        int tab = line.indexOf('\t');
        return tab < 0 ? new Kind(line, "") : new Kind(line.substring(0, tab), line.substring(tab + 1));
    }

    @Override
    public List<Kind> kinds() {
        return kinds;
    }

    @Override
    public List<RankedKind> classify(RgbImage image) {
        return network.call(call -> {
            NDList output = network.run(
                    call, new Inputs(call).picture(picture.of(image)).of(network.about()));
            return words.rank(network.numbers(output, 0, 1, -1)).stream()
                    .map(each -> new RankedKind(byLine.getOrDefault(each.text(), kind(each.text())), each.score()))
                    .toList();
        });
    }

    @Override
    public void close() {
        network.close();
    }
}
