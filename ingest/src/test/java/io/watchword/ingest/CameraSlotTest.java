package io.watchword.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.watchword.protocol.Camera;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.junit.jupiter.api.Test;

final class CameraSlotTest {
    private final Recorder recorder = new Recorder();
    private final CameraSlot slot = new CameraSlot("cam", 0, recorder);

    @Test
    void startsOnceForRecordsThatReadAlike() {
        slot.want(camera("demo:", "A"));
        recorder.finish();

        slot.want(camera("demo:", "A"));
        slot.want(camera("demo:", "B"));

        assertThat(recorder.log).containsExactly("start demo:");
    }

    @Test
    void stopsBeforeItStartsAnew() {
        slot.want(camera("demo:", "A"));
        recorder.finish();

        slot.want(camera("demo:?rate=5", "A"));
        recorder.finish();
        recorder.finish();

        assertThat(recorder.log).containsExactly("start demo:", "stop 1", "start demo:?rate=5");
    }

    @Test
    void passesOverWhatWasWantedInBetween() {
        slot.want(camera("demo:", "A"));
        slot.want(camera("demo:?rate=1", "A"));
        slot.want(camera("demo:?rate=2", "A"));
        recorder.finish();
        recorder.finish();
        recorder.finish();

        assertThat(recorder.log).containsExactly("start demo:", "stop 1", "start demo:?rate=2");
    }

    @Test
    void forgetsADeletedCameraAfterItStopped() {
        slot.want(camera("demo:", "A"));
        recorder.finish();

        slot.delete();
        assertThat(recorder.log).last().isEqualTo("stop 1");
        recorder.finish();
        recorder.finish();

        assertThat(recorder.log).containsExactly("start demo:", "stop 1", "forget cam", "idle");
    }

    @Test
    void keepsTheStatusOfACameraThatMovedAway() {
        slot.want(camera("demo:", "A"));
        recorder.finish();

        slot.release();
        recorder.finish();

        assertThat(recorder.log).containsExactly("start demo:", "stop 1", "idle");
    }

    @Test
    void startsAgainACameraThatCameBackWhileItStopped() {
        slot.want(camera("demo:", "A"));
        recorder.finish();

        slot.release();
        slot.want(camera("demo:", "A"));
        recorder.finish();
        recorder.finish();

        assertThat(recorder.log).containsExactly("start demo:", "stop 1", "start demo:");
    }

    private static Camera camera(String url, String name) {
        return new Camera("cam", name, url, 5, false, List.of());
    }

    private static final class Recorder implements CameraSlot.Actions {
        final List<String> log = new ArrayList<>();
        private final Deque<Runnable> unfinished = new ArrayDeque<>();
        private int started;

        void finish() {
            unfinished.remove().run();
        }

        @Override
        public Future<String> start(Camera camera) {
            log.add("start " + camera.url());
            Promise<String> promise = Promise.promise();
            unfinished.add(() -> promise.complete(Integer.toString(++started)));
            return promise.future();
        }

        @Override
        public Future<Void> stop(String deployment) {
            return later("stop " + deployment);
        }

        @Override
        public Future<Void> forget(String camera) {
            return later("forget " + camera);
        }

        @Override
        public void idle(CameraSlot idle) {
            log.add("idle");
        }

        private Future<Void> later(String what) {
            log.add(what);
            Promise<Void> promise = Promise.promise();
            unfinished.add(promise::complete);
            return promise.future();
        }
    }
}
