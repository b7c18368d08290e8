package io.watchword.process;

import io.vertx.core.Future;
import io.watchword.process.config.Key;
import io.watchword.process.config.Settings;
import java.util.List;

/** A process that waits for Kafka and then does nothing. */
final class NothingToDo implements Role<Settings> {
    private NothingToDo() {}

    public static void main(String... arguments) {
        Launcher.launch(new NothingToDo(), arguments);
    }

    @Override
    public String name() {
        return "nothing";
    }

    @Override
    public String says() {
        return "Does nothing.";
    }

    @Override
    public List<Key<?>> keys() {
        return List.of();
    }

    @Override
    public Settings settings(Settings settings) {
        return settings;
    }

    @Override
    public Future<?> start(Stage stage, Settings settings) {
        return stage.topics();
    }
}
