package io.watchword.inference.detector;

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

    private static void unlessSet(String key, String value) {
        if (System.getProperty(key) == null) {
            System.setProperty(key, value);
        }
    }
}
