package io.watchword.questionengine.program;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.annotation.JsonTypeName;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What can hold of a thing, or not. Immutable. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "is")
@JsonSubTypes({
    @JsonSubTypes.Type(Property.HasColour.class),
    @JsonSubTypes.Type(Property.Has.class),
    @JsonSubTypes.Type(Property.Sized.class),
    @JsonSubTypes.Type(Property.AtPlace.class),
    @JsonSubTypes.Type(Property.InZone.class),
    @JsonSubTypes.Type(Property.Stands.class),
    @JsonSubTypes.Type(Property.Between.class),
    @JsonSubTypes.Type(Property.SameAs.class),
    @JsonSubTypes.Type(Property.OfKind.class),
    @JsonSubTypes.Type(Property.Moves.class),
    @JsonSubTypes.Type(Property.Did.class),
    @JsonSubTypes.Type(Property.Lasts.class),
    @JsonSubTypes.Type(Property.Not.class),
    @JsonSubTypes.Type(Property.Both.class),
    @JsonSubTypes.Type(Property.Either.class),
    @JsonSubTypes.Type(Property.Does.class),
    @JsonSubTypes.Type(Property.Undergoes.class),
    @JsonSubTypes.Type(Property.Is.class)
})
public sealed interface Property {
    /** It has a colour. */
    @JsonTypeName("colour")
    record HasColour(String colour, Part part) implements Property {}

    /** An attribute of the vocabulary other than colour has a value: its size is large, its material rubber. */
    @JsonTypeName("attribute")
    record Has(String attribute, String value) implements Property {}

    /** It is big, or small, for one of those it is picked from. */
    @JsonTypeName("size")
    record Sized(Size size) implements Property {}

    /** It is in a part of the picture. */
    @JsonTypeName("place")
    record AtPlace(Place place) implements Property {}

    /** It stands in a zone of the camera. */
    @JsonTypeName("zone")
    record InZone(String zone) implements Property {}

    /** It stands in a relation to at least one of {@code to}; to itself does not count. */
    @JsonTypeName("relation")
    record Stands(Relation relation, Things to) implements Property {}

    /** It is between one of {@code a} and another one, of {@code b}. */
    @JsonTypeName("between")
    record Between(Things a, Things b) implements Property {}

    /** It has the same value of an attribute as {@code to}, which is another thing. */
    @JsonTypeName("same")
    record SameAs(String attribute, Things to) implements Property {}

    /**
     * It is of a kind; labels are empty where the kind is outside the vocabulary.
     *
     * @param noun as in {@link Things.Find}, and so are the others
     */
    @JsonTypeName("kind")
    record OfKind(
            String noun,
            Set<String> labels,
            @JsonInclude(JsonInclude.Include.NON_EMPTY) Set<String> kinds,
            @JsonInclude(JsonInclude.Include.NON_EMPTY) Set<String> repertoires,
            @JsonInclude(JsonInclude.Include.NON_DEFAULT) boolean partial)
            implements Property {
        public OfKind {
            labels = OrderedSet.of(labels);
            kinds = OrderedSet.orNone(kinds);
            repertoires = OrderedSet.orNone(repertoires);
        }

        /** What the labels decide. */
        public OfKind(String noun, Set<String> labels) {
            this(noun, labels, Set.of(), Set.of(), false);
        }

        /** It is one of these. */
        public static OfKind of(Things.Find find) {
            return new OfKind(find.noun(), find.labels(), find.kinds(), find.repertoires(), find.partial());
        }
    }

    /** How it moves now. */
    @JsonTypeName("motion")
    record Moves(Motion motion) implements Property {}

    /**
     * What it did within the time that is asked about.
     *
     * @param place name of the zone or line it did it at; null for the picture as a whole
     */
    @JsonTypeName("event")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Did(Event event, @Nullable String place) implements Property {}

    /**
     * It has been so for a time, without a break, up to now.
     *
     * @param comparison {@link Comparison#MORE_THAN}, {@link Comparison#AT_LEAST} or their opposites
     * @param seconds 0 to a week
     */
    @JsonTypeName("lasts")
    record Lasts(Comparison comparison, double seconds) implements Property {}

    /** The other does not hold. */
    @JsonTypeName("not")
    record Not(Property of) implements Property {}

    /**
     * All of them hold.
     *
     * @param parts two to eight; those of a part that is itself one of these stand for it
     */
    @JsonTypeName("both")
    record Both(List<Property> parts) implements Property {
        public Both {
            parts = parts.stream()
                    .flatMap(part -> part instanceof Both both ? both.parts().stream() : Stream.of(part))
                    .toList();
        }
    }

    /**
     * At least one of them holds.
     *
     * @param parts two to eight; those of a part that is itself one of these stand for it
     */
    @JsonTypeName("either")
    record Either(List<Property> parts) implements Property {
        public Either {
            parts = parts.stream()
                    .flatMap(part -> part instanceof Either either ? either.parts().stream() : Stream.of(part))
                    .toList();
        }
    }

    /**
     * It does something, maybe to something: outside every vocabulary so far.
     *
     * @param verb as it was said: "eating", "looking at", "owns"
     * @param finite whether it was said without "is": "who owns it", "does it belong to"
     */
    @JsonTypeName("does")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Does(String verb, @Nullable Things to, @JsonInclude(JsonInclude.Include.NON_DEFAULT) boolean finite)
            implements Property {}

    /**
     * Something is done to it by another: outside every vocabulary so far.
     *
     * @param verb as it is said of the other: "eating", "looking at"
     */
    @JsonTypeName("undergoes")
    record Undergoes(String verb, Things by) implements Property {}

    /** It has a quality that is outside the vocabulary: "striped", "sunny". */
    @JsonTypeName("quality")
    record Is(String quality) implements Property {}
}
