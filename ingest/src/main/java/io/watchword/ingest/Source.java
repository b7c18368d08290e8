package io.watchword.ingest;

import io.watchword.protocol.Secrets;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Something FFmpeg can open, ready to be opened: secrets resolved, rules checked.
 *
 * @param url what FFmpeg opens; may hold a password
 * @param shown what people are told it is, such as {@code 192.168.1.20:554}
 * @param path the part of the URL that names the stream, without its query, for messages
 * @param hasUser whether the URL carries a user name
 * @param input FFmpeg's name of the input format, where it is not found by looking
 * @param options FFmpeg's options
 * @param pace how its frames are played
 * @param secrets what must not appear in any message
 */
record Source(
        String url,
        String shown,
        String path,
        boolean hasUser,
        @Nullable String input,
        Map<String, String> options,
        Pace pace,
        List<String> secrets) {
    Source {
        options = Map.copyOf(options);
        secrets = List.copyOf(secrets);
    }

    /** How frames are played. */
    sealed interface Pace {
        /** As they arrive. */
        record Live() implements Pace {}

        /**
         * From a web server: what comes in bursts (HLS, recordings) in the time of the stream, the rest as it arrives.
         */
        record Web() implements Pace {}

        /** A recording, in its own time, looped. */
        record RealTime() implements Pace {}

        /**
         * Looped, at a rate of its own.
         *
         * @param rate frames a second, or 0 for as fast as it goes
         */
        record AtRate(double rate) implements Pace {}
    }

    /** Whether what ends begins again. */
    boolean looped() {
        return pace instanceof Pace.AtRate || pace instanceof Pace.RealTime;
    }

    /** Whether opening alone tells the codec, as with RTSP's SDP: looking into the stream as well takes seconds. */
    boolean selfDescribing() {
        return options.getOrDefault("format_whitelist", "").equals("rtsp");
    }

    /** A text without this source's secrets. */
    String clean(String text) {
        String clean = Secrets.maskUrl(text);
        for (String secret : secrets) {
            clean = clean.replace(secret, "***");
        }
        return clean;
    }

    @Override
    public String toString() {
        return "Source[" + shown + "]";
    }
}
