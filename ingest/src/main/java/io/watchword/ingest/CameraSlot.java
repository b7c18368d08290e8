package io.watchword.ingest;

import io.vertx.core.Future;
import io.watchword.protocol.Camera;
import org.jspecify.annotations.Nullable;

/**
 * Brings one camera from what runs to what is wanted, one step at a time; what was wanted in between is passed over. On
 * one context.
 */
final class CameraSlot {
    /** What a slot can do. */
    interface Actions {
        /** Starts a reader; completes with what stops it. */
        Future<String> start(Camera camera);

        /** Stops a reader. */
        Future<Void> stop(String deployment);

        /** Deletes what was told about the camera. */
        Future<Void> forget(String camera);

        /** Nothing runs, nothing is wanted. */
        void idle(CameraSlot slot);
    }

    private record Running(Camera camera, String deployment) {}

    private final String id;
    private final int partition;
    private final Actions actions;
    private @Nullable Camera wanted;
    private @Nullable Running running;
    private boolean deleted;
    private boolean busy;

    CameraSlot(String id, int partition, Actions actions) {
        this.id = id;
        this.partition = partition;
        this.actions = actions;
    }

    String id() {
        return id;
    }

    /** The partition its camera comes from. */
    int partition() {
        return partition;
    }

    /** It is to run like this. */
    void want(Camera camera) {
        wanted = camera;
        deleted = false;
        settle();
    }

    /** It is deleted. */
    void delete() {
        wanted = null;
        deleted = true;
        settle();
    }

    /** Another process runs it now. */
    void release() {
        wanted = null;
        deleted = false;
        settle();
    }

    private void settle() {
        if (!busy) {
            step();
        }
    }

    private void step() {
        if (running != null && (wanted == null || !readsAlike(running.camera(), wanted))) {
            Running stopping = running;
            running = null;
            then(actions.stop(stopping.deployment()));
        } else if (running == null && wanted != null) {
            Camera starting = wanted;
            then(actions.start(starting)
                    .onSuccess(deployment -> running = new Running(starting, deployment))
                    .mapEmpty());
        } else if (deleted) {
            deleted = false;
            then(actions.forget(id));
        } else if (wanted == null) {
            actions.idle(this);
        }
    }

    private void then(Future<Void> step) {
        busy = true;
        step.onComplete(done -> {
            busy = false;
            if (done.succeeded()) {
                step();
            }
        });
    }

    // names and zones are for others
    private static boolean readsAlike(Camera a, Camera b) {
        return a.url().equals(b.url())
                && a.fps() == b.fps()
                && a.paused() == b.paused()
                && a.motionGate() == b.motionGate();
    }
}
