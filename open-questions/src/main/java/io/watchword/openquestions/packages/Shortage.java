package io.watchword.openquestions.packages;

import io.watchword.modelpackages.device.Device;
import io.watchword.modelpackages.serve.MemoryNeed;
import io.watchword.modelpackages.serve.Placement;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

/** Which models were refused because there was no memory for them, and whether there is by now. Thread-safe. */
final class Shortage {
    private final Map<String, MemoryNeed> lacking = new ConcurrentHashMap<>();
    private final Function<Device, Placement.Room> free;

    /** @param free how much is free on a device */
    Shortage(Function<Device, Placement.Room> free) {
        this.free = free;
    }

    /** How much is free on a device. */
    Placement.Room free(Device device) {
        return free.apply(device);
    }

    /** What was planned for a model. */
    void note(String model, PackagePlan plan) {
        lacking.compute(model, (name, before) -> plan.lacking().get(name));
    }

    /** Whether there was no memory for a model. */
    boolean isOf(String model) {
        return lacking.containsKey(model);
    }

    /** Whether there was none, and there is now. */
    boolean isOver(String model) {
        MemoryNeed need = lacking.get(model);
        return need != null
                && Placement.tried(List.of(need), need.on().stream().map(free).toList())
                        .homeless()
                        .isEmpty();
    }
}
