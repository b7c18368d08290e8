package io.watchword.questionengine;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.annotation.JsonTypeName;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.Set;

/** What can hold of a thing, or not. Immutable. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "is")
@JsonSubTypes({
    @JsonSubTypes.Type(Property.HasColour.class),
    @JsonSubTypes.Type(Property.AtPlace.class),
    @JsonSubTypes.Type(Property.Stands.class),
    @JsonSubTypes.Type(Property.OfKind.class)
})
public sealed interface Property {
    /** It has a colour. */
    @JsonTypeName("colour")
    record HasColour(String colour, Part part) implements Property {}

    /** It is in a part of the picture. */
    @JsonTypeName("place")
    record AtPlace(Place place) implements Property {}

    /** It stands in a relation to at least one of {@code to}. */
    @JsonTypeName("relation")
    record Stands(Relation relation, Things to) implements Property {}

    /** It is of a kind. */
    @JsonTypeName("kind")
    record OfKind(String noun, Set<String> labels) implements Property {
        public OfKind {
            labels = Collections.unmodifiableSet(new LinkedHashSet<>(labels));
        }
    }
}
