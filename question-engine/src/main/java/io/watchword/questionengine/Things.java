package io.watchword.questionengine;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.annotation.JsonTypeName;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.Set;

/** The part of a {@link Program} that picks out tracks, each with a degree of membership. Immutable. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "op")
@JsonSubTypes({
    @JsonSubTypes.Type(Things.Find.class),
    @JsonSubTypes.Type(Things.Coloured.class),
    @JsonSubTypes.Type(Things.Placed.class),
    @JsonSubTypes.Type(Things.Related.class),
    @JsonSubTypes.Type(Things.Ranked.class),
    @JsonSubTypes.Type(Things.OfKind.class),
    @JsonSubTypes.Type(Things.Union.class)
})
public sealed interface Things {
    /** The detector labels this looks at. */
    Set<String> labels();

    /** The word that names what is picked out: "lorry". */
    String noun();

    /**
     * Everything that carries one of the labels.
     *
     * @param noun the word it was asked by, in the singular
     * @param labels detector labels, at least one
     */
    @JsonTypeName("find")
    record Find(String noun, Set<String> labels) implements Things {
        public Find {
            labels = Collections.unmodifiableSet(new LinkedHashSet<>(labels));
        }
    }

    /** Those of a colour. */
    @JsonTypeName("coloured")
    record Coloured(Things of, String colour, Part part) implements Things {
        @Override
        public Set<String> labels() {
            return of.labels();
        }

        @Override
        public String noun() {
            return of.noun();
        }
    }

    /** Those in a part of the picture. */
    @JsonTypeName("placed")
    record Placed(Things of, Place place) implements Things {
        @Override
        public Set<String> labels() {
            return of.labels();
        }

        @Override
        public String noun() {
            return of.noun();
        }
    }

    /** Those that stand in a relation to at least one of {@code to}. */
    @JsonTypeName("related")
    record Related(Things of, Relation relation, Things to) implements Things {
        @Override
        public Set<String> labels() {
            Set<String> both = new LinkedHashSet<>(of.labels());
            both.addAll(to.labels());
            return both;
        }

        @Override
        public String noun() {
            return of.noun();
        }
    }

    /**
     * The one at a rank.
     *
     * @param rank from 1
     */
    @JsonTypeName("ranked")
    record Ranked(Things of, Order order, int rank) implements Things {
        @Override
        public Set<String> labels() {
            return of.labels();
        }

        @Override
        public String noun() {
            return of.noun();
        }
    }

    /** Those that are of a kind too. */
    @JsonTypeName("of-kind")
    record OfKind(Things of, String kind, Set<String> kindLabels) implements Things {
        public OfKind {
            kindLabels = Collections.unmodifiableSet(new LinkedHashSet<>(kindLabels));
        }

        @Override
        public Set<String> labels() {
            return of.labels();
        }

        @Override
        public String noun() {
            return of.noun();
        }
    }

    /** Those of either. */
    @JsonTypeName("union")
    record Union(Things a, Things b) implements Things {
        @Override
        public Set<String> labels() {
            Set<String> both = new LinkedHashSet<>(a.labels());
            both.addAll(b.labels());
            return both;
        }

        @Override
        public String noun() {
            return a.noun() + " or " + b.noun();
        }
    }
}
