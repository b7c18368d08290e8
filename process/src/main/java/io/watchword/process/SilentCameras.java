package io.watchword.process;

import io.vertx.core.Vertx;
import io.watchword.protocol.CameraStatus;
import io.watchword.protocol.Unavailability;
import io.watchword.protocol.kafka.CompactedTable;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Predicate;

/**
 * Notices cameras that give no frames for longer than is borne, as {@link Unavailability} has it. For one event loop,
 * that of the verticle which makes it: its timers end with that.
 */
public final class SilentCameras {
    private final Vertx vertx;
    private final CompactedTable<CameraStatus> statuses;
    private final Predicate<String> mine;
    private final BiConsumer<CameraStatus, String> told;

    /**
     * Watches every camera whose status changes from now on.
     *
     * @param mine whether this process is the one that speaks for the camera with an id
     * @param told is given the status of a silent one, and the reason in words
     */
    public SilentCameras(
            Vertx vertx,
            CompactedTable<CameraStatus> statuses,
            Predicate<String> mine,
            BiConsumer<CameraStatus, String> told) {
        this.vertx = vertx;
        this.statuses = statuses;
        this.mine = mine;
        this.told = told;
        statuses.onChange((id, before, after) -> {
            if (after != null) {
                watch(after);
            }
        });
    }

    /** Watches every camera that is known now, such as when others begin to be spoken for. */
    public void watchAll() {
        statuses.values().forEach(this::watch);
    }

    private void watch(CameraStatus status) {
        Unavailability.of(status)
                .ifPresent(why -> vertx.setTimer(why.grace().toMillis(), late -> tellIfStill(status.camera(), why)));
    }

    private void tellIfStill(String camera, Unavailability why) {
        statuses.get(camera)
                .filter(now -> mine.test(camera) && Unavailability.of(now).equals(Optional.of(why)))
                .ifPresent(now -> told.accept(now, why.reason()));
    }
}
