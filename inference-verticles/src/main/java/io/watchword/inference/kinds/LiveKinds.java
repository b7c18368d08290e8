package io.watchword.inference.kinds;

import io.micrometer.core.instrument.MeterRegistry;
import io.watchword.modelpackages.ModelPackage;
import io.watchword.modelpackages.PackageException;
import io.watchword.modelpackages.device.Passes;
import io.watchword.modelpackages.picture.RgbImage;
import io.watchword.modelpackages.serve.LoadingTurn;
import io.watchword.modelpackages.serve.Placement;
import io.watchword.modelpackages.store.PackageStore;
import io.watchword.modelpackages.store.StoreSettings;
import io.watchword.modelpackages.store.Whereabouts;
import io.watchword.process.Budget;
import io.watchword.process.config.PackageSettings;
import io.watchword.protocol.Box;
import io.watchword.protocol.ModelStatus;
import io.watchword.protocol.Texts;
import io.watchword.protocol.TrackKind;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.LongSupplier;
import org.bytedeco.opencv.opencv_core.Mat;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Looks beside perception, on one thread of its own, no more often than its settings allow; no frame waits for it. The
 * same thread loads the classifier and exchanges it. From any thread.
 */
public final class LiveKinds implements KindTeller, AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(LiveKinds.class);
    private static final String LOADING = "the model is being loaded";
    private static final int MOST_WORDS = 500;
    private static final int MOST_DOUBLINGS = 7;
    /** A package elsewhere is looked at as much less often for a newer one. */
    private static final int FAR = 10;

    /** The share of a minute's looks that may be made in a row. */
    private static final double BURST = 0.25;

    private static final long LONGEST_CLOSE_MS = 1_500;

    /** What became of the package. */
    private record State(@Nullable Classifier ready, @Nullable String trouble, long version) {}

    private final PackageSettings settings;
    private final int threads;
    private final Function<String, Set<String>> labels;
    private final PackageStore store;
    private final Whereabouts whereabouts;
    private final KindMeters meters;
    private final Budget budget;
    private final AtomicInteger inHand = new AtomicInteger();
    private final ScheduledThreadPoolExecutor thread;
    private volatile State state = new State(null, LOADING, 0);
    private volatile boolean closed;
    // of the thread
    private String mark = "";
    private int missed;
    private int looks;

    /**
     * Not yet loading: see {@link #start}.
     *
     * @param cache where packages from elsewhere are kept
     * @param threads of a forward pass on the processor
     * @param labels of things that are worth a look of who has this repertoire, which is cheap to ask
     * @param clock nanoseconds
     */
    public LiveKinds(
            PackageSettings settings,
            Path cache,
            int threads,
            Function<String, Set<String>> labels,
            MeterRegistry registry,
            LongSupplier clock) {
        this.settings = settings;
        this.threads = threads;
        this.labels = labels;
        this.store = new PackageStore(StoreSettings.of(cache));
        this.whereabouts = new Whereabouts(settings.location(), cache);
        this.meters = new KindMeters(registry, settings.name());
        this.budget = new Budget(settings.callsPerMinuteInAll(), settings.callsPerMinuteInAll() * BURST, clock);
        this.thread = new ScheduledThreadPoolExecutor(1, task -> {
            Thread created = new Thread(task, "watchword-kinds");
            created.setDaemon(true);
            return created;
        });
        thread.setExecuteExistingDelayedTasksAfterShutdownPolicy(false);
    }

    /** Begins to load it; returns at once. */
    public LiveKinds start() {
        thread.execute(this::lookAtPackage);
        return this;
    }

    /**
     * How it is doing, and what it tells.
     *
     * @param worker the process that tells so
     */
    public ModelStatus status(int rank, String worker) {
        State now = state;
        return new ModelStatus(
                settings.name(),
                settings.kind(),
                settings.task(),
                rank,
                now.ready() != null,
                now.trouble(),
                null,
                now.ready() == null ? List.of() : now.ready().kinds(),
                worker,
                Instant.now().truncatedTo(ChronoUnit.MILLIS));
    }

    /** Why it can't be used, as far as that is known; empty while it is loaded, and once it can. */
    public Optional<String> refusal() {
        String trouble = state.trouble();
        return trouble == null || trouble.equals(LOADING) ? Optional.empty() : Optional.of(trouble);
    }

    @Override
    public Set<String> labels() {
        Classifier ready = state.ready();
        return ready == null ? Set.of() : labels.apply(ready.repertoire());
    }

    @Override
    public int mostOfAFrame() {
        return settings.atOnce();
    }

    @Override
    public long version() {
        return state.version();
    }

    @Override
    public String repertoire() {
        Classifier ready = state.ready();
        return ready == null ? "" : ready.repertoire();
    }

    @Override
    public double restS() {
        return settings.maxAge();
    }

    @Override
    public boolean look(Mat bgr, Box box, Consumer<List<TrackKind>> told) {
        if (inHand.incrementAndGet() > settings.atOnce()) {
            inHand.decrementAndGet();
            return meters.skipped("busy");
        }
        if (!mayAsk()) {
            inHand.decrementAndGet();
            return meters.skipped("budget");
        }
        long version = version();
        try {
            RgbImage crop = Crop.of(bgr, box);
            thread.execute(() -> look(crop, version, told));
            return true;
        } catch (RejectedExecutionException e) {
            inHand.decrementAndGet();
            return meters.skipped("closing");
        } catch (RuntimeException | OutOfMemoryError e) {
            // the frame is not lost for it
            inHand.decrementAndGet();
            noteFailure(e);
            return false;
        }
    }

    private void noteFailure(Throwable problem) {
        if (meters.failed()) {
            LOG.atWarn()
                    .addKeyValue("model", settings.name())
                    .log("It failed on a thing; further failures are only counted: {}", problem.toString());
        }
    }

    private synchronized boolean mayAsk() {
        boolean allowed = budget.allows();
        if (allowed) {
            budget.spend();
        }
        return allowed;
    }

    // on the thread from here on

    private void look(RgbImage crop, long version, Consumer<List<TrackKind>> told) {
        try {
            Classifier classifier = state.ready();
            told.accept(
                    classifier == null || version != state.version() || closed
                            ? List.of()
                            : meters.timed(() -> classifier.tell(crop)));
        } catch (RuntimeException | OutOfMemoryError e) {
            noteFailure(e);
            told.accept(List.of());
        } finally {
            inHand.decrementAndGet();
        }
    }

    private void lookAtPackage() {
        try {
            exchange();
            missed = 0;
        } catch (PackageException e) {
            refuse(String.valueOf(e.getMessage()));
        } catch (RuntimeException | VirtualMachineError | LinkageError e) {
            if (closed || Passes.ofProcess().hasEnded()) {
                return;
            }
            LOG.error("Loading the model {} failed", settings.name(), e);
            refuse(e.toString());
        }
        if (!closed) {
            long every = Math.round(settings.checkEvery() * 1_000);
            Future<?> unused = thread.schedule(
                    this::lookAtPackage,
                    every << Math.max(0, Math.min(missed - 1, MOST_DOUBLINGS)),
                    TimeUnit.MILLISECONDS);
        }
    }

    private void exchange() {
        if (closed) {
            return;
        }
        Optional<String> seen = PackageStore.mark(settings.location());
        boolean news = seen.map(now -> !now.equals(mark)).orElseGet(this::isNewsElsewhere);
        if (!news) {
            return;
        }
        mark = seen.orElse("");
        ModelPackage found = store.get(settings.location());
        try {
            Classifier before = state.ready();
            if (before != null && before.from().equals(found)) {
                return;
            }
            // what was told before a restart still holds
            long version = before == null ? state.version() : state.version() + 1;
            state = new State(LoadingTurn.take(() -> load(found)), null, version);
            LOG.atInfo().addKeyValue("model", settings.name()).log("{} is loaded and tells kinds", found.name());
            if (before != null) {
                before.close();
            }
        } finally {
            store.release(found);
        }
    }

    private Classifier load(ModelPackage found) {
        if (closed) {
            throw new PackageException("it is being closed");
        }
        Placement plan = Classifier.placement(found, settings);
        LOG.info("Models in packages:\n{}", plan.describe());
        plan.refusal(settings.name()).ifPresent(why -> {
            // memory comes and goes: the package need not change for it to be tried again
            mark = "";
            throw new PackageException(why);
        });
        return Classifier.load(found, settings, threads);
    }

    private boolean isNewsElsewhere() {
        return state.ready() == null || (++looks % FAR == 0 && store.isNewer(settings.location()));
    }

    private void refuse(String problem) {
        missed++;
        State now = state;
        String reason = Texts.clip(whereabouts.leftOutOf(problem).replace('\n', ' '), MOST_WORDS);
        if (now.ready() == null) {
            state = new State(null, "the model can't be used: " + reason, now.version());
        }
        LOG.atWarn()
                .addKeyValue("model", settings.name())
                .log(
                        "{}: {}",
                        now.ready() == null ? "It can't be used" : "The newer package can't be used; the older goes on",
                        reason);
    }

    /** Looks at nothing more, and gives the model back once it is done with what it is at. */
    @Override
    public void close() {
        closed = true;
        thread.getQueue().clear();
        try {
            thread.execute(this::giveBack);
        } catch (RejectedExecutionException e) {
            LOG.debug("Closed twice", e);
        }
        thread.shutdown();
        try {
            if (!thread.awaitTermination(LONGEST_CLOSE_MS, TimeUnit.MILLISECONDS)) {
                LOG.debug("A look goes on natively");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void giveBack() {
        Classifier ready = state.ready();
        state = new State(null, "closed", state.version());
        if (ready != null) {
            ready.close();
        }
    }
}
