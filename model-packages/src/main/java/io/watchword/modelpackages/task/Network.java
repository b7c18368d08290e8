package io.watchword.modelpackages.task;

import ai.djl.MalformedModelException;
import ai.djl.Model;
import ai.djl.engine.EngineException;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.training.ParameterStore;
import io.watchword.modelpackages.ModelPackage;
import io.watchword.modelpackages.PackageException;
import io.watchword.modelpackages.device.Device;
import io.watchword.modelpackages.device.LibTorch;
import io.watchword.modelpackages.device.Passes;
import io.watchword.modelpackages.manifest.NetworkFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Function;
import java.util.regex.Pattern;

/** One TorchScript file on a device. What a call makes lies in the manager of that call and is freed with it. */
final class Network implements AutoCloseable {
    private static final Pattern MEMORY =
            Pattern.compile("out of memory|can't allocate memory|not enough memory", Pattern.CASE_INSENSITIVE);

    private final String told;
    private final NetworkFile about;
    private final Model model;
    private final NDManager memory;
    private final ParameterStore parameters;

    private Network(String told, NetworkFile about, Model model) {
        this.told = told;
        this.about = about;
        this.model = model;
        this.memory = model.getNDManager();
        this.parameters = new ParameterStore(memory, false);
    }

    /**
     * Loads it.
     *
     * @param role under which model.yaml lists it
     * @throws PackageException if there is none in this role or precision, or LibTorch can't run it
     */
    static Network load(ModelPackage from, String role, LoadOptions options) {
        NetworkFile about = from.manifest().networks().get(role);
        if (about == null) {
            throw new PackageException("The model package " + from.name() + " has no network '" + role
                    + "', which its task and decoding need: export it again");
        }
        Path file = from.file(about.in(options.precision())
                .orElseThrow(() -> new PackageException("The model package " + from.name() + " has no network '" + role
                        + "' in " + options.precision() + ": export it with --precision, or use FP32")));
        LibTorch.configure(options.threads());
        return Passes.ofProcess().in(() -> load(from, about, role, file, options));
    }

    private static Network load(ModelPackage from, NetworkFile about, String role, Path file, LoadOptions options) {
        Model model = Model.newInstance(from.name() + "-" + role, LibTorch.device(options.device()), "PyTorch");
        try {
            read(model, file, options.device());
            return new Network("The network " + role + " of the model package " + from.name(), about, model);
        } catch (IOException | MalformedModelException | EngineException e) {
            model.close();
            throw new PackageException(
                    "Can't load " + file + ": it is no TorchScript, or uses what this LibTorch lacks (" + firstLine(e)
                            + "); export it again with torch 2.7",
                    e);
        }
    }

    private static void read(Model model, Path file, Device device) throws IOException, MalformedModelException {
        if (!(device instanceof Device.Gpu gpu)) {
            model.load(file.toAbsolutePath().getParent(), file.getFileName().toString());
            return;
        }
        Path moved = DeviceConstants.moved(file, "cuda:" + gpu.index());
        try {
            model.load(moved.toAbsolutePath().getParent(), moved.getFileName().toString());
        } finally {
            Files.deleteIfExists(moved);
        }
    }

    NetworkFile about() {
        return about;
    }

    /**
     * Makes a call with memory of its own, which is freed with it.
     *
     * @throws PackageException if LibTorch fails
     */
    <R> R call(Function<NDManager, R> work) {
        return Passes.ofProcess().in(() -> {
            try (NDManager call = memory.newSubManager()) {
                return work.apply(call);
            } catch (EngineException e) {
                throw failed(e);
            }
        });
    }

    private PackageException failed(RuntimeException e) {
        String why = String.valueOf(e.getMessage());
        boolean full = MEMORY.matcher(why).find();
        return new PackageException(
                told + " failed: " + firstLine(e)
                        + (full
                                ? "; there is not enough memory on its device: give fewer replicas, FP16 or BF16, or"
                                        + " another device"
                                : ""),
                e);
    }

    /**
     * Runs it.
     *
     * @param call what comes out lies in it
     * @throws PackageException if it fails
     */
    NDList run(NDManager call, NDList input) {
        return Passes.ofProcess().in(() -> forward(call, input));
    }

    private NDList forward(NDManager call, NDList input) {
        try {
            NDList output = model.getBlock().forward(parameters, input, false);
            output.attach(call);
            return output;
        } catch (EngineException | IllegalArgumentException | IndexOutOfBoundsException e) {
            throw failed(e);
        }
    }

    /**
     * The numbers of an output.
     *
     * @param axes what is expected, -1 for any length
     * @throws PackageException if there is no such output, it has another shape, or something in it is no number
     */
    float[] numbers(NDList output, int index, long... axes) {
        float[] values = array(output, index, axes).toFloatArray();
        for (float value : values) {
            if (Float.isNaN(value) || Float.isInfinite(value)) {
                throw new PackageException(
                        told + " gave " + value + " where a number is expected: its weights are damaged"
                                + " or its precision is too low; use FP32 or BF16, or export it again");
            }
        }
        return values;
    }

    /** An output of the expected shape, as float32. */
    NDArray array(NDList output, int index, long... axes) {
        if (index >= output.size() || !fits(output.get(index).getShape().getShape(), axes)) {
            throw new PackageException(told + " gives "
                    + (index >= output.size()
                            ? output.size() + " arrays"
                            : output.get(index).getShape())
                    + " where " + shown(axes) + " is expected: it is another kind of model than model.yaml says");
        }
        NDArray array = output.get(index);
        return array.getDataType() == DataType.FLOAT32 ? array : array.toType(DataType.FLOAT32, false);
    }

    private static boolean fits(long[] shape, long[] axes) {
        if (shape.length != axes.length) {
            return false;
        }
        for (int i = 0; i < axes.length; i++) {
            if (axes[i] >= 0 && axes[i] != shape[i]) {
                return false;
            }
        }
        return true;
    }

    private static String shown(long[] axes) {
        StringBuilder text = new StringBuilder("(");
        for (int i = 0; i < axes.length; i++) {
            text.append(i == 0 ? "" : ", ").append(axes[i] < 0 ? "*" : Long.toString(axes[i]));
        }
        return text.append(')').toString();
    }

    private static String firstLine(Exception e) {
        return String.valueOf(e.getMessage())
                .lines()
                .filter(line -> !line.isBlank())
                .findFirst()
                .orElse("");
    }

    @Override
    public void close() {
        Passes.ofProcess().free(model::close);
    }
}
