package io.watchword.openquestions.packages;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.WorkerExecutor;
import io.watchword.modelpackages.ModelPackage;
import io.watchword.modelpackages.PackageException;
import io.watchword.modelpackages.device.Device;
import io.watchword.modelpackages.device.Passes;
import io.watchword.modelpackages.serve.LoadingTurn;
import io.watchword.modelpackages.serve.Placement;
import io.watchword.modelpackages.serve.Replicas;
import io.watchword.modelpackages.store.PackageStore;
import io.watchword.modelpackages.store.StoreSettings;
import io.watchword.modelpackages.task.VisualTask;
import io.watchword.openquestions.model.OpenModel;
import io.watchword.process.config.PackageSettings;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The models in packages of this process. They are loaded and tried on a thread of their own while everything else
 * works; until then, and where that fails, they say so and are not asked. Packages that lie here are looked at every so
 * often, those elsewhere more seldom, and exchanged ones take over without a call being lost; what does not fit into
 * the memory that is free is loaded as soon as it does. For one event loop.
 */
public final class PackageHost {
    private static final Logger LOG = LoggerFactory.getLogger(PackageHost.class);
    private static final int FETCHING = 2;
    private static final long LONGEST_H = 1;
    private static final long LONGEST_CLOSE_MS = 1_500;
    private static final int MOST_DOUBLINGS = 7;
    /** Packages elsewhere are looked at as much less often for newer ones. */
    private static final int FAR = 10;

    private final Vertx vertx;
    private final PackageStore store;
    private final Path cache;
    private final int threads;
    private final Shortage shortage;
    private final WorkerExecutor loading;
    private final WorkerExecutor fetching;
    private final List<Guest<?>> guests = new ArrayList<>();
    private final Map<String, ModelPackage> arrived = new ConcurrentHashMap<>();
    private final Map<Guest<?>, Long> timers = new HashMap<>();
    private final Map<Guest<?>, Integer> missed = new HashMap<>();
    private final Map<Guest<?>, Integer> looks = new HashMap<>();
    private Future<?> inHand = Future.succeededFuture();
    private volatile boolean closed;

    /** One model. */
    private record Guest<T extends VisualTask>(
            PackageSettings settings, Skill<T> skill, Hosted<T> hosted, PackageModel<T> model) {
        String name() {
            return settings.name();
        }
    }

    /**
     * @param cache where packages from elsewhere are kept
     * @param threads of a forward pass on the processor
     */
    public PackageHost(Vertx vertx, Path cache, int threads) {
        this(vertx, cache, threads, Placement.Room::free);
    }

    /** @param free how much is free on a device */
    PackageHost(Vertx vertx, Path cache, int threads, Function<Device, Placement.Room> free) {
        this.vertx = vertx;
        this.cache = cache;
        this.store = new PackageStore(StoreSettings.of(cache));
        this.threads = threads;
        this.shortage = new Shortage(free);
        this.loading = executor("watchword-open-loading", 1);
        this.fetching = executor("watchword-open-fetching", FETCHING);
    }

    private WorkerExecutor executor(String name, int size) {
        return vertx.createSharedWorkerExecutor(name, size, LONGEST_H, TimeUnit.HOURS);
    }

    /**
     * Adds a model, which is closed by whoever asks it.
     *
     * @param colours the words that a colour may be
     */
    public OpenModel add(PackageSettings settings, List<String> colours) {
        return settings.answers() ? add(settings, Skill.answers(colours)) : add(settings, Skill.captions());
    }

    private <T extends VisualTask> OpenModel add(PackageSettings settings, Skill<T> skill) {
        Hosted<T> hosted = new Hosted<>(settings, cache);
        Guest<T> guest = new Guest<>(settings, skill, hosted, new PackageModel<>(vertx, settings, skill, hosted));
        guests.add(guest);
        return guest.model();
    }

