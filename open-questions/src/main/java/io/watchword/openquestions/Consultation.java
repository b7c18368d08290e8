package io.watchword.openquestions;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.WorkerExecutor;
import io.watchword.openquestions.model.Expected;
import io.watchword.openquestions.model.Inquiry;
import io.watchword.openquestions.model.NoReplyException;
import io.watchword.openquestions.model.NoReplyException.Cause;
import io.watchword.openquestions.model.OpenModel;
import io.watchword.openquestions.pictures.Views;
import io.watchword.protocol.AnsweredBy;
import io.watchword.protocol.AnsweredBy.Step;
import io.watchword.protocol.Box;
import io.watchword.protocol.CameraRegion;
import io.watchword.protocol.Frame;
import io.watchword.protocol.FrameInfo;
import io.watchword.protocol.Question;
import io.watchword.protocol.Region;
import io.watchword.protocol.Route;
import io.watchword.protocol.Scene;
import io.watchword.protocol.Verdict;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Has a model look at a frame: grounds what the question points out, cuts that out of the exact frame that the scene
 * was made from, puts the question, and makes an answer of the words. Pictures are made on threads of their own.
 */
final class Consultation {
    private static final String TOLD = "caption-llm";
    private static final int THREADS = 2;
    private static final int MOST_POINTED_OUT = 8;
    private static final long LONGEST_S = 10;
    private static final byte[] NO_PICTURE = {};

    /**
     * What came of it.
     *
     * @param verdict the answer
     * @param regions what it is about
     * @param by who gave it, and how
     * @param failure why there was none that could be used; null where there was
     */
    record Found(Verdict verdict, List<Region> regions, AnsweredBy by, @Nullable Cause failure) {}

    /** Something to be shown: a part of a camera's picture, or all of it. */
    private record Part(String title, String camera, @Nullable Box box) {}

    private final Frames frames;
    private final Consumer<Frame> shown;
    private final WorkerExecutor threads;

    /** @param shown is given what a model is shown of a standing question's own camera */
    Consultation(Vertx vertx, Frames frames, Consumer<Frame> shown) {
        this.frames = frames;
        this.shown = shown;
        this.threads = vertx.createSharedWorkerExecutor("watchword-open-views", THREADS, LONGEST_S, TimeUnit.SECONDS);
    }

    /**
     * Never fails, and never throws: whoever asks counts on being told when it is over.
     *
     * @param standing whether people may ask later what was seen
     */
    Future<Found> run(Question question, Grounding grounding, Scene scene, OpenModel model, boolean standing) {
        List<Step> steps = new ArrayList<>();
        List<Region> regions = new ArrayList<>();
        return Future.succeededFuture()
                .compose(begun -> {
                    regions.addAll(regions(question, grounding, scene));
                    return look(question, regions, scene, model, steps, standing);
                })
                .recover(problem -> Future.succeededFuture(failed(problem, regions, model, steps)));
    }

    private Future<Found> look(
            Question question, List<Region> regions, Scene scene, OpenModel model, List<Step> steps, boolean standing) {
        requireSeen(question, scene, model);
        if (question.route() instanceof Route.Grounded route) {
            steps.add(new Step("scene", "pointed out " + route.expression() + ": " + words(regions)));
        }
        return views(parts(question, regions, scene), scene, model.limits().maxSide(), standing)
                .compose(views -> {
                    steps.add(new Step(model.name(), "was asked about " + titles(views)));
                    return model.ask(new Inquiry(question.text(), Expected.of(question.text()), scene, views));
                })
                .map(verdict -> new Found(verdict, regions, new AnsweredBy(model.name(), steps), null));
    }

    /** What is told to a model that sees no pictures is of one camera's scene. */
    private static void requireSeen(Question question, Scene scene, OpenModel model) {
        if (model.kind().equals(TOLD)
                && question.regions().stream()
                        .anyMatch(region -> !region.camera().equals(scene.camera()))) {
            throw new NoReplyException(
                    Cause.NOTHING_TO_SHOW,
                    "the model " + model.name() + " is told what one camera sees; ask one that sees pictures (kind vlm)"
                            + " about regions of several");
        }
    }

    /** What is told where the scene has nothing to show to a model, which then need not be asked. */
    static Found nothing(String expression, String model) {
        Step step = new Step("scene", "pointed out nothing");
        return new Found(
                Verdict.unknown("nothing is seen that is clearly " + expression),
                List.of(),
                new AnsweredBy(model, List.of(step)),
                null);
    }

