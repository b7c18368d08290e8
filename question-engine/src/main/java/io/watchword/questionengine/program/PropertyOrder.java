package io.watchword.questionengine.program;

import java.util.Comparator;
import java.util.List;

/** The order in which the properties of a thing are kept. */
final class PropertyOrder {
    private static final List<Class<? extends Property>> RANKS = List.of(
            Property.HasColour.class,
            Property.Has.class,
            Property.Is.class,
            Property.OfKind.class,
            Property.AtPlace.class,
            Property.InZone.class,
            Property.Stands.class,
            Property.Between.class,
            Property.SameAs.class,
            Property.Moves.class,
            Property.Does.class,
            Property.Undergoes.class,
            Property.Either.class,
            Property.Both.class,
            Property.Not.class,
            Property.Did.class,
            Property.Lasts.class,
            Property.Sized.class);

    static final Comparator<Property> COMPARATOR = Comparator.comparingInt(
                    (Property property) -> RANKS.indexOf(property.getClass()))
            .thenComparing(Property::toString);

    private PropertyOrder() {}
}