    /**
     * Begins to load what was added; returns at once. What lies here is placed together, the largest first; what has to
     * be fetched is placed as it arrives, so that nobody waits for a server that is slow.
     */
    public void start() {
        List<Guest<?>> here = new ArrayList<>();
        for (Guest<?> guest : guests) {
            if (isHere(guest)) {
                here.add(guest);
            } else {
                fetch(guest);
            }
        }
        if (!here.isEmpty()) {
            loadOnThread(here).onComplete(done -> here.forEach(this::lookLater));
        }
    }

    private static boolean isHere(Guest<?> guest) {
        try {
            return PackageStore.isHere(guest.settings().location());
        } catch (PackageException e) {
            // loading it says why
            return true;
        }
    }

    /** What nobody thought of is told of as well: a model that is said to be loaded for ever helps nobody. */
    private Future<Boolean> loadOnThread(List<Guest<?>> together) {
        Future<Boolean> loaded = loading.executeBlocking(() -> load(together), true)
                .onFailure(problem -> together.forEach(guest -> refuse(guest, problem)));
        // they are loaded one after the other
        inHand = loaded;
        return loaded;
    }

    private void fetch(Guest<?> guest) {
        fetching.executeBlocking(() -> fetched(guest), false)
                .compose(found -> {
                    missed.put(guest, found ? 0 : missed.getOrDefault(guest, 0) + 1);
                    return found ? loadOnThread(List.of(guest)) : Future.succeededFuture();
                })
                .onComplete(done -> lookLater(guest));
    }

    private boolean fetched(Guest<?> guest) {
        try {
            arrived.put(guest.name(), store.get(guest.settings().location()));
            return true;
        } catch (PackageException e) {
            refuse(guest, e);
            return false;
        } catch (RuntimeException | VirtualMachineError | LinkageError e) {
            logUnlessOver("Fetching the package of the model " + guest.name() + " failed", e);
            refuse(guest, e);
            return false;
        }
    }

    /** What can't be fetched is tried again more and more seldom: it may be large, and not what it should be. */
    private void lookLater(Guest<?> guest) {
        if (!closed) {
            long every = Math.round(guest.settings().checkEvery() * 1_000);
            boolean had = !isHere(guest) && missed.getOrDefault(guest, 0) == 0 && !shortage.isOf(guest.name());
            int doublings = Math.max(0, Math.min(missed.getOrDefault(guest, 0) - 1, MOST_DOUBLINGS));
            timers.put(guest, vertx.setTimer(had ? every * FAR : every << doublings, passed -> look(guest)));
        }
    }

    private void look(Guest<?> guest) {
        if (isHere(guest)) {
            loadOnThread(List.of(guest)).onComplete(done -> lookLater(guest));
        } else if (missed.getOrDefault(guest, 0) > 0) {
            fetch(guest);
        } else {
            // memory is looked at more often than its server is asked
            int look = looks.merge(guest, 1, Integer::sum);
            boolean asks = !shortage.isOf(guest.name()) || look % FAR == 0;
            fetching.executeBlocking(
                            () -> (asks && store.isNewer(guest.settings().location())) || shortage.isOver(guest.name()),
                            false)
                    .otherwise(false)
                    .onSuccess(wanted -> {
                        if (wanted) {
                            fetch(guest);
                        } else {
                            lookLater(guest);
                        }
                    });
        }
    }

    // on the loading thread from here on

    private boolean load(List<Guest<?>> together) {
        List<Guest<?>> changed = together.stream()
                .filter(guest ->
                        guest.hosted().isNews() || arrived.containsKey(guest.name()) || shortage.isOver(guest.name()))
                .toList();
        if (changed.isEmpty() || closed) {
            return true;
        }
        List<ModelPackage> given = new ArrayList<>();
        try {
            LoadingTurn.take(() -> {
                plan(changed, given).ifPresent(plan -> changed.forEach(guest -> loadAlone(guest, plan)));
                return true;
            });
        } finally {
            // networks and words are in memory, or of no use
            given.forEach(store::release);
        }
        return true;
    }

