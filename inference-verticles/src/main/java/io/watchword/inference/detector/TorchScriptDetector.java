package io.watchword.inference.detector;

import static org.bytedeco.opencv.global.opencv_core.CV_8UC3;

import ai.djl.MalformedModelException;
import ai.djl.Model;
import ai.djl.engine.EngineException;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.training.ParameterStore;
import io.watchword.modelpackages.device.Device;
import io.watchword.modelpackages.device.LibTorch;
import io.watchword.modelpackages.device.Passes;
import io.watchword.protocol.Box;
import io.watchword.protocol.Detection;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.bytedeco.opencv.opencv_core.Mat;

/**
 * A detector as TorchScript, on LibTorch through DJL: any that is converted to the contract of the embedded ones.
 *
 * <p>The model takes {@code uint8 [N, H, W, 3]} BGR with sides that are multiples of 32, or squares of one size, and
 * gives {@code float32 [N, K, 6]}: corners in input pixels, score and class index, the strongest first. Only that
 * crosses back into Java. All native memory of a call is freed before it returns.
 */
public final class TorchScriptDetector implements Detector {
    private static final int COLUMNS = 6;
    private static final int MOST_LAYOUTS = 16;

    private final DetectorModel detector;
    private final DetectorOptions options;
    private final Letterbox.Shape shape;
    private final Model model;
    private final NDManager memory;
    private final ParameterStore parameters;
    private final Map<Letterbox, InputCanvas> canvases = new LinkedHashMap<>(16, 0.75f, true);

    /**
     * Loads the model and runs it once on a black frame.
     *
     * @param detector the model's file and what it takes and gives
     * @param options how to run it
     * @throws IllegalArgumentException if it does not take pictures of the options' size
     * @throws DetectorException naming the file, if it is missing, is no TorchScript or is another kind of model
     */
    public TorchScriptDetector(DetectorModel detector, DetectorOptions options) {
        detector.requireInputSize(options.inputSize());
        this.detector = detector;
        this.options = options;
        this.shape = detector.side().isPresent() ? Letterbox.Shape.SQUARE : options.shape();
        LibTorch.configure(options.threads());
        this.model = Passes.ofProcess().in(() -> load(detector, options.device()));
        this.memory = model.getNDManager();
        this.parameters = new ParameterStore(memory, false);
        warmUp();
    }

    private static Model load(DetectorModel detector, Device device) {
        Path file = detector.file();
        if (!Files.isRegularFile(file)) {
            throw new DetectorException("No detector model at " + file + ": give the path of a TorchScript file");
        }
        Model model = Model.newInstance(detector.name(), LibTorch.device(device), "PyTorch");
        try {
            model.load(file.toAbsolutePath().getParent(), file.getFileName().toString());
            return model;
        } catch (IOException | MalformedModelException | EngineException e) {
            model.close();
            throw new DetectorException(
                    "Can't load the detector model " + file + ": it is damaged or not TorchScript (" + firstLine(e)
                            + ")",
                    e);
        }
    }

    private void warmUp() {
        try (Mat black = Mat.zeros(96, 128, CV_8UC3).asMat()) {
            detect(black);
            detect(black);
        } catch (DetectorException e) {
            close();
            throw e;
        }
    }

    @Override
    public List<String> labels() {
        return detector.labels();
    }

    @Override
    public List<List<Detection>> detect(List<Mat> frames) {
        Map<Letterbox, List<Integer>> alike = new LinkedHashMap<>();
        for (int i = 0; i < frames.size(); i++) {
            alike.computeIfAbsent(layout(frames.get(i)), layout -> new ArrayList<>())
                    .add(i);
        }
        List<List<Detection>> found = new ArrayList<>(Collections.nCopies(frames.size(), List.of()));
        alike.forEach((layout, places) -> detect(canvas(layout), frames, places, found));
        return found;
    }

    private Letterbox layout(Mat frame) {
        return Letterbox.fit(frame.cols(), frame.rows(), options.inputSize(), shape);
    }

    private void detect(InputCanvas canvas, List<Mat> frames, List<Integer> places, List<List<Detection>> found) {
        for (int from = 0; from < places.size(); from += canvas.capacity()) {
            List<Integer> batch = places.subList(from, Math.min(places.size(), from + canvas.capacity()));
            List<Mat> pictures = batch.stream().map(frames::get).toList();
            float[] rows = Passes.ofProcess().in(() -> forward(canvas, pictures));
            int each = rows.length / batch.size();
            for (int i = 0; i < batch.size(); i++) {
                found.set(batch.get(i), detections(canvas.layout(), rows, i * each, (i + 1) * each));
            }
        }
    }

    private InputCanvas canvas(Letterbox layout) {
        InputCanvas canvas = canvases.computeIfAbsent(layout, fit -> new InputCanvas(fit, options.batch()));
        if (canvases.size() > Math.max(2, MOST_LAYOUTS / options.batch())) {
            canvases.remove(canvases.keySet().iterator().next()).close();
        }
        return canvas;
    }

    private float[] forward(InputCanvas canvas, List<Mat> frames) {
        Letterbox layout = canvas.layout();
        Shape shape = new Shape(frames.size(), layout.inputHeight(), layout.inputWidth(), 3);
        try (NDManager call = memory.newSubManager()) {
            NDArray input = call.create(canvas.draw(frames), shape, DataType.UINT8);
            NDList output = model.getBlock().forward(parameters, new NDList(input), false);
            output.attach(call);
            return rows(output, frames.size());
        } catch (EngineException | IllegalArgumentException | IndexOutOfBoundsException e) {
            throw new DetectorException("The detector model " + detector.file() + " failed: " + firstLine(e), e);
        }
    }

    private float[] rows(NDList output, int frames) {
        Shape shape = output.size() == 1 ? output.get(0).getShape() : new Shape();
        if (shape.dimension() != 3 || shape.get(0) != frames || shape.get(2) != COLUMNS) {
            throw new DetectorException("The detector model " + detector.file() + " gives "
                    + (output.size() == 1 ? shape.toString() : output.size() + " arrays") + " where (" + frames
                    + ", K, " + COLUMNS
                    + ") is expected: it is another kind of model");
        }
        return output.get(0).toFloatArray();
    }

    private List<Detection> detections(Letterbox layout, float[] rows, int from, int to) {
        List<Detection> found = new ArrayList<>();
        for (int row = from; row < to; row += COLUMNS) {
            double score = rows[row + 4];
            if (score < options.minScore()) {
                break;
            }
            Box box = layout.toFrame(rows[row], rows[row + 1], rows[row + 2], rows[row + 3]);
            if (box.area() > 0) {
                found.add(new Detection(label((int) rows[row + 5]), Math.min(1, score), box));
            }
        }
        return found;
    }

    private String label(int index) {
        List<String> labels = detector.labels();
        if (index < 0 || index >= labels.size()) {
            throw new DetectorException("The detector model " + detector.file() + " gives class " + index
                    + ", but there are " + labels.size() + " labels");
        }
        return labels.get(index);
    }

    private static String firstLine(Exception e) {
        return String.valueOf(e.getMessage()).lines().findFirst().orElse("");
    }

    @Override
    public void close() {
        canvases.values().forEach(InputCanvas::close);
        canvases.clear();
        Passes.ofProcess().free(model::close);
    }
}
