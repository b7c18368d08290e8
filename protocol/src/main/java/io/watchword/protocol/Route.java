package io.watchword.protocol;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import org.jspecify.annotations.Nullable;

/** Who answers a question; decided when it is asked. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "by")
@JsonSubTypes({
    @JsonSubTypes.Type(value = Route.Scene.class, name = "scene"),
    @JsonSubTypes.Type(value = Route.Model.class, name = "model"),
    @JsonSubTypes.Type(value = Route.Grounded.class, name = "grounded")
})
public sealed interface Route {
    /** The question engine, from scenes. */
    static Route scene() {
        return new Scene();
    }

    /** The model that answers, or null where none does. */
    default @Nullable String asks() {
        return null;
    }

    /** The question engine, from scenes. */
    record Scene() implements Route {}

    /**
     * A model that looks at the frame, or at regions of it.
     *
     * @param model its name
     */
    record Model(String model) implements Route {
        public Model(@Nullable String model) {
            this.model = Ids.require("route.model", Checks.present("route.model", model));
        }

        @Override
        public String asks() {
            return model;
        }
    }

    /**
     * A model that looks at what the question engine points out.
     *
     * @param model its name
     * @param expression what is pointed out: "the man in red"
     */
    record Grounded(String model, String expression) implements Route {
        public Grounded(@Nullable String model, @Nullable String expression) {
            this.model = Ids.require("route.model", Checks.present("route.model", model));
            this.expression = Checks.text("route.expression", expression, Question.MAX_TEXT);
        }

        @Override
        public String asks() {
            return model;
        }
    }
}
