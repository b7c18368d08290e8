package io.watchword.answerstream.history;

import java.time.Instant;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * Which records of a topic are asked for.
 *
 * @param matches which of them
 * @param from written at or after, if given
 * @param to written at or before, if given
 * @param limit most answers on a page, 1 to 1000
 * @param newestFirst the order
 * @param cursor where the last page ended, if this is not the first
 * @param <T> what travels
 */
public record PageQuery<T>(
        Predicate<T> matches,
        Optional<Instant> from,
        Optional<Instant> to,
        int limit,
        boolean newestFirst,
        Optional<LogPosition> cursor) {}
