package io.watchword.answerstream.pictures;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.RoutingContext;
import io.watchword.answerstream.access.Access;
import io.watchword.answerstream.access.Pass;
import io.watchword.answerstream.history.Past;
import io.watchword.answerstream.http.Clients;
import io.watchword.answerstream.http.Endpoints;
import io.watchword.answerstream.http.Gate;
import io.watchword.answerstream.http.Problem;
import io.watchword.answerstream.http.Query;
import io.watchword.answerstream.http.Reply;
import io.watchword.protocol.Frame;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Function;

/** Pictures of cameras: the latest, a certain one, and moving. */
public final class PictureApi {
    private static final long PATIENCE_MS = 3_000;
    private static final int MOST_STREAMS = 200;

    private final Vertx vertx;
    private final Clients clients;
    private final FrameTail tail;
    private final LastFrames lastFrames;
    private final AnnotatedPictures annotated;
    private final Consumer<String> requireCamera;
    private final Function<String, String> inWords;
    private int streams;

    /**
     * @param clients how many moving pictures each may have
     * @param requireCamera fails where there is no such camera
     * @param inWords how a camera is doing
     */
    public PictureApi(
            Vertx vertx,
            Clients clients,
            FrameTail tail,
            Past<Frame> past,
            AnnotatedPictures annotated,
            Consumer<String> requireCamera,
            Function<String, String> inWords) {
        this.vertx = vertx;
        this.clients = clients;
        this.tail = tail;
        this.lastFrames = new LastFrames(past);
        this.annotated = annotated;
        this.requireCamera = requireCamera;
        this.inWords = inWords;
    }

    /** Adds the addresses. */
    public void mount(Endpoints endpoints) {
        endpoints
                .at("/api/v1/cameras/:id/snapshot.jpg")
                .on(HttpMethod.GET, Access.VIEWER, this::snapshot)
                .only();
        endpoints
                .at("/api/v1/cameras/:id/frames/:file")
                .on(HttpMethod.GET, Access.VIEWER, this::exactly)
                .only();
        endpoints
                .at("/api/v1/cameras/:id/live.mjpeg")
                .handle(HttpMethod.GET, Access.VIEWER, this::moving)
                .only();
    }

    /** How many moving pictures are being sent. */
    public int moving() {
        return streams;
    }

    private Future<Reply> snapshot(RoutingContext ctx) {
        String camera = camera(ctx);
        Optional<Frame> cached = tail.latest(camera);
        Future<Optional<Frame>> frame = cached.isPresent() ? Future.succeededFuture(cached) : nextOrLast(camera);
        return frame.map(found -> found.orElseThrow(
                        () -> Problem.busy("There is no picture of camera '" + camera + "': " + inWords.apply(camera))
                                .exception()))
                .compose(found -> isAnnotated(ctx) ? annotated.latest(found) : Future.succeededFuture(found))
                .map(found -> picture(found).withHeader("Cache-Control", "no-store"));
    }

    private static boolean isAnnotated(RoutingContext ctx) {
        return Query.of(ctx, "annotated").flag("annotated", false);
    }

    private Future<Optional<Frame>> nextOrLast(String camera) {
        return next(camera)
                .timeout(PATIENCE_MS, TimeUnit.MILLISECONDS)
                .map(Optional::of)
                .recover(late -> lastFrames.of(camera));
    }

    private Future<Frame> next(String camera) {
        Promise<Frame> next = Promise.promise();
        FrameTail.Watcher watcher = next::tryComplete;
        tail.add(camera, watcher);
        long timer = vertx.setTimer(PATIENCE_MS, late -> tail.remove(camera, watcher));
        return next.future().onComplete(done -> {
            vertx.cancelTimer(timer);
            tail.remove(camera, watcher);
        });
    }

    private Future<Reply> exactly(RoutingContext ctx) {
        String camera = camera(ctx);
        String file = ctx.pathParam("file");
        if (!file.matches("\\d{1,18}\\.jpg")) {
            throw Problem.noSuchPath().exception();
        }
        long seq = Long.parseLong(file.substring(0, file.length() - 4));
        Optional<Frame> kept = tail.seq(camera, seq);
        Future<Optional<Frame>> found = kept.isPresent()
                ? Future.succeededFuture(kept)
                : tail.caughtUp().map(done -> tail.seq(camera, seq));
        return found.map(frame -> frame.map(
                        picture -> picture(picture).withHeader("Cache-Control", "private, max-age=31536000, immutable"))
                .orElseThrow(() -> Problem.missing("frame kept", file).exception()));
    }

    private void moving(RoutingContext ctx) {
        String camera = camera(ctx);
        boolean drawnOn = isAnnotated(ctx);
        if (streams >= MOST_STREAMS) {
            throw Problem.busy("There are as many moving pictures as this server sends; try again soon")
                    .exception();
        }
        Pass pass = Gate.pass(ctx);
        HttpServerResponse response = ctx.response()
                .setChunked(true)
                .putHeader("Content-Type", "multipart/x-mixed-replace; boundary=frame")
                .putHeader("Cache-Control", "no-store");
        FrameTail.Watcher watcher = frame -> send(response, pass, frame);
        clients.stream(pass.who(), response).onComplete(ended -> {
            streams--;
            annotated.remove(camera, watcher);
            tail.remove(camera, watcher);
        });
        streams++;
        response.writeHead();
        if (drawnOn) {
            annotated.add(camera, watcher);
        } else {
            tail.latest(camera).ifPresent(watcher);
            tail.add(camera, watcher);
        }
    }

    // a client that has not read the last picture does not get this one
    private static void send(HttpServerResponse response, Pass pass, Frame frame) {
        if (!pass.holds()) {
            response.end();
        } else if (!response.closed() && !response.writeQueueFull()) {
            byte[] jpeg = frame.jpeg();
            response.write(Buffer.buffer(jpeg.length + 128)
                    .appendString("--frame\r\nContent-Type: image/jpeg\r\nContent-Length: " + jpeg.length + "\r\n\r\n")
                    .appendBytes(jpeg)
                    .appendString("\r\n"));
        }
    }

    private static Reply picture(Frame frame) {
        return Reply.of("image/jpeg", Buffer.buffer(frame.jpeg()))
                .withHeader("X-Frame-Seq", Long.toString(frame.info().seq()))
                .withHeader("X-Captured-At", frame.info().capturedAt().toString());
    }

    private String camera(RoutingContext ctx) {
        String camera = ctx.pathParam("id");
        requireCamera.accept(camera);
        return camera;
    }
}
