package io.watchword.answerstream.api;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.vertx.core.Future;
import io.watchword.protocol.CameraRegion;
import io.watchword.protocol.InvalidFieldException;
import io.watchword.protocol.Json;
import io.watchword.protocol.ModelStatus;
import io.watchword.protocol.Route;
import io.watchword.questionengine.language.Names;
import io.watchword.questionengine.language.Parse;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Finds the cheapest that can answer a question: the question engine, else a model that is shown what the engine points
 * out, else a model that is shown the picture or regions of it.
 */
public final class QuestionRoutes {
    private static final String SEES = "vlm";
    private static final Pattern REFERENCE = Pattern.compile("\\[(\\d{1,3})]");

    /**
     * The way that was found.
     *
     * @param route who answers
     * @param parse what the question engine understood; empty where a model answers
     */
    public record Taken(Route route, Optional<Parse.Understood> parse) {
        /** Adds what is known of the way to an object. */
        ObjectNode describe(ObjectNode object) {
            object.set("route", Json.tree(route));
            return parse.map(understood -> Understanding.describe(object, understood))
                    .orElseGet(() -> object.put("kind", "open").put("understood", inWords()));
        }

        private String inWords() {
            return route instanceof Route.Grounded grounded
                    ? "put to the model " + grounded.model() + ", which is shown " + grounded.expression()
                    : "put to the model " + route.asks();
        }
    }

    private final Understanding understanding;
    private final OpenModels models;

    /** Knows these. */
    public QuestionRoutes(Understanding understanding, OpenModels models) {
        this.understanding = understanding;
        this.models = models;
    }

    /**
     * The way for a question; fails with the reason if there is none.
     *
     * @param names what it may use to say where
     * @param model {@code auto}, {@code scene} or the name of a model
     */
    Future<Taken> find(String text, Names names, String model, List<CameraRegion> regions) {
        requireReferences(text, regions);
        if (!model.equals(ModelStatus.AUTO) && !model.equals(ModelStatus.SCENE)) {
            return open(text, models.require(model), regions);
        }
        if (!regions.isEmpty()) {
            return open(text, forRegions(model), regions);
        }
        Optional<String> other = model.equals(ModelStatus.SCENE) ? Optional.empty() : models.preferred();
        return understanding.parse(text, names).compose(parse -> {
            if (parse instanceof Parse.Understood understood) {
                return Future.succeededFuture(new Taken(Route.scene(), Optional.of(understood)));
            }
            return other.isPresent()
                    ? open(text, other.get(), regions)
                    : Future.failedFuture(Understanding.refused("text", parse));
        });
    }

    private String forRegions(String model) {
        String needed = "regions are looked at by a model, not by the scene; ";
        if (model.equals(ModelStatus.SCENE)) {
            throw new InvalidFieldException("regions", needed + "name one as 'model', or leave it to 'auto'");
        }
        return models.present().stream()
                .filter(each -> each.kind().equals(SEES))
                .map(ModelStatus::name)
                .findFirst()
                .or(models::preferred)
                .orElseThrow(() -> new InvalidFieldException(
                        "regions",
                        needed + "none is running: list one of kind vlm under 'models' in the configuration"));
    }

    private Future<Taken> open(String text, String model, List<CameraRegion> regions) {
        if (!regions.isEmpty()) {
            return Future.succeededFuture(new Taken(new Route.Model(model), Optional.empty()));
        }
        return understanding.route(text, model).map(route -> new Taken(route, Optional.empty()));
    }

    private static void requireReferences(String text, List<CameraRegion> regions) {
        Matcher reference = REFERENCE.matcher(text);
        while (reference.find()) {
            int number = Integer.parseInt(reference.group(1));
            if (number < 1 || number > regions.size()) {
                throw new InvalidFieldException(
                        "text",
                        "refers to [" + number + "], but "
                                + (regions.isEmpty()
                                        ? "no regions are"
                                        : "only " + regions.size()
                                                + (regions.size() == 1 ? " region is" : " regions are"))
                                + " given");
            }
        }
    }
}
