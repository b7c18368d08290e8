package io.watchword.answerstream.http;

import io.vertx.core.MultiMap;
import io.vertx.ext.web.RoutingContext;
import io.watchword.protocol.Ids;
import io.watchword.protocol.InvalidFieldException;
import io.watchword.protocol.Texts;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;

/** Query parameters, read strictly: one that is unknown or malformed is named. */
public final class Query {
    private static final int MOST_IDS = 1_000;

    private static final Instant LATEST = Instant.parse("9999-01-01T00:00:00Z");

    private final MultiMap values;

    private Query(MultiMap values) {
        this.values = values;
    }

    /** Those of a request that may have only these. */
    public static Query of(RoutingContext ctx, String... known) {
        MultiMap values = ctx.queryParams();
        Set<String> names = Set.of(known);
        for (String name : values.names()) {
            if (!names.contains(name)) {
                throw new InvalidFieldException(
                        Texts.clip(name, 80),
                        "is not a parameter of this request; it takes " + String.join(", ", known));
            }
        }
        return new Query(values);
    }

    /** Ids, given as several parameters, separated by commas, or both. */
    public Set<String> ids(String name) {
        Set<String> ids = new LinkedHashSet<>();
        for (String value : values.getAll(name)) {
            for (String id : value.split(",", MOST_IDS + 1)) {
                ids.add(Ids.require(name, id.strip()));
            }
        }
        if (ids.size() > MOST_IDS) {
            throw new InvalidFieldException(name, "at most " + MOST_IDS + " ids are taken");
        }
        return Set.copyOf(ids);
    }

    /** A text, if given and not empty. */
    public Optional<String> text(String name) {
        return Optional.ofNullable(values.get(name)).filter(text -> !text.isEmpty());
    }

    /** True or false. */
    public boolean flag(String name, boolean otherwise) {
        return text(name)
                .map(text -> switch (text) {
                    case "true", "1" -> true;
                    case "false", "0" -> false;
                    default -> throw new InvalidFieldException(name, "must be true or false");
                })
                .orElse(otherwise);
    }

    /** A whole number within bounds. */
    public int number(String name, int low, int high, int otherwise) {
        return text(name)
                .map(text -> {
                    if (!text.matches("\\d{1,9}") || Integer.parseInt(text) < low || Integer.parseInt(text) > high) {
                        throw new InvalidFieldException(name, "must be a whole number from " + low + " to " + high);
                    }
                    return Integer.parseInt(text);
                })
                .orElse(otherwise);
    }

    /** A moment. */
    public Optional<Instant> moment(String name) {
        return text(name).map(text -> moment(name, text));
    }

    /** A moment given as text. */
    public static Instant moment(String name, String text) {
        try {
            Instant moment = Instant.parse(text);
            if (!moment.isBefore(Instant.EPOCH) && moment.isBefore(LATEST)) {
                return moment;
            }
        } catch (DateTimeException e) {
            // said below
        }
        throw new InvalidFieldException(
                name, "must be a time like 2026-01-05T10:15:30Z, but is '" + Texts.clip(text, 40) + "'");
    }

    /** One of some words. */
    public String oneOf(String name, String otherwise, String other) {
        String word = text(name).orElse(otherwise);
        if (!word.equals(otherwise) && !word.equals(other)) {
            throw new InvalidFieldException(name, "must be " + otherwise + " or " + other);
        }
        return word;
    }
}