    private ModelPackage get(PackageSettings wanted, List<ModelPackage> given) {
        ModelPackage fetched = arrived.remove(wanted.name());
        ModelPackage found = fetched == null ? store.get(wanted.location()) : fetched;
        given.add(found);
        return found;
    }

    private Optional<PackagePlan> plan(List<Guest<?>> wanted, List<ModelPackage> given) {
        try {
            PackagePlan plan = PackagePlan.of(
                    wanted.stream().map(Guest::settings).toList(), each -> get(each, given), threads, shortage::free);
            LOG.info("Models in packages:\n{}", plan.describe());
            return Optional.of(plan);
        } catch (RuntimeException | LinkageError e) {
            logUnlessOver("LibTorch or the cache of packages can't be used", e);
            wanted.forEach(guest -> refuse(guest, "LibTorch or the cache of packages can't be used: " + e));
            if (e instanceof LinkageError) {
                // it would not link the next time either
                wanted.forEach(guest -> guest.hosted().decided());
            }
            return Optional.empty();
        }
    }

    /** What is wrong with one, and be it that memory is out, is none of those after it. */
    private void loadAlone(Guest<?> guest, PackagePlan plan) {
        if (closed) {
            return;
        }
        try {
            load(guest, plan);
        } catch (RuntimeException | VirtualMachineError | LinkageError e) {
            if (e instanceof PackageException) {
                LOG.debug("Loading failed", e);
            } else {
                logUnlessOver("Loading the model " + guest.name() + " failed", e);
            }
            refuse(guest, e);
        }
        guest.hosted().decided();
    }

    private <T extends VisualTask> void load(Guest<T> guest, PackagePlan plan) {
        shortage.note(guest.name(), plan);
        Optional<String> refusal = plan.refusal(guest.name());
        if (refusal.isPresent()) {
            refuse(guest, refusal.get());
            return;
        }
        ModelPackage from = plan.packages().get(guest.name());
        if (from == null || guest.hosted().running().equals(Optional.of(from))) {
            return;
        }
        guest.hosted()
                .takeOver(
                        from,
                        Replicas.load(
                                guest.name(),
                                from,
                                guest.skill().of(),
                                plan.placement(),
                                PackagePlan.precision(guest.settings()),
                                threads));
        LOG.atInfo().addKeyValue("model", guest.name()).log("{} is loaded and can be asked", from.name());
    }

    private void logUnlessOver(String what, Throwable problem) {
        if (!isOver()) {
            LOG.error(what, problem);
        }
    }

    /** What fails now fails because nobody wants it any more. */
    private boolean isOver() {
        return closed || Passes.ofProcess().hasEnded();
    }

    private void refuse(Guest<?> guest, Throwable problem) {
        refuse(guest, problem instanceof PackageException ? String.valueOf(problem.getMessage()) : problem.toString());
    }

    private void refuse(Guest<?> guest, String reason) {
        if (isOver()) {
            return;
        }
        boolean another = guest.hosted().running().isPresent();
        guest.hosted().refuse(reason);
        LOG.atWarn()
                .addKeyValue("model", guest.name())
                .log(
                        "{}: {}",
                        another ? "The newer package can't be used; the older goes on" : "It can't be used",
                        reason);
    }

    /**
     * Looks no more, and loads no further one; what is being loaded is waited for a little. Models are closed,
     * elsewhere than here, as what they are at is done.
     */
    public Future<Void> close() {
        closed = true;
        timers.values().forEach(vertx::cancelTimer);
        Future<Boolean> given = vertx.executeBlocking(this::closeAll, false);
        return Future.join(given, inHand.timeout(LONGEST_CLOSE_MS, TimeUnit.MILLISECONDS))
                .transform(done -> Future.join(loading.close(), fetching.close()))
                .mapEmpty();
    }

    private boolean closeAll() {
        for (Guest<?> guest : guests) {
            try {
                guest.hosted().close();
            } catch (RuntimeException e) {
                LOG.warn("The model {} could not be given back", guest.name(), e);
            }
        }
        return true;
    }
}
