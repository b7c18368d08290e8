package io.watchword.process;

import io.vertx.core.Future;
import io.watchword.process.config.Key;
import io.watchword.process.config.Settings;
import java.util.List;

/**
 * What one kind of process does.
 *
 * @param <S> what it is told at its start
 */
public interface Role<S> {
    /** Its name, as in {@code watchword NAME}. */
    String name();

    /** What it does, in a sentence. */
    String says();

    /** What can be configured, besides what every process has. */
    List<Key<?>> keys();

    /**
     * What it is told, checked. May read files, and touches nothing else.
     *
     * @throws IllegalArgumentException if something can't be, beginning with the key's name and a colon
     */
    S settings(Settings settings);

    /**
     * Starts it; completes when it works. Called before the topics are known to exist, see {@link Stage#topics()}. What
     * it deploys is undeployed when the process ends.
     */
    Future<?> start(Stage stage, S settings);

    /** Whether it serves health and metrics itself, so that the management port is opened only where it is given. */
    default boolean servesHealth() {
        return false;
    }
}
