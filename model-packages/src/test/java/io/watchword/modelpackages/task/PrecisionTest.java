package io.watchword.modelpackages.task;

import static org.assertj.core.api.Assertions.assertThat;

import io.watchword.modelpackages.Fixtures;
import io.watchword.modelpackages.device.Device;
import io.watchword.modelpackages.manifest.Precision;
import io.watchword.modelpackages.picture.RgbImage;
import java.util.Map;
import java.util.stream.Collectors;
import org.assertj.core.data.Offset;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class PrecisionTest {
    private static final RgbImage GREY = RgbImage.plain(50, 70, 90);

    @ParameterizedTest
    @EnumSource(names = {"FP16", "BF16"})
    void lowerPrecisionsGiveNearlyTheSame(Precision precision) {
        Map<Classifying.Kind, Double> full = scores(Precision.FP32);
        Map<Classifying.Kind, Double> low = scores(precision);

        assertThat(low).isNotEqualTo(full);
        full.forEach((kind, score) -> assertThat(low.getOrDefault(kind, 0.0)).isCloseTo(score, Offset.offset(0.05)));
    }

    private static Map<Classifying.Kind, Double> scores(Precision precision) {
        LoadOptions options = new LoadOptions(new Device.Cpu("cpu", 1), precision, 1);
        try (Classifying model = TaskLoader.load(Fixtures.open("vit"), Classifying.class, options)) {
            return model.classify(GREY).stream()
                    .collect(Collectors.toMap(
                            Classifying.RankedKind::kind, Classifying.RankedKind::score, (one, other) -> one));
        }
    }
}
