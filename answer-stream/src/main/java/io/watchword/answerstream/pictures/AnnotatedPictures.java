package io.watchword.answerstream.pictures;

import io.vertx.core.Future;
import io.watchword.answerstream.api.Scenes;
import io.watchword.answerstream.drawing.Annotation;
import io.watchword.answerstream.drawing.Drawing;
import io.watchword.answerstream.history.Past;
import io.watchword.protocol.Answer;
import io.watchword.protocol.Frame;
import io.watchword.protocol.Scene;
import io.watchword.protocol.kafka.FrameKey;
import io.watchword.protocol.kafka.FrameSearch;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Pictures with what was seen on them: each scene's boxes on exactly the frame that the scene was made from. A frame is
 * drawn on once, however many watch; while one is being drawn only the newest scene waits. For one event loop.
 */
public final class AnnotatedPictures {
    private static final class Watched {
        private final Set<FrameTail.Watcher> watchers = new LinkedHashSet<>();
        private final FrameTail.Watcher feed;
        private @Nullable Scene waiting;
        private boolean drawing;

        Watched(FrameTail.Watcher feed) {
            this.feed = feed;
        }
    }

    private final FrameTail tail;
    private final Past<Frame> past;
    private final Scenes scenes;
    private final Function<String, List<Answer>> current;
    private final Drawing drawing;
    private final Map<String, Watched> cameras = new HashMap<>();

    /**
     * @param scenes the latest scene of each camera
     * @param current the answers that stand on a camera
     */
    public AnnotatedPictures(
            FrameTail tail, Past<Frame> past, Scenes scenes, Function<String, List<Answer>> current, Drawing drawing) {
        this.tail = tail;
        this.past = past;
        this.scenes = scenes;
        this.current = current;
        this.drawing = drawing;
    }

    /** The frame of the camera's latest scene, drawn on; failing that the given one, with the answers alone. */
    Future<Frame> latest(Frame otherwise) {
        String camera = otherwise.camera();
        return frameOfScene(camera)
                .compose(found -> found.isPresent()
                        ? draw(found.get(), Annotation.of(scenes.of(camera).orElseThrow(), current.apply(camera)))
                        : draw(otherwise, Annotation.of(current.apply(camera))));
    }

    private Future<Optional<Frame>> frameOfScene(String camera) {
        Optional<FrameKey> key = scenes.of(camera).map(scene -> FrameKey.of(camera, scene.frame()));
        Optional<Frame> kept = key.flatMap(wanted -> tail.seq(camera, wanted.seq()));
        return kept.isPresent() || key.isEmpty()
                ? Future.succeededFuture(kept)
                : past.look(look -> FrameSearch.find(look, key.get()));
    }

    /** Hears every frame of a camera that is drawn on, from now on. */
    void add(String camera, FrameTail.Watcher watcher) {
        Watched watched = cameras.computeIfAbsent(camera, id -> new Watched(frame -> arrived(id, frame)));
        watched.watchers.add(watcher);
        tail.add(camera, watched.feed);
    }

    /** Hears no more. */
    void remove(String camera, FrameTail.Watcher watcher) {
        Watched watched = cameras.get(camera);
        if (watched != null && watched.watchers.remove(watcher) && watched.watchers.isEmpty()) {
            cameras.remove(camera);
            tail.remove(camera, watched.feed);
        }
    }

    /** A new scene. */
    public void scene(Scene scene) {
        Watched watched = cameras.get(scene.camera());
        if (watched != null) {
            watched.waiting = scene;
            next(scene.camera(), watched);
        }
    }

    // a scene may be read before its frame
    private void arrived(String camera, Frame frame) {
        Watched watched = cameras.get(camera);
        if (watched != null
                && watched.waiting != null
                && watched.waiting.frame().seq() == frame.info().seq()) {
            next(camera, watched);
        }
    }

    private void next(String camera, Watched watched) {
        Scene scene = watched.waiting;
        if (watched.drawing || scene == null) {
            return;
        }
        tail.seq(camera, scene.frame().seq()).ifPresent(frame -> {
            watched.waiting = null;
            watched.drawing = true;
            draw(frame, Annotation.of(scene, current.apply(camera))).onComplete(drawn -> {
                watched.drawing = false;
                if (drawn.succeeded()) {
                    List.copyOf(watched.watchers).forEach(watcher -> watcher.accept(drawn.result()));
                }
                next(camera, watched);
            });
        });
    }

    private Future<Frame> draw(Frame frame, Annotation annotation) {
        return drawing.draw(frame.jpeg(), annotation).map(jpeg -> new Frame(frame.camera(), frame.info(), jpeg));
    }
}
