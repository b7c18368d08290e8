package io.watchword.answerstream.history;

import io.watchword.protocol.kafka.Delivered;
import java.util.List;
import java.util.Optional;

/**
 * A page of history.
 *
 * @param records in the order asked for, perhaps fewer than the limit, or none, though there are more
 * @param cursor where to go on; empty when everything has been shown
 * @param <T> what travels
 */
public record LogPage<T>(List<Delivered<T>> records, Optional<LogPosition> cursor) {}
