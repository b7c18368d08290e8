package io.watchword.answerstream.history;

import io.watchword.protocol.InvalidFieldException;
import io.watchword.protocol.kafka.Position;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A place in a topic: by partition, the offset of the next record. As text {@code 0:12,1:0,2:44}.
 *
 * @param next by partition
 */
public record LogPosition(SortedMap<Integer, Long> next) {
    private static final Pattern FORM = Pattern.compile("\\d{1,4}:\\d{1,18}(,\\d{1,4}:\\d{1,18}){0,255}");

    public LogPosition {
        next = Collections.unmodifiableSortedMap(new TreeMap<>(next));
    }

    /** From offsets in any order. */
    public static LogPosition of(Map<Integer, Long> next) {
        return new LogPosition(new TreeMap<>(next));
    }

    /** From text; empty if it has not the form. */
    public static Optional<LogPosition> parse(String text) {
        if (text.length() > 8_192 || !FORM.matcher(text).matches()) {
            return Optional.empty();
        }
        SortedMap<Integer, Long> next = new TreeMap<>();
        for (String part : text.split(",", -1)) {
            int colon = part.indexOf(':');
            next.put(Integer.valueOf(part.substring(0, colon)), Long.valueOf(part.substring(colon + 1)));
        }
        return Optional.of(new LogPosition(next));
    }

    /** For use in a URL, see {@link #ofCursor}. */
    public String cursor() {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(toString().getBytes(StandardCharsets.UTF_8));
    }

    /**
     * From a cursor.
     *
     * @throws InvalidFieldException if it is none
     */
    public static LogPosition ofCursor(String cursor) {
        try {
            String text = new String(Base64.getUrlDecoder().decode(cursor), StandardCharsets.UTF_8);
            return parse(text).orElseThrow(IllegalArgumentException::new);
        } catch (IllegalArgumentException e) {
            throw new InvalidFieldException("cursor", "is none that this server gave");
        }
    }

    /** The place behind a record. */
    public LogPosition after(Position record) {
        SortedMap<Integer, Long> moved = new TreeMap<>(next);
        moved.merge(record.partition(), record.offset() + 1, Math::max);
        return new LogPosition(moved);
    }

    /** The farther of both, partition by partition. */
    public LogPosition max(Map<Integer, Long> other) {
        SortedMap<Integer, Long> moved = new TreeMap<>(next);
        other.forEach((partition, offset) -> moved.merge(partition, offset, Math::max));
        return new LogPosition(moved);
    }

    /** Whether nothing lies between here and there. */
    public boolean reached(LogPosition there) {
        return reached(there.next);
    }

    /** The same for offsets by partition. */
    public boolean reached(Map<Integer, Long> there) {
        return there.entrySet().stream().allMatch(each -> next.getOrDefault(each.getKey(), 0L) >= each.getValue());
    }

    /** Whether a record lies behind this place, so that who is here has had it. */
    public boolean isPast(Position record) {
        return record.offset() < next.getOrDefault(record.partition(), 0L);
    }

    /** Whether this can be a place in a log that ends there. */
    public boolean liesWithin(LogPosition end) {
        return next.keySet().equals(end.next.keySet()) && end.reached(this);
    }

    @Override
    public String toString() {
        return next.entrySet().stream()
                .map(each -> each.getKey() + ":" + each.getValue())
                .collect(Collectors.joining(","));
    }
}
