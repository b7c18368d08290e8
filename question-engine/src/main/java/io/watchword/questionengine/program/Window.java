package io.watchword.questionengine.program;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.annotation.JsonTypeName;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;

/** A stretch of time that ends now. Immutable. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "window")
@JsonSubTypes({
    @JsonSubTypes.Type(Window.Last.class),
    @JsonSubTypes.Type(Window.Since.class),
    @JsonSubTypes.Type(Window.Today.class)
})
public sealed interface Window {
    /**
     * When it began, if it ends now.
     *
     * @param zone whose clock and midnight count
     */
    Instant start(Instant now, ZoneId zone);

    /**
     * The last so many seconds.
     *
     * @param seconds more than 0, at most a week
     */
    @JsonTypeName("last")
    record Last(double seconds) implements Window {
        @Override
        public Instant start(Instant now, ZoneId zone) {
            return now.minusNanos(Math.round(seconds * 1e9));
        }
    }

    /**
     * Since the clock last showed a time.
     *
     * @param time hour and minute, "09:30"
     */
    @JsonTypeName("since")
    record Since(String time) implements Window {
        public Since {
            LocalTime.parse(time);
        }

        @Override
        public Instant start(Instant now, ZoneId zone) {
            ZonedDateTime here = now.atZone(zone);
            ZonedDateTime at = here.with(LocalTime.parse(time));
            return (at.isAfter(here) ? at.minusDays(1) : at).toInstant();
        }
    }

    /** Since midnight. */
    @JsonTypeName("today")
    record Today() implements Window {
        @Override
        public Instant start(Instant now, ZoneId zone) {
            return now.atZone(zone).toLocalDate().atStartOfDay(zone).toInstant();
        }
    }
}
