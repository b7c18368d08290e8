package io.watchword.ingest;

import io.watchword.protocol.CameraUrls;
import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * How cameras are read.
 *
 * @param demoClip the file that {@code demo:} plays
 * @param mediaFolder the only folder whose files may be played as cameras; null for none
 * @param urls which addresses cameras may have
 * @param patience with cameras that are silent
 * @param retries of cameras that failed
 * @param jpegQuality 1 to 100
 * @param inFlight most frames of a camera on their way to the brokers; more are dropped; 1 to 1000
 * @param stillFps frames a second where nothing moves, 0.01 to 120; 0 for as many as otherwise
 */
public record IngestSettings(
        Path demoClip,
        @Nullable Path mediaFolder,
        CameraUrls urls,
        Patience patience,
        Retries retries,
        int jpegQuality,
        int inFlight,
        double stillFps) {
    private static final Duration SHORTEST = Duration.ofMillis(100);

    public IngestSettings {
        within("ingest.jpeg-quality", jpegQuality, 100);
        within("ingest.in-flight", inFlight, 1000);
        if (stillFps != 0 && !(stillFps >= 0.01 && stillFps <= 120)) {
            throw new IllegalArgumentException("ingest.still-fps: must be from 0.01 to 120, or 0");
        }
    }

    /**
     * Stalled after 5 s, opened within 10 s, tried again after 0.5 s to 30 s, refused for 30 s, JPEG quality 80, 2 in
     * flight, 1 frame/s where nothing moves, no media folder.
     */
    public static IngestSettings defaults(Path demoClip, CameraUrls urls) {
        return new IngestSettings(
                demoClip,
                null,
                urls,
                new Patience(Duration.ofSeconds(5), Duration.ofSeconds(10)),
                new Retries(Duration.ofMillis(500), Duration.ofSeconds(30), Duration.ofSeconds(30)),
                80,
                2,
                1);
    }

    /** The same with a folder of recordings. */
    public IngestSettings withMediaFolder(Path folder) {
        return new IngestSettings(demoClip, folder, urls, patience, retries, jpegQuality, inFlight, stillFps);
    }

    /** The same with another rate where nothing moves. */
    public IngestSettings withStillFps(double fps) {
        return new IngestSettings(demoClip, mediaFolder, urls, patience, retries, jpegQuality, inFlight, fps);
    }

    /** The same with other limits on how long a camera may be silent. */
    public IngestSettings with(Patience other) {
        return new IngestSettings(demoClip, mediaFolder, urls, other, retries, jpegQuality, inFlight, stillFps);
    }

    /** The same with other waits before a camera is tried again. */
    public IngestSettings with(Retries other) {
        return new IngestSettings(demoClip, mediaFolder, urls, patience, other, jpegQuality, inFlight, stillFps);
    }

    /**
     * How long a camera may be silent.
     *
     * @param stall how long a live camera may send nothing before it is opened again; 0.1 s to 10 min
     * @param openWithin how long opening may take until the first frame; 0.1 s to 10 min
     */
    public record Patience(Duration stall, Duration openWithin) {
        public Patience {
            within("ingest.stall", stall, Duration.ofMinutes(10));
            within("ingest.open-within", openWithin, Duration.ofMinutes(10));
        }
    }

    /**
     * How long to wait before a camera is opened again.
     *
     * @param first after a first failure, doubling with each; 0.1 s to 1 day
     * @param longest where that doubling ends; 0.1 s to 1 day, and not below {@code first}
     * @param refused where the URL or its secrets have to change; 0.1 s to 1 day
     */
    public record Retries(Duration first, Duration longest, Duration refused) {
        public Retries {
            within("ingest.retry-first", first, Duration.ofDays(1));
            within("ingest.retry-longest", longest, Duration.ofDays(1));
            if (longest.compareTo(first) < 0) {
                throw new IllegalArgumentException("ingest.retry-longest: must not be below ingest.retry-first");
            }
            within("ingest.retry-refused", refused, Duration.ofDays(1));
        }
    }

    private static void within(String name, Duration value, Duration longest) {
        if (value.compareTo(SHORTEST) < 0 || value.compareTo(longest) > 0) {
            throw new IllegalArgumentException(name + ": must be from 0.1 s to " + longest.toSeconds() + " s");
        }
    }

    private static void within(String name, int value, int most) {
        if (value < 1 || value > most) {
            throw new IllegalArgumentException(name + ": must be from 1 to " + most);
        }
    }
}
