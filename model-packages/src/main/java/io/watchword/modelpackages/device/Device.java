package io.watchword.modelpackages.device;

/** What a model runs on. */
public sealed interface Device {
    /** Its name in logs, metrics, thread names and on the command line: {@code cpu}, {@code cpu1}, {@code gpu0}. */
    String name();

    /** How many forward passes run on it at the same time. */
    int passes();

    /**
     * How many frames, or batches, are at work at the same time: those that are decoded during a pass are among them.
     */
    int lanes();

    /** How many frames its model looks at together, at most. */
    int batch();

    /**
     * The processor, or a share of it. Each forward pass has a single thread: two threads that share one forward pass
     * wait for each other at every layer, and as soon as anything else wants a core both stand still.
     *
     * @param name {@code cpu}, or {@code cpu0}, {@code cpu1}, … where it is shared out
     * @param passes its threads, 1 to 256
     */
    record Cpu(String name, int passes) implements Device {
        public Cpu {
            if (passes < 1 || passes > 256) {
                throw new IllegalArgumentException("threads: must be from 1 to 256, but is " + passes);
            }
        }

        @Override
        public int lanes() {
            return passes;
        }

        @Override
        public int batch() {
            return 1;
        }
    }

    /**
     * A graphics processor that LibTorch can use through CUDA. While one lane's batch is at the model, the others
     * decode theirs.
     *
     * @param index as CUDA counts, from 0
     */
    record Gpu(int index) implements Device {
        private static final int LANES = 3;
        private static final int BATCH = 16;

        @Override
        public String name() {
            return "gpu" + index;
        }

        @Override
        public int passes() {
            return 1;
        }

        @Override
        public int lanes() {
            return LANES;
        }

        @Override
        public int batch() {
            return BATCH;
        }
    }
}
