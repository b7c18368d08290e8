package io.watchword.ingest;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.bytedeco.ffmpeg.global.avutil.AVERROR_DECODER_NOT_FOUND;
import static org.bytedeco.ffmpeg.global.avutil.AVERROR_DEMUXER_NOT_FOUND;
import static org.bytedeco.ffmpeg.global.avutil.AVERROR_EOF;
import static org.bytedeco.ffmpeg.global.avutil.AVERROR_HTTP_FORBIDDEN;
import static org.bytedeco.ffmpeg.global.avutil.AVERROR_HTTP_NOT_FOUND;
import static org.bytedeco.ffmpeg.global.avutil.AVERROR_HTTP_OTHER_4XX;
import static org.bytedeco.ffmpeg.global.avutil.AVERROR_HTTP_SERVER_ERROR;
import static org.bytedeco.ffmpeg.global.avutil.AVERROR_HTTP_TOO_MANY_REQUESTS;
import static org.bytedeco.ffmpeg.global.avutil.AVERROR_HTTP_UNAUTHORIZED;
import static org.bytedeco.ffmpeg.global.avutil.AVERROR_INVALIDDATA;
import static org.bytedeco.ffmpeg.global.avutil.AVERROR_PROTOCOL_NOT_FOUND;
import static org.bytedeco.ffmpeg.global.avutil.AVERROR_STREAM_NOT_FOUND;
import static org.bytedeco.ffmpeg.global.avutil.av_strerror;

import java.util.Locale;
import java.util.Map;

/** FFmpeg's numbers as {@link MediaError}s. */
final class AvErrors {
    private static final Map<Integer, MediaError> OWN = Map.ofEntries(
            Map.entry(AVERROR_EOF, MediaError.ENDED),
            Map.entry(AVERROR_HTTP_UNAUTHORIZED, MediaError.UNAUTHORIZED),
            Map.entry(AVERROR_HTTP_FORBIDDEN, MediaError.FORBIDDEN),
            Map.entry(AVERROR_HTTP_NOT_FOUND, MediaError.NOT_FOUND),
            Map.entry(AVERROR_HTTP_TOO_MANY_REQUESTS, MediaError.BUSY),
            Map.entry(AVERROR_HTTP_OTHER_4XX, MediaError.BAD_URL),
            Map.entry(AVERROR_HTTP_SERVER_ERROR, MediaError.SERVER_FAILED),
            Map.entry(AVERROR_INVALIDDATA, MediaError.NOT_MEDIA),
            Map.entry(AVERROR_DEMUXER_NOT_FOUND, MediaError.NOT_MEDIA),
            Map.entry(AVERROR_DECODER_NOT_FOUND, MediaError.NOT_MEDIA),
            Map.entry(AVERROR_STREAM_NOT_FOUND, MediaError.NO_VIDEO),
            Map.entry(AVERROR_PROTOCOL_NOT_FOUND, MediaError.BAD_URL));

    // the system's errors differ in number from one system to the next, but not in their text
    private static final Map<String, MediaError> SYSTEM = Map.ofEntries(
            Map.entry("connection refused", MediaError.CONNECTION_REFUSED),
            Map.entry("timed out", MediaError.TIMED_OUT),
            Map.entry("no route to host", MediaError.UNREACHABLE),
            Map.entry("host is down", MediaError.UNREACHABLE),
            Map.entry("unreachable", MediaError.UNREACHABLE),
            Map.entry("reset by peer", MediaError.ENDED),
            Map.entry("broken pipe", MediaError.ENDED),
            Map.entry("permission denied", MediaError.FORBIDDEN),
            Map.entry("not permitted", MediaError.FORBIDDEN),
            Map.entry("no such file", MediaError.NOT_FOUND),
            Map.entry("no such device", MediaError.NOT_FOUND),
            Map.entry("busy", MediaError.BUSY));

    private AvErrors() {}

    /** What kind of failure a negative return value is. */
    static MediaError classify(int code) {
        MediaError own = OWN.get(code);
        return own != null ? own : ofSystem(text(code));
    }

    /** FFmpeg's or the system's own words for a return value. */
    static String text(int code) {
        byte[] buffer = new byte[256];
        av_strerror(code, buffer, buffer.length);
        int length = 0;
        while (length < buffer.length && buffer[length] != 0) {
            length++;
        }
        return new String(buffer, 0, length, UTF_8);
    }

    private static MediaError ofSystem(String text) {
        String lower = text.toLowerCase(Locale.ROOT);
        return SYSTEM.entrySet().stream()
                .filter(entry -> lower.contains(entry.getKey()))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElse(MediaError.FAILED);
    }
}
