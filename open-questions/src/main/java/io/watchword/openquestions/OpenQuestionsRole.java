package io.watchword.openquestions;

import io.vertx.core.Future;
import io.watchword.process.Role;
import io.watchword.process.Stage;
import io.watchword.process.config.Key;
import io.watchword.process.config.Settings;
import io.watchword.questionengine.QuestionEngine;
import java.util.List;

/** Puts questions to models. */
public final class OpenQuestionsRole implements Role<OpenQuestionsSettings> {
    private static final String VOCABULARY = "coco-80";
    private static final int THREADS =
            Math.max(1, Math.min(8, Runtime.getRuntime().availableProcessors() - 1));

    @Override
    public String name() {
        return "open-questions";
    }

    @Override
    public String says() {
        return "Puts questions to the models listed under 'models' in --config; any number of these share the cameras.";
    }

    @Override
    public List<Key<?>> keys() {
        return List.of();
    }

    @Override
    public OpenQuestionsSettings settings(Settings settings) {
        OpenQuestionsSettings open = OpenQuestionsSettings.of(settings, THREADS);
        if (open.models().isEmpty()) {
            throw new IllegalArgumentException(
                    "No models that answer are configured; list them under 'models' in" + " --config FILE");
        }
        return open;
    }

    @Override
    public Future<?> start(Stage stage, OpenQuestionsSettings settings) {
        return stage.vertx()
                .executeBlocking(() -> QuestionEngine.load(VOCABULARY))
                .compose(engine -> {
                    OpenQuestionsVerticle verticle =
                            new OpenQuestionsVerticle(stage.bus(), stage.meters(), engine, settings);
                    stage.watch().accept(verticle.health());
                    return stage.topics().compose(ready -> stage.vertx().deployVerticle(verticle));
                });
    }
}
