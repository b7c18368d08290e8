package io.watchword.modelpackages.device;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntSupplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/** Which devices to perceive on, as it is written: {@code auto}, {@code cpu}, {@code cpu:2}, {@code gpu0,gpu1}. */
public final class Devices {
    /** Every GPU there is; without one, the processor. */
    public static final String AUTO = "auto";

    private static final Pattern SHARES = Pattern.compile("cpu:([1-9]\\d?)");
    private static final Pattern GPU = Pattern.compile("gpu(\\d{1,2})");
    private static final String REMEDY = "; give auto, cpu, cpu:N (the processor in N shares) or a list like gpu0,gpu1";

    private Devices() {}

    /**
     * Reads it. Where it may name a GPU, LibTorch is loaded to see which there are: about a second.
     *
     * @param text as above
     * @param threads of the processor to use in all, at least 1; a share gets its part of them, and at least one
     * @return one or more, all different
     * @throws IllegalArgumentException naming what is wrong with it, or the device that is not there, and what to do
     */
    public static List<Device> parse(String text, int threads) {
        return parse(text, threads, LibTorch::gpus);
    }

    /**
     * The same for what looks at one frame at a time: one device, and all the processor's threads on one frame. Of
     * several GPUs that {@link #AUTO} finds, the first.
     *
     * @throws IllegalArgumentException also if it names several
     */
    public static Device one(String text, int threads) {
        LibTorch.configure(threads);
        List<Device> devices = parse(text, threads);
        if (devices.size() > 1 && !text.strip().equals(AUTO)) {
            throw new IllegalArgumentException("devices: one frame after the other is looked at on one device, but '"
                    + text + "' is " + devices.size() + "; give "
                    + (devices.get(0) instanceof Device.Gpu gpu ? gpu.name() : "cpu"));
        }
        return devices.get(0);
    }

    static List<Device> parse(String text, int threads, IntSupplier gpus) {
        String asked = text.strip();
        Matcher shares = SHARES.matcher(asked);
        if (shares.matches()) {
            return shares(Integer.parseInt(shares.group(1)), threads);
        }
        if (asked.equals("cpu")) {
            return List.of(new Device.Cpu("cpu", threads));
        }
        if (asked.equals(AUTO)) {
            int there = gpus.getAsInt();
            return there == 0 ? parse("cpu", threads, gpus) : gpus(there);
        }
        return listed(asked, gpus);
    }

    private static List<Device> shares(int number, int threads) {
        return IntStream.range(0, number)
                .<Device>mapToObj(i -> new Device.Cpu("cpu" + i, share(threads, number, i)))
                .toList();
    }

    private static int share(int threads, int number, int index) {
        int more = index < threads % number ? 1 : 0;
        return Math.max(1, threads / number + more);
    }

    private static List<Device> gpus(int number) {
        return IntStream.range(0, number).<Device>mapToObj(Device.Gpu::new).toList();
    }

    private static List<Device> listed(String asked, IntSupplier gpus) {
        List<Device> devices = new ArrayList<>();
        for (String name : asked.split(",", -1)) {
            Matcher gpu = GPU.matcher(name.strip());
            if (!gpu.matches()) {
                throw new IllegalArgumentException("devices: there is no device '" + name.strip() + "'" + REMEDY);
            }
            Device device = new Device.Gpu(Integer.parseInt(gpu.group(1)));
            if (devices.contains(device)) {
                throw new IllegalArgumentException("devices: " + device.name() + " is given twice; give it once");
            }
            devices.add(device);
        }
        requireThere(devices, gpus.getAsInt());
        return List.copyOf(devices);
    }

    private static void requireThere(List<Device> devices, int there) {
        for (Device device : devices) {
            if (device instanceof Device.Gpu gpu && gpu.index() >= there) {
                throw new IllegalArgumentException("devices: there is no " + gpu.name() + ": LibTorch sees "
                        + (there == 0 ? "no GPU" : "gpu0 to gpu" + (there - 1))
                        + " here; use one that is there or cpu, and see that Watchword was built with -Pcuda and"
                        + " that nvidia-smi lists the GPU");
            }
        }
    }
}
