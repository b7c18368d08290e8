package io.watchword.openquestions;

import io.watchword.process.config.Keys;
import io.watchword.process.config.ModelSettings;
import io.watchword.process.config.Settings;
import java.nio.file.Path;
import java.util.List;

/**
 * What open questions are put to.
 *
 * @param models the first that answers being asked where a question names none
 * @param cache where packages from elsewhere are kept
 * @param threads of a forward pass on the processor; what is loaded first in a process decides for all
 */
public record OpenQuestionsSettings(List<ModelSettings> models, Path cache, int threads) {
    private static final String CACHE = "packages";

    public OpenQuestionsSettings {
        models = List.copyOf(models);
    }

    /** As configured; classifiers are perception's. */
    public static OpenQuestionsSettings of(Settings settings, int threads) {
        return new OpenQuestionsSettings(
                settings.models().stream().filter(model -> !model.classifies()).toList(),
                settings.get(Keys.DATA_DIR).resolve(CACHE),
                threads);
    }
}