    private static Found failed(Throwable problem, List<Region> regions, OpenModel model, List<Step> steps) {
        AnsweredBy by = new AnsweredBy(model.name(), steps);
        if (problem instanceof NoReplyException why) {
            return new Found(Verdict.unknown(why.reason()), regions, by, why.kind());
        }
        org.slf4j.LoggerFactory.getLogger(Consultation.class)
                .atError()
                .addKeyValue("model", model.name())
                .setCause(problem)
                .log("A model could not be asked");
        return new Found(
                Verdict.unknown("the model could not be asked because of a fault; the log says which"),
                regions,
                by,
                Cause.SERVER_ERROR);
    }

    private static String words(List<Region> regions) {
        return regions.stream()
                .map(region -> region.label() + " " + region.track())
                .collect(Collectors.joining(", "));
    }

    /** The least box around all. */
    private static Box around(List<Region> regions) {
        List<Box> boxes = regions.stream().map(Region::box).toList();
        return Box.corners(
                boxes.stream().mapToDouble(Box::x).min().orElseThrow(),
                boxes.stream().mapToDouble(Box::y).min().orElseThrow(),
                boxes.stream().mapToDouble(Box::right).max().orElseThrow(),
                boxes.stream().mapToDouble(Box::bottom).max().orElseThrow());
    }

    private static String titles(List<Inquiry.View> views) {
        return String.join(", ", views.stream().map(Inquiry.View::title).toList());
    }

    /** What the answer is about: tracks that are pointed out, or the regions that were asked about. */
    private static List<Region> regions(Question question, Grounding grounding, Scene scene) {
        if (question.regions().isEmpty()) {
            List<Region> pointedOut = grounding.regions(scene);
            return pointedOut.subList(0, Math.min(MOST_POINTED_OUT, pointedOut.size()));
        }
        List<Region> asked = new ArrayList<>();
        for (int i = 0; i < question.regions().size(); i++) {
            CameraRegion region = question.regions().get(i);
            if (region.camera().equals(scene.camera())) {
                // no track has a negative number
                asked.add(new Region(-1 - i, "[" + (i + 1) + "]", 1, region.box()));
            }
        }
        return asked;
    }

    private static List<Part> parts(Question question, List<Region> grounded, Scene scene) {
        if (!question.regions().isEmpty()) {
            List<Part> parts = new ArrayList<>();
            for (CameraRegion region : question.regions()) {
                parts.add(new Part("[" + (parts.size() + 1) + "]", region.camera(), region.box()));
            }
            return parts;
        }
        return question.route() instanceof Route.Grounded route
                ? List.of(new Part(route.expression(), scene.camera(), around(grounded)))
                : List.of(new Part("the whole picture", scene.camera(), null));
    }

    private Future<List<Inquiry.View>> views(List<Part> parts, Scene scene, int maxSide, boolean standing) {
        if (maxSide == 0) {
            return Future.succeededFuture(
                    parts.stream().map(part -> unseen(part, scene.frame())).toList());
        }
        Map<String, Future<Frame>> taken = new LinkedHashMap<>();
        parts.forEach(part -> taken.computeIfAbsent(part.camera(), camera -> frame(camera, scene, standing)));
        return Future.all(List.copyOf(taken.values()))
                .compose(all -> threads.executeBlocking(
                        () -> parts.stream()
                                .map(part -> view(
                                        part,
                                        Objects.requireNonNull(taken.get(part.camera()))
                                                .result(),
                                        maxSide))
                                .toList(),
                        false));
    }

    private static Inquiry.View unseen(Part part, FrameInfo frame) {
        Box box = part.box() == null ? new Box(0, 0, frame.width(), frame.height()) : part.box();
        return new Inquiry.View(part.title(), box, NO_PICTURE);
    }

    private Future<Frame> frame(String camera, Scene scene, boolean standing) {
        if (!camera.equals(scene.camera())) {
            return frames.latest(camera);
        }
        return frames.exactly(camera, scene.frame()).onSuccess(frame -> {
            if (standing) {
                shown.accept(frame);
            }
        });
    }

    private static Inquiry.View view(Part part, Frame frame, int maxSide) {
        FrameInfo info = frame.info();
        Box box = part.box();
        return box == null
                ? new Inquiry.View(
                        part.title(),
                        new Box(0, 0, info.width(), info.height()),
                        Views.whole(frame.jpeg(), info.width(), info.height(), maxSide))
                : new Inquiry.View(part.title(), box, Views.around(frame.jpeg(), box, maxSide));
    }

    Future<Void> close() {
        return threads.close().transform(done -> frames.close());
    }
}
