package io.watchword.models;

import io.watchword.models.EmbeddedModels.Resource;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.OptionalInt;
import java.util.stream.Collectors;

/**
 * The detectors of this module. All of them see {@link EmbeddedModels#labels}, take {@code uint8 [N, H, W, 3]} BGR and
 * give {@code float32 [N, 100, 6]}: corners in input pixels, score and class index, the strongest first.
 */
public enum EmbeddedDetector {
    /** Takes pictures of any sides that are multiples of 32. */
    CENTERNET(Resource.CENTERNET, Resource.CENTERNET_CALIBRATION, OptionalInt.empty()),
    /** Takes squares of one size only. */
    NANODET(Resource.NANODET, Resource.NANODET_CALIBRATION, OptionalInt.of(416));

    private final Resource model;
    private final Resource calibration;
    private final OptionalInt side;

    EmbeddedDetector(Resource model, Resource calibration, OptionalInt side) {
        this.model = model;
        this.calibration = calibration;
        this.side = side;
    }

    /**
     * The one that is so called, by its {@link #id}.
     *
     * @throws IllegalArgumentException naming those that there are
     */
    public static EmbeddedDetector called(String id) {
        return Arrays.stream(values())
                .filter(each -> each.id().equals(id.strip()))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("detector: must be " + ids() + ", but is " + id));
    }

    private static String ids() {
        return Arrays.stream(values()).map(EmbeddedDetector::id).collect(Collectors.joining(" or "));
    }

    /** What it is called in settings. */
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The side of the square pictures that it takes, in pixels, where it takes no others. */
    public OptionalInt side() {
        return side;
    }

    /** Opens what turns its scores into probabilities, as JSON; the caller closes it. */
    public InputStream calibration() throws IOException {
        return calibration.open();
    }

    /** Writes it as TorchScript into the directory, unless it is there. See {@link EmbeddedModels#extract}. */
    public Path extract(Path directory) throws IOException {
        return EmbeddedModels.extract(model, directory);
    }
}
