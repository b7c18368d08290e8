package io.watchword.questionengine.program;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.annotation.JsonTypeName;
import java.util.Set;

/** The part of a {@link Program} that picks out tracks, each with a degree of membership. Immutable. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "op")
@JsonSubTypes({
    @JsonSubTypes.Type(Things.Find.class),
    @JsonSubTypes.Type(Things.Having.class),
    @JsonSubTypes.Type(Things.Ranked.class),
    @JsonSubTypes.Type(Things.Union.class),
    @JsonSubTypes.Type(Things.Picture.class)
})
public sealed interface Things {
    /**
     * Everything that carries one of the labels or, where there are kinds, is of one of them.
     *
     * @param noun the word it was asked by, in the singular
     * @param labels detector labels; empty where the noun is outside the vocabulary. Where there are kinds, what may be
     *     one of these carries such a label
     * @param kinds synsets that a classifier tells, as in {@link io.watchword.protocol.TrackKind}; empty where the
     *     label decides
     * @param repertoires of the classifiers that tell all of these kinds, as {@link io.watchword.protocol.Track} has
     *     them: by any other, that a thing is none of them is not told
     * @param partial whether there may be more of these that the detector does not look for: then only what is found
     *     can be told, and never that there is none
     */
    @JsonTypeName("find")
    record Find(
            String noun,
            Set<String> labels,
            @JsonInclude(JsonInclude.Include.NON_EMPTY) Set<String> kinds,
            @JsonInclude(JsonInclude.Include.NON_EMPTY) Set<String> repertoires,
            @JsonInclude(JsonInclude.Include.NON_DEFAULT) boolean partial)
            implements Things {
        public Find {
            labels = OrderedSet.of(labels);
            kinds = OrderedSet.orNone(kinds);
            repertoires = OrderedSet.orNone(repertoires);
        }

        /** What the labels decide. */
        public Find(String noun, Set<String> labels) {
            this(noun, labels, Set.of(), Set.of(), false);
        }

        /** Everything that is of a kind. */
        public static Find of(Property.OfKind kind) {
            return new Find(kind.noun(), kind.labels(), kind.kinds(), kind.repertoires(), kind.partial());
        }

        /** The noun alone: there can be many labels, and programs are put in order by how they are written. */
        @Override
        public String toString() {
            return noun;
        }
    }

    /**
     * Those of which a property holds. The order in which properties are said makes no difference: they are kept in one
     * order, colours innermost and size, which compares with what is left, outermost; what is both one and the other
     * has the one and has the other, and what is said twice is said once.
     */
    @JsonTypeName("having")
    record Having(Things of, Property property) implements Things {
        public Having {
            if (property instanceof Property.Both both) {
                for (Property part : both.parts().subList(0, both.parts().size() - 1)) {
                    of = new Having(of, part);
                }
                Having all = new Having(of, both.parts().get(both.parts().size() - 1));
                of = all.of();
                property = all.property();
            } else if (of instanceof Having inner && inner.property().equals(property)) {
                of = inner.of();
            } else if (of instanceof Having inner && PropertyOrder.COMPARATOR.compare(inner.property(), property) > 0) {
                of = new Having(inner.of(), property);
                property = inner.property();
            }
        }
    }

    /**
     * The one at a rank.
     *
     * @param rank from 1
     */
    @JsonTypeName("ranked")
    record Ranked(Things of, Order order, int rank) implements Things {}

    /** Those of either. */
    @JsonTypeName("union")
    record Union(Things a, Things b) implements Things {}

    /** The picture as a whole: what "it" is in "is it sunny?". No vocabulary so far says anything about it. */
    @JsonTypeName("picture")
    record Picture() implements Things {}
}
