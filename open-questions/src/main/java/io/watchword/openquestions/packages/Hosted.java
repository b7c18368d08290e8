package io.watchword.openquestions.packages;

import io.watchword.modelpackages.ModelPackage;
import io.watchword.modelpackages.PackageException;
import io.watchword.modelpackages.serve.Served;
import io.watchword.modelpackages.store.PackageStore;
import io.watchword.modelpackages.task.VisualTask;
import io.watchword.process.config.PackageSettings;
import io.watchword.protocol.Texts;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * A configured package and what became of it: loaded, or not yet, or refused. From any thread; changed by one at a
 * time.
 */
final class Hosted<T extends VisualTask> implements AutoCloseable {
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
    private volatile State<T> state = new State.Coming<>();
    // of the one who loads
    private String mark = "";

    Hosted(PackageSettings settings) {
        this.settings = settings;
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
     * Whether it is another package than when this was last asked, as far as can be seen without reading it; those from
     * elsewhere are so as long as they don't run.
     */
    boolean isNews() {
        String seen = mark();
        boolean news = !seen.equals(mark) || (seen.isEmpty() && running().isEmpty());
        mark = seen;
        return news;
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
    synchronized void takeOver(ModelPackage from, List<T> replicas) {
        if (state instanceof State.Closed<T>) {
            replicas.forEach(VisualTask::close);
        } else if (state instanceof State.Ready<T> ready) {
            ready.served().swap(replicas);
            state = new State.Ready<>(from, ready.served());
        } else {
            state = new State.Ready<>(from, new Served<>(replicas));
        }
    }

    /** It can't be used, unless one before it can. */
    synchronized void refuse(String reason) {
        if (state instanceof State.Coming<T> || state instanceof State.Refused<T>) {
            state = new State.Refused<>(shown(reason));
        }
    }

    /** Where it is stays with this process: words without it, on one line. */
    String shown(String words) {
        String place = settings.location().replaceFirst("[?#].*", "");
        return Texts.clip(words.replace(place, "its place").replace('\n', ' '), MOST_WORDS);
    }

    @Override
    public synchronized void close() {
        State<T> before = state;
        state = new State.Closed<>();
        if (before instanceof State.Ready<T> ready) {
            ready.served().close();
        }
    }
}
