package io.watchword.standalone;

import io.watchword.inference.KindsVerticle;
import io.watchword.process.config.ModelSettings;
import io.watchword.process.config.Settings;
import io.watchword.protocol.kafka.KafkaBus;
import io.watchword.questionengine.QuestionEngine;
import java.util.Optional;
import java.util.concurrent.TimeoutException;
import java.util.function.Predicate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * When seeds are planted: at once where they are understood, else when the classifier is loaded that may know more
 * words. Blocks; for the main thread.
 */
final class Planting {
    private static final Logger LOG = LoggerFactory.getLogger(Planting.class);
    private static final long KINDS_PATIENCE_S = 60;

    private final Seeds seeds;
    private final Optional<String> openModel;
    private final Optional<String> classifier;

    Planting(Settings settings, Seeds seeds) {
        this.seeds = seeds;
        this.openModel = first(settings, ModelSettings::answers);
        this.classifier = first(settings, ModelSettings::classifies);
    }

    private static Optional<String> first(Settings settings, Predicate<ModelSettings> kind) {
        return settings.models().stream().filter(kind).map(ModelSettings::name).findFirst();
    }

    /**
     * Checks what can be checked before a classifier is loaded, and warns of what can't.
     *
     * @throws UserException with the reason and suggestions for a question that is not understood
     */
    void check(QuestionEngine engine) {
        requireUnderstood(engine);
        classifier
                .filter(name -> !seeds.areUnderstood(engine))
                .ifPresent(name -> LOG.warn(
                        "Some questions are understood only if the classifier '{}' tells of what they ask for, which is"
                                + " known once it is loaded",
                        name));
    }

    /** Checks the questions where no classifier can know more words than there are now. */
    void requireUnderstood(QuestionEngine engine) {
        if (classifier.isEmpty()) {
            seeds.requireUnderstood(engine, openModel);
        }
    }

    /**
     * Plants everything; where the classifier takes more than a minute, what only it knows is asked when it is loaded.
     */
    void plant(KafkaBus bus, QuestionEngine engine, KindsVerticle kinds) {
        if (classifier.isEmpty() || seeds.areUnderstood(engine)) {
            Waiting.on(seeds.plant(bus, engine, openModel));
            return;
        }
        LOG.info("Waiting for the classifier, as some questions are not understood without it");
        try {
            plantNow(bus, engine, Waiting.on(kinds.settled(), KINDS_PATIENCE_S));
        } catch (TimeoutException e) {
            plantLater(bus, engine, kinds);
        }
    }

    private void plantNow(KafkaBus bus, QuestionEngine engine, Optional<String> trouble) {
        try {
            Waiting.on(seeds.plant(bus, engine, openModel));
        } catch (UserException e) {
            throw trouble.<RuntimeException>map(why -> new UserException(
                            e.getMessage() + "\nThe classifier '" + classifier.orElseThrow()
                                    + "', which may know more words, is of no help: " + why,
                            e))
                    .orElse(e);
        }
    }

    /** Cameras and the other questions don't wait for a classifier that takes long to come. */
    private void plantLater(KafkaBus bus, QuestionEngine engine, KindsVerticle kinds) {
        Seeds known = openModel.isPresent() ? seeds : seeds.understoodBy(engine);
        Waiting.on(known.plant(bus, engine, openModel));
        LOG.warn(
                "The classifier '{}' is not loaded yet; what is not understood without it is asked once it is: {}",
                classifier.orElseThrow(),
                seeds.questions().stream()
                        .filter(text -> !known.questions().contains(text))
                        .toList());
        kinds.settled()
                .compose(trouble -> seeds.plant(bus, engine, openModel))
                .onFailure(problem -> LOG.warn("Not all questions could be asked: {}", problem.getMessage()));
    }
}
