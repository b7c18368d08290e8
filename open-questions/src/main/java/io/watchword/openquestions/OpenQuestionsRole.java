package io.watchword.openquestions;

import io.vertx.core.Future;
import io.watchword.process.Role;
import io.watchword.process.Stage;
import io.watchword.process.config.Key;
import io.watchword.process.config.ModelSettings;
import io.watchword.process.config.Settings;
import io.watchword.questionengine.QuestionEngine;
import java.util.List;

/** Puts questions to models. */
public final class OpenQuestionsRole implements Role<List<ModelSettings>> {
    private static final String VOCABULARY = "coco-80";

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
    public List<ModelSettings> settings(Settings settings) {
        if (settings.models().isEmpty()) {
            throw new IllegalArgumentException("No models are configured; list them under 'models' in --config FILE");
        }
        return settings.models();
    }

    @Override
    public Future<?> start(Stage stage, List<ModelSettings> models) {
        return stage.vertx()
                .executeBlocking(() -> QuestionEngine.load(VOCABULARY))
                .compose(engine -> {
                    OpenQuestionsVerticle verticle =
                            new OpenQuestionsVerticle(stage.bus(), stage.meters(), engine, models);
                    stage.watch().accept(verticle.health());
                    return stage.topics().compose(ready -> stage.vertx().deployVerticle(verticle));
                });
    }
}
