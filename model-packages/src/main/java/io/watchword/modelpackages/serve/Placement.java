package io.watchword.modelpackages.serve;

import ai.djl.util.cuda.CudaUtils;
import io.watchword.modelpackages.PackageException;
import io.watchword.modelpackages.device.Device;
import io.watchword.modelpackages.device.LibTorch;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Which replica of which model goes to which device. The largest are placed first, each where the most room is left, so
 * that replicas of one model spread over devices.
 *
 * @param places in the order in which they were given away
 * @param homeless what fits nowhere
 * @param rooms what each device had before
 * @param left what each device has left
 */
public record Placement(List<Place> places, List<Homeless> homeless, List<Room> rooms, List<Room> left) {
    /**
     * One replica's place.
     *
     * @param replica from 0
     */
    public record Place(String name, int replica, long bytes, Device device) {}

    /**
     * A replica that fits nowhere.
     *
     * @param replica from 0
     */
    public record Homeless(String name, int replica, long bytes) {
        @Override
        public String toString() {
            return name + " #" + replica + " needs " + mib(bytes);
        }
    }

    /**
     * A device and how much memory is free on it. The shares of the processor have one memory: give the processor
     * whole.
     */
    public record Room(Device device, long bytes) {
        /** As much as is free now: of the GPU, or of what this process may have of the machine. */
        public static Room free(Device device) {
            return new Room(
                    device,
                    device instanceof Device.Gpu gpu
                            ? freeOf(gpu)
                            : HostMemory.here().left());
        }

        private static long freeOf(Device.Gpu gpu) {
            var usage = CudaUtils.getGpuMemory(LibTorch.device(gpu));
            return usage.getMax() - usage.getCommitted();
        }
    }

    public Placement {
        places = List.copyOf(places);
        homeless = List.copyOf(homeless);
        rooms = List.copyOf(rooms);
        left = List.copyOf(left);
    }

    /**
     * Plans, and refuses what does not fit.
     *
     * @throws PackageException naming every replica that fits nowhere, what it needs and what is left on each device
     */
    public static Placement of(List<MemoryNeed> needs, List<Room> rooms) {
        Placement plan = tried(needs, rooms);
        if (!plan.homeless.isEmpty()) {
            throw new PackageException("Not every model fits:\n"
                    + plan.homeless.stream().map(each -> "  " + each).collect(Collectors.joining("\n")) + "\n"
                    + plan.remedy(plan.homeless));
        }
        return plan;
    }

    /**
     * Plans what fits.
     *
     * @throws IllegalArgumentException if two models are called the same
     */
    public static Placement tried(List<MemoryNeed> needs, List<Room> rooms) {
        Set<String> names = new HashSet<>();
        needs.stream().filter(need -> !names.add(need.name())).findFirst().ifPresent(need -> {
            throw new IllegalArgumentException("Two models are called " + need.name() + ": give them other names");
        });
        List<Room> left = new ArrayList<>(rooms);
        List<Place> places = new ArrayList<>();
        List<Homeless> homeless = new ArrayList<>();
        needs.stream()
                .sorted(Comparator.comparingLong(MemoryNeed::bytes).reversed())
                .forEach(need -> place(need, left, places, homeless));
        return new Placement(places, homeless, rooms, left);
    }

    private static void place(MemoryNeed need, List<Room> left, List<Place> places, List<Homeless> homeless) {
        for (int replica = 0; replica < need.replicas(); replica++) {
            int roomiest = roomiest(need, left);
            if (roomiest < 0 || left.get(roomiest).bytes < need.bytes()) {
                homeless.add(new Homeless(need.name(), replica, need.bytes()));
                continue;
            }
            Room room = left.get(roomiest);
            places.add(new Place(need.name(), replica, need.bytes(), room.device));
            left.set(roomiest, new Room(room.device, room.bytes - need.bytes()));
        }
    }

    /** Why a model has not all the places that it wants, and what to do; empty where it has. */
    public Optional<String> refusal(String name) {
        List<Homeless> own =
                homeless.stream().filter(each -> each.name.equals(name)).toList();
        return own.isEmpty()
                ? Optional.empty()
                : Optional.of("it does not fit: "
                        + own.stream().map(Homeless::toString).collect(Collectors.joining(", ")) + "; " + remedy(own));
    }

    private String remedy(List<Homeless> refused) {
        boolean several = refused.stream().anyMatch(each -> replicas(each.name) > 1);
        return "left: " + left.stream().map(Placement::shown).collect(Collectors.joining(", ")) + "; give "
                + (several ? "fewer replicas, " : "") + "another precision or another device";
    }

    private long replicas(String name) {
        return places.stream().filter(each -> each.name.equals(name)).count()
                + homeless.stream().filter(each -> each.name.equals(name)).count();
    }

    private static int roomiest(MemoryNeed need, List<Room> left) {
        int roomiest = -1;
        for (int i = 0; i < left.size(); i++) {
            if (need.mayGoTo(left.get(i).device) && (roomiest < 0 || left.get(i).bytes > left.get(roomiest).bytes)) {
                roomiest = i;
            }
        }
        return roomiest;
    }

    /** The plan as a person reads it, a line each; empty where nothing is to be placed. */
    public String describe() {
        String models = places.stream()
                .map(place -> String.format(
                        Locale.ROOT,
                        "%-32s %-6s %12s%n",
                        place.name + " #" + place.replica,
                        place.device.name(),
                        mib(place.bytes)))
                .collect(Collectors.joining());
        String others = homeless.stream()
                .map(each -> String.format(
                        Locale.ROOT, "%-32s %-6s %12s%n", each.name + " #" + each.replica, "NOWHERE", mib(each.bytes)))
                .collect(Collectors.joining());
        String free = rooms.stream().map(Placement::shown).collect(Collectors.joining(", "));
        return free.isEmpty() ? (models + others).stripTrailing() : models + others + "free before: " + free;
    }

    private static String shown(Room room) {
        return room.device.name() + " " + mib(room.bytes);
    }

    private static String mib(long bytes) {
        return (bytes >> 20) + " MiB";
    }
}
