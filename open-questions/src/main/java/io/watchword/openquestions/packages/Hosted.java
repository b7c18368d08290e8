package io.watchword.openquestions.packages;

import io.watchword.modelpackages.ModelPackage;
import io.watchword.modelpackages.PackageException;
import io.watchword.modelpackages.serve.Served;
import io.watchword.modelpackages.store.PackageStore;
import io.watchword.modelpackages.store.Whereabouts;
import io.watchword.modelpackages.task.VisualTask;
import io.watchword.process.config.PackageSettings;
import io.watchword.protocol.Texts;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A configured package and what became of it: loaded, or not yet, or refused. From any thread; changed by one at a
 * time.
 */
final class Hosted<T extends VisualTask> implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Hosted.class);
    private static final int MOST_WORDS = 500;

    private sealed interface State<T extends VisualTask> {
        /** Nobody knows yet. */
        record Coming<T extends VisualTask>() implements State<T> {}

        /** It answers. */
        record Ready<T extends VisualTask>(ModelPackage from, Served<T> served) implements State<T> {}

        /** It can't be used as it is. */
        record Refused<T extends VisualTask>(String reason) implements State<T> {}

        /** It was given back. */
        record Closed<T extends VisualTask>() implements State<T> {}
    }

    private final PackageSettings settings;
    private final Whereabouts whereabouts;
    private volatile State<T> state = new State.Coming<>();
    // of the one who loads
    private String mark = "";
    private String seen = "";

    /** @param cache where packages from elsewhere are kept, which stays with this process as well */
    Hosted(PackageSettings settings, Path cache) {
        this.settings = settings;
        this.whereabouts = new Whereabouts(settings.location(), cache);
    }

    PackageSettings settings() {
        return settings;
    }

    /** Why it can't be asked; empty where it can. */
    Optional<String> trouble() {
        State<T> now = state;
        if (now instanceof State.Ready<T>) {
            return Optional.empty();
        }
        return Optional.of(
                now instanceof State.Refused<T> refused
                        ? "the model can't be used: " + refused.reason()
                        : "the model is being loaded");
    }

    /**
     * Whether it is another package than the one that was decided on, as far as can be seen without reading it; those
     * from elsewhere are so as long as they don't run.
     */
    boolean isNews() {
        seen = mark();
        return !seen.equals(mark) || (seen.isEmpty() && running().isEmpty());
    }

    /** What {@link #isNews} saw last was loaded or refused: it is no news any more. */
    void decided() {
        mark = seen;
    }

    /**
     * Why it can't be asked until its package is another, or there is room for it; empty where it can, or nobody knows
     * yet.
     */
    Optional<String> refusal() {
        return state instanceof State.Refused<T> ? trouble() : Optional.empty();
    }

    private String mark() {
        try {
            return PackageStore.mark(settings.location()).orElse("");
        } catch (PackageException e) {
            return String.valueOf(e.getMessage());
        }
    }

    /** What runs; empty where nothing does. */
    Optional<ModelPackage> running() {
        return state instanceof State.Ready<T> ready ? Optional.of(ready.from()) : Optional.empty();
    }

    /**
     * Asks it.
     *
     * @throws PackageException if it can't be asked, or not within so long
     */
    <R> R call(Function<T, R> question, Duration patience) {
        if (state instanceof State.Ready<T> ready) {
            return ready.served().call(question, patience);
        }
        throw new PackageException(trouble().orElse("The model is not loaded"));
    }

    /** These take over: at once, or from those before them, which finish what they are at. */
    void takeOver(ModelPackage from, List<T> replicas) {
        Optional<Served<T>> before = exchanged(from, replicas);
        try {
            before.ifPresent(served -> served.swap(replicas));
        } catch (RuntimeException e) {
            // they were exchanged all the same, or this was closed meanwhile
            LOG.atWarn().addKeyValue("model", settings.name()).setCause(e).log("A replica could not be given back");
        }
    }

    /** What they are to take over from, which closes some and takes a while; empty where nothing is left to do. */
    private synchronized Optional<Served<T>> exchanged(ModelPackage from, List<T> replicas) {
        if (state instanceof State.Closed<T>) {
            replicas.forEach(VisualTask::close);
            return Optional.empty();
        }
        Optional<Served<T>> before =
                state instanceof State.Ready<T> ready ? Optional.of(ready.served()) : Optional.empty();
        state = new State.Ready<>(from, before.orElseGet(() -> new Served<>(replicas)));
        return before;
    }

    /** It can't be used, unless one before it can. */
    synchronized void refuse(String reason) {
        if (state instanceof State.Coming<T> || state instanceof State.Refused<T>) {
            state = new State.Refused<>(shown(reason));
        }
    }

    /** Where it is stays with this process: words without it, on one line. */
    String shown(String words) {
        return Texts.clip(whereabouts.leftOutOf(words).replace('\n', ' '), MOST_WORDS);
    }

    @Override
    public void close() {
        State<T> before = closed();
        if (before instanceof State.Ready<T> ready) {
            ready.served().close();
        }
    }

    private synchronized State<T> closed() {
        State<T> before = state;
        state = new State.Closed<>();
        return before;
    }
}
