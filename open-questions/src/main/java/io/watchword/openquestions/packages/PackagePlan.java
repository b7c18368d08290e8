package io.watchword.openquestions.packages;

import io.watchword.modelpackages.ModelPackage;
import io.watchword.modelpackages.PackageException;
import io.watchword.modelpackages.device.Device;
import io.watchword.modelpackages.device.Devices;
import io.watchword.modelpackages.device.LibTorch;
import io.watchword.modelpackages.device.Passes;
import io.watchword.modelpackages.manifest.Precision;
import io.watchword.modelpackages.serve.MemoryNeed;
import io.watchword.modelpackages.serve.Placement;
import io.watchword.modelpackages.task.Answering;
import io.watchword.modelpackages.task.Captioning;
import io.watchword.modelpackages.task.Classifying;
import io.watchword.modelpackages.task.TaskLoader;
import io.watchword.modelpackages.task.VisualTask;
import io.watchword.process.config.PackageSettings;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Which of the packages that are configured would be loaded where, and which can't be and why. Nothing is loaded for
 * it.
 *
 * @param packages those that are here and whole, by the models' names
 * @param refused why others can't be used, by the models' names
 * @param lacking what those need of the refused that only lack memory, by the models' names
 * @param placement where replicas go, by the models' names
 */
public record PackagePlan(
        Map<String, ModelPackage> packages,
        Map<String, String> refused,
        Map<String, MemoryNeed> lacking,
        Placement placement) {
    private static final Logger LOG = LoggerFactory.getLogger(PackagePlan.class);

    public PackagePlan {
        packages = Map.copyOf(packages);
        refused = Map.copyOf(refused);
        lacking = Map.copyOf(lacking);
    }

    /**
     * Plans. Fetches what is not here, and verifies all of it: blocks, for a large package for seconds.
     *
     * @param get how a package is had; throws {@link PackageException}
     * @param threads of a forward pass on the processor, of all models of this process
     */
    public static PackagePlan of(
            List<PackageSettings> wanted, Function<PackageSettings, ModelPackage> get, int threads) {
        return of(wanted, get, threads, Placement.Room::free);
    }

    /** @param free how much is free on a device */
    static PackagePlan of(
            List<PackageSettings> wanted,
            Function<PackageSettings, ModelPackage> get,
            int threads,
            Function<Device, Placement.Room> free) {
        LibTorch.configure(threads);
        Map<String, ModelPackage> packages = new LinkedHashMap<>();
        Map<String, String> refused = new LinkedHashMap<>();
        Set<Device> devices = new LinkedHashSet<>();
        List<MemoryNeed> needs = new ArrayList<>();
        for (PackageSettings each : wanted) {
            try {
                ModelPackage found = get.apply(each);
                TaskLoader.require(found, task(each));
                List<Device> on = devices(each);
                int replicas = each.classifies() ? 1 : each.replicas();
                needs.add(MemoryNeed.of(each.name(), found, precision(each), replicas, on));
                devices.addAll(on);
                packages.put(each.name(), found);
            } catch (PackageException | IllegalArgumentException e) {
                refused.put(each.name(), String.valueOf(e.getMessage()));
            } catch (RuntimeException | VirtualMachineError e) {
                if (Passes.ofProcess().hasEnded()) {
                    throw e;
                }
                // whatever is wrong with one package is none of the others
                LOG.error("The package of the model {} can't be read", each.name(), e);
                refused.put(
                        each.name(),
                        "its package can't be read: " + e.getClass().getSimpleName());
            }
        }
        Placement placement = Placement.tried(needs, devices.stream().map(free).toList());
        Map<String, MemoryNeed> lacking = new LinkedHashMap<>();
        needs.forEach(need -> placement.refusal(need.name()).ifPresent(why -> {
            refused.put(need.name(), why);
            lacking.put(need.name(), need);
        }));
        packages.keySet().removeAll(refused.keySet());
        return new PackagePlan(packages, refused, lacking, placement);
    }

    /** Perception loads its classifier once, on the first. */
    private static List<Device> devices(PackageSettings settings) {
        List<Device> named = Devices.parse(settings.devices(), 1);
        return settings.classifies() ? named.subList(0, 1) : named;
    }

    static Precision precision(PackageSettings settings) {
        return Precision.valueOf(settings.precision().toUpperCase(Locale.ROOT));
    }

    private static Class<? extends VisualTask> task(PackageSettings settings) {
        if (settings.classifies()) {
            return Classifying.class;
        }
        return settings.answers() ? Answering.class : Captioning.class;
    }

    /** Why a model can't be used; empty where it can. */
    Optional<String> refusal(String name) {
        return Optional.ofNullable(refused.get(name));
    }

    /** As a person reads it: a line for each replica, what is free, and a line for each that is refused. */
    public String describe() {
        Stream<String> unusable = refused.entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .map(each -> each.getKey() + " can't be used: " + each.getValue());
        return Stream.concat(placement.describe().lines(), unusable).collect(Collectors.joining("\n"));
    }
}
