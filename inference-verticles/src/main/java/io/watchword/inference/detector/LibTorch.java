package io.watchword.inference.detector;

import ai.djl.engine.Engine;
import ai.djl.engine.StandardCapabilities;
import ai.djl.util.cuda.CudaUtils;
import java.util.Map;

/** Settings of LibTorch and DJL, which read them from system properties when the first model is loaded. */
final class LibTorch {
    private LibTorch() {}

    /** Nothing is fetched, nothing is reported, and the model is run as it was traced. */
    static void configure(int threads) {
        Map.of(
                        "ai.djl.offline", "true",
                        "OPT_OUT_TRACKING", "true",
                        "ai.djl.pytorch.graph_optimizer", "false",
                        "ai.djl.pytorch.num_interop_threads", "1",
                        "ai.djl.pytorch.num_threads", Integer.toString(threads))
                .forEach(LibTorch::unlessSet);
    }

    /** How many GPUs it can use; loads it. */
    static int gpus() {
        configure(1);
        boolean cuda = Engine.getEngine("PyTorch").hasCapability(StandardCapabilities.CUDA);
        return cuda ? CudaUtils.getGpuCount() : 0;
    }

    /** DJL's name for a device. */
    static ai.djl.Device device(Device device) {
        return device instanceof Device.Gpu gpu ? ai.djl.Device.gpu(gpu.index()) : ai.djl.Device.cpu();
    }

    private static void unlessSet(String key, String value) {
        if (System.getProperty(key) == null) {
            System.setProperty(key, value);
        }
    }
}
