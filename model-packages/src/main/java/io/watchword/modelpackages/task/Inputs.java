package io.watchword.modelpackages.task;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import io.watchword.modelpackages.PackageException;
import io.watchword.modelpackages.manifest.Input;
import io.watchword.modelpackages.manifest.NetworkFile;
import io.watchword.modelpackages.picture.PictureTensor;
import io.watchword.modelpackages.text.Tokens;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Supplier;

/** What there is for a call, made for each network as it takes it. */
final class Inputs {
    private final NDManager call;
    private final Map<Input, Supplier<NDArray>> arrays = new EnumMap<>(Input.class);

    Inputs(NDManager call) {
        this.call = call;
    }

    Inputs picture(PictureTensor picture) {
        Shape one = new Shape(1, 3, picture.height(), picture.width());
        arrays.put(Input.PIXELS, () -> call.create(picture.values(), one, DataType.FLOAT32));
        arrays.put(Input.PIXEL_MASK, () -> call.ones(new Shape(1, picture.height(), picture.width()), DataType.INT64));
        return this;
    }

    /** Texts of one length. */
    Inputs texts(List<Tokens> texts) {
        arrays.put(Input.INPUT_IDS, () -> rows(texts, Tokens::ids));
        arrays.put(Input.ATTENTION_MASK, () -> rows(texts, Tokens::attention));
        arrays.put(Input.TOKEN_TYPES, () -> rows(texts, Tokens::types));
        return this;
    }

    Inputs regions(List<RegionFeatures> regions, int featureSize) {
        float[] features = new float[regions.size() * featureSize];
        float[] boxes = new float[regions.size() * 4];
        for (int i = 0; i < regions.size(); i++) {
            RegionFeatures region = regions.get(i);
            System.arraycopy(region.features(), 0, features, i * featureSize, featureSize);
            boxes[4 * i] = region.left();
            boxes[4 * i + 1] = region.top();
            boxes[4 * i + 2] = region.right();
            boxes[4 * i + 3] = region.bottom();
        }
        arrays.put(Input.FEATURES, () -> call.create(features, new Shape(1, regions.size(), featureSize)));
        arrays.put(Input.BOXES, () -> call.create(boxes, new Shape(1, regions.size(), 4)));
        return this;
    }

    /**
     * What a network takes, in its order.
     *
     * @throws PackageException if it takes what its task does not have
     */
    NDList of(NetworkFile network) {
        NDList list = new NDList();
        for (Input input : network.inputs()) {
            Supplier<NDArray> array = arrays.get(input);
            if (array == null) {
                throw new PackageException(network.file() + " takes " + input
                        + ", which there is none of for this task: correct inputs in model.yaml");
            }
            list.add(array.get());
        }
        return list;
    }

    private NDArray rows(List<Tokens> texts, Function<Tokens, long[]> part) {
        int length = part.apply(texts.get(0)).length;
        long[] all = new long[texts.size() * length];
        for (int i = 0; i < texts.size(); i++) {
            System.arraycopy(part.apply(texts.get(i)), 0, all, i * length, length);
        }
        return call.create(all, new Shape(texts.size(), length));
    }
}
