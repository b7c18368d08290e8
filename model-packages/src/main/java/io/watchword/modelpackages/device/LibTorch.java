package io.watchword.modelpackages.device;

import ai.djl.engine.Engine;
import ai.djl.engine.StandardCapabilities;
import ai.djl.util.cuda.CudaUtils;
import java.util.Map;

/** Settings of LibTorch and DJL, which read them from system properties when the first model is loaded. */
public final class LibTorch {
    private LibTorch() {}

    /** Nothing is fetched and nothing is reported, by whatever part of DJL is used first. */
    public static void stayOffline() {
        Map.of("ai.djl.offline", "true", "OPT_OUT_TRACKING", "true").forEach(LibTorch::unlessSet);
    }

    /**
     * Also, with so many threads a forward pass; the first call decides. The graph optimizer stays on: without it what
     * a network computes on its way is kept until its end.
     */
    public static void configure(int threads) {
        stayOffline();
        Map.of("ai.djl.pytorch.num_interop_threads", "1", "ai.djl.pytorch.num_threads", Integer.toString(threads))
                .forEach(LibTorch::unlessSet);
    }

    /** How many GPUs it can use; loads it. */
    static int gpus() {
        configure(1);
        return Passes.ofProcess().in(() -> {
            boolean cuda = Engine.getEngine("PyTorch").hasCapability(StandardCapabilities.CUDA);
            return cuda ? CudaUtils.getGpuCount() : 0;
        });
    }

    /** DJL's name for a device. */
    public static ai.djl.Device device(Device device) {
        return device instanceof Device.Gpu gpu ? ai.djl.Device.gpu(gpu.index()) : ai.djl.Device.cpu();
    }

    private static void unlessSet(String key, String value) {
        if (System.getProperty(key) == null) {
            System.setProperty(key, value);
        }
    }
}
