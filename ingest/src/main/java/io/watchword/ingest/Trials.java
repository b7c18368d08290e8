package io.watchword.ingest;

import io.vertx.core.Future;
import io.watchword.protocol.Trial;
import io.watchword.protocol.TrialResult;
import io.watchword.protocol.kafka.Delivered;
import io.watchword.protocol.kafka.KafkaBus;
import io.watchword.protocol.kafka.Start;
import io.watchword.protocol.kafka.Topic;
import io.watchword.protocol.kafka.TopicReader;
import io.watchword.protocol.kafka.TopicWriter;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Opens cameras that somebody wants to try: those that the group gives this process, a few at once, on threads of their
 * own. When too many wait, further ones are told so. Started and stopped on one context.
 */
final class Trials {
    private static final Logger LOG = LoggerFactory.getLogger(Trials.class);
    private static final String GROUP = "watchword-camera-trials";
    private static final int AT_ONCE = 2;
    private static final int WAITING = 8;

    private final KafkaBus bus;
    private final Probe probe;
    private final Set<Interrupt> running = ConcurrentHashMap.newKeySet();
    private final ThreadPoolExecutor pool = new ThreadPoolExecutor(
            AT_ONCE, AT_ONCE, 10, TimeUnit.SECONDS, new ArrayBlockingQueue<>(WAITING), Trials::thread);
    private @Nullable TopicReader<Trial> reader;
    private @Nullable TopicWriter<TrialResult> results;

    Trials(KafkaBus bus, Sources sources) {
        this.bus = bus;
        this.probe = new Probe(sources);
        pool.allowCoreThreadTimeOut(true);
    }

    private static Thread thread(Runnable work) {
        Thread thread = new Thread(work, "camera-trial");
        thread.setDaemon(true);
        return thread;
    }

    Future<Void> start() {
        results = bus.writer(Topic.CAMERA_TRIAL_RESULTS);
        Start start = new Start.Group(GROUP, "trials", true, Start.Edge.OLDEST);
        return bus.read(Topic.CAMERA_TRIALS, start, this::take)
                .onSuccess(reading -> reader = reading)
                .mapEmpty();
    }

    /** Ends what is running. */
    Future<Void> stop() {
        pool.shutdownNow();
        running.forEach(Interrupt::stop);
        return reader == null ? Future.succeededFuture() : reader.close();
    }

    // nobody waits for what is old, so nothing is lost when this process ends before it has answered
    private Future<Void> take(List<Delivered<Trial>> batch) {
        for (Delivered<Trial> record : batch) {
            Trial trial = record.value();
            if (trial != null && Instant.now().isBefore(trial.until())) {
                submit(trial);
            }
        }
        return Future.succeededFuture();
    }

    private void submit(Trial trial) {
        try {
            pool.execute(() -> run(trial));
        } catch (RejectedExecutionException e) {
            answer(TrialResult.fails(trial, "Too many cameras are being tried at once; try again in a few seconds"));
        }
    }

    private void run(Trial trial) {
        if (Instant.now().isBefore(trial.until())) {
            answer(result(trial));
        }
    }

    private TrialResult result(Trial trial) {
        Interrupt interrupt = new Interrupt();
        running.add(interrupt);
        try {
            return TrialResult.works(trial, probe.look(trial.url(), interrupt));
        } catch (MediaException e) {
            return TrialResult.fails(trial, e.words());
        } catch (RuntimeException e) {
            LOG.atError().setCause(e).log("Trying a camera failed unexpectedly");
            return TrialResult.fails(trial, "Trying it failed inside Watchword; its log says more");
        } finally {
            running.remove(interrupt);
        }
    }

    private void answer(TrialResult result) {
        if (results != null) {
            results.write(result);
        }
    }
}
