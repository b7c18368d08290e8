package io.watchword.bench.models;

import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.watchword.bench.TempFolder;
import io.watchword.openquestions.model.Expected;
import io.watchword.openquestions.model.Inquiry;
import io.watchword.openquestions.model.OpenModel;
import io.watchword.openquestions.packages.PackageHost;
import io.watchword.process.config.PackageSettings;
import io.watchword.protocol.Box;
import io.watchword.protocol.FrameInfo;
import io.watchword.protocol.LatencyMs;
import io.watchword.protocol.Scene;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.function.IntConsumer;
import java.util.function.Supplier;

/**
 * What is measured in a process of its own: {@code FOLDER CALLS THREADS} of a model that answers. The same calls go to
 * the model itself and, in turns with them, to one that open questions host: from an event loop to its threads and
 * back.
 */
public final class HostedProbe {
    private static final long PATIENCE_S = 300;
    private static final double MOST_A_MINUTE = 6_000;

    private HostedProbe() {}

    /** Measures and prints {@code bare-ms} and {@code hosted-ms}, a number for each call. */
    public static void main(String... args) throws Exception {
        Path folder = Path.of(args[0]);
        int count = Integer.parseInt(args[1]);
        int threads = Integer.parseInt(args[2]);
        Vertx vertx = Vertx.vertx();
        StringBuilder bare = new StringBuilder("bare-ms");
        StringBuilder hosted = new StringBuilder("hosted-ms");
        try (TempFolder cache = TempFolder.create();
                ModelCalls calls = new ModelCalls(folder, threads)) {
            Context context = vertx.getOrCreateContext();
            PackageHost host = new PackageHost(vertx, cache.path(), threads);
            OpenModel model = host.add(
                    PackageSettings.answering("bench", folder.toString())
                            .withCalls(PATIENCE_S, MOST_A_MINUTE, MOST_A_MINUTE, 1, PATIENCE_S),
                    List.of());
            on(context, () -> {
                host.start();
                return ready(vertx, model);
            });
            for (int number = -2; number < count; number++) {
                note(bare, number, calls::make);
                note(hosted, number, each -> on(context, () -> model.ask(inquiry(calls, each))));
            }
            on(context, () -> Future.join(model.close(), host.close()));
        } finally {
            vertx.close();
        }
        System.out.println(bare);
        System.out.println(hosted);
    }

    private static Future<Void> ready(Vertx vertx, OpenModel model) {
        if (model.trouble().isEmpty()) {
            return Future.succeededFuture();
        }
        if (model.refusal().isPresent()) {
            return Future.failedFuture(model.refusal().get());
        }
        return vertx.timer(50, TimeUnit.MILLISECONDS).compose(passed -> ready(vertx, model));
    }

    private static void note(StringBuilder taken, int number, IntConsumer call) {
        long start = System.nanoTime();
        call.accept(number);
        if (number >= 0) {
            taken.append(String.format(Locale.ROOT, " %.3f", (System.nanoTime() - start) / 1e6));
        }
    }

    /** Does something on the event loop and waits for it here. */
    private static <T> T on(Context context, Supplier<Future<T>> does) {
        Promise<T> done = Promise.promise();
        context.runOnContext(now -> does.get().onComplete(done));
        return done.future()
                .toCompletionStage()
                .toCompletableFuture()
                .orTimeout(PATIENCE_S, TimeUnit.SECONDS)
                .join();
    }

    private static Inquiry inquiry(ModelCalls calls, int number) {
        FrameInfo frame = new FrameInfo(1, Instant.EPOCH, 640, 480, null, null);
        Scene scene = Scene.of("bench", frame, "coco-80", List.of(), LatencyMs.NONE);
        Inquiry.View view = new Inquiry.View("the whole picture", new Box(0, 0, 640, 480), calls.jpeg(number));
        return new Inquiry(calls.text(number), Expected.TEXT, scene, List.of(view));
    }
}
