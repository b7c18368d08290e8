package io.watchword.modelpackages.serve;

import ai.djl.util.cuda.CudaUtils;
import io.watchword.modelpackages.PackageException;
import io.watchword.modelpackages.device.Device;
import io.watchword.modelpackages.device.LibTorch;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * Which replica of which model goes to which device. The largest are placed first, each where the most room is left, so
 * that replicas of one model spread over devices.
 *
 * @param places in the order in which they were given away
 * @param rooms what each device had before
 */
public record Placement(List<Place> places, List<Room> rooms) {
    private static final Path MEMORY = Path.of("/proc/meminfo");

    /**
     * One replica's place.
     *
     * @param replica from 0
     */
    public record Place(String name, int replica, long bytes, Device device) {}

    /**
     * A device and how much memory is free on it. The shares of the processor have one memory: give the processor
     * whole.
     */
    public record Room(Device device, long bytes) {
        /** As much as is free now: of the GPU, or of this machine. */
        public static Room free(Device device) {
            return new Room(device, device instanceof Device.Gpu gpu ? freeOf(gpu) : freeHere());
        }

        private static long freeOf(Device.Gpu gpu) {
            var usage = CudaUtils.getGpuMemory(LibTorch.device(gpu));
            return usage.getMax() - usage.getCommitted();
        }

        private static long freeHere() {
            try (var lines = Files.lines(MEMORY)) {
                return lines.filter(line -> line.startsWith("MemAvailable:"))
                        .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) << 10)
                        .findFirst()
                        .orElse(Long.MAX_VALUE);
            } catch (IOException e) {
                // no Linux: nothing is known, so nothing is refused
                return Long.MAX_VALUE;
            }
        }
    }

    public Placement {
        places = List.copyOf(places);
        rooms = List.copyOf(rooms);
    }

    /**
     * Plans.
     *
     * @throws PackageException naming every replica that fits nowhere, what it needs and what is left on each device
     */
    public static Placement of(List<MemoryNeed> needs, List<Room> rooms) {
        List<Room> left = new ArrayList<>(rooms);
        List<Place> places = new ArrayList<>();
        List<String> homeless = new ArrayList<>();
        needs.stream()
                .sorted(Comparator.comparingLong(MemoryNeed::bytes).reversed())
                .forEach(need -> place(need, left, places, homeless));
        if (!homeless.isEmpty()) {
            throw new PackageException("Not every model fits:\n" + String.join("\n", homeless)
                    + "\nleft: " + left.stream().map(Placement::shown).collect(Collectors.joining(", "))
                    + "; give fewer replicas, another precision or another device");
        }
        return new Placement(places, rooms);
    }

    private static void place(MemoryNeed need, List<Room> left, List<Place> places, List<String> homeless) {
        for (int replica = 0; replica < need.replicas(); replica++) {
            int roomiest = roomiest(left);
            if (roomiest < 0 || left.get(roomiest).bytes < need.bytes()) {
                homeless.add("  " + need.name() + " #" + replica + " needs " + mib(need.bytes()));
                continue;
            }
            Room room = left.get(roomiest);
            places.add(new Place(need.name(), replica, need.bytes(), room.device));
            left.set(roomiest, new Room(room.device, room.bytes - need.bytes()));
        }
    }

    private static int roomiest(List<Room> left) {
        int roomiest = -1;
        for (int i = 0; i < left.size(); i++) {
            if (roomiest < 0 || left.get(i).bytes > left.get(roomiest).bytes) {
                roomiest = i;
            }
        }
        return roomiest;
    }

    /** The plan as a person reads it, a line each. */
    public String describe() {
        String models = places.stream()
                .map(place -> String.format(
                        Locale.ROOT,
                        "%-32s %-6s %12s%n",
                        place.name + " #" + place.replica,
                        place.device.name(),
                        mib(place.bytes)))
                .collect(Collectors.joining());
        return models + "free before: " + rooms.stream().map(Placement::shown).collect(Collectors.joining(", "));
    }

    private static String shown(Room room) {
        return room.device.name() + " " + mib(room.bytes);
    }

    private static String mib(long bytes) {
        return (bytes >> 20) + " MiB";
    }
}
