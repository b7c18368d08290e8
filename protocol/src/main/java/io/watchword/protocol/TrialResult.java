package io.watchword.protocol;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;

/**
 * What came of a {@link Trial}: either what was seen, or why nothing was.
 *
 * @param trial id of the trial
 * @param seen what was seen, or null
 * @param reason in words a person can act on and without secrets, or null
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record TrialResult(String trial, @Nullable Seen seen, @Nullable String reason) {
    /** Most bytes of a picture. */
    public static final int MOST_BYTES = 700_000;

    /**
     * What a camera sends.
     *
     * @param codec such as {@code h264}
     * @param width pixels, of the camera's pictures
     * @param height pixels, of the camera's pictures
     * @param fps frames a second
     * @param jpeg one of its pictures, possibly made smaller, at most {@link #MOST_BYTES} long
     */
    @SuppressWarnings("ArrayRecordComponent") // carries bytes, is never compared
    public record Seen(String codec, int width, int height, double fps, byte[] jpeg) {
        public Seen(@Nullable String codec, int width, int height, double fps, byte @Nullable [] jpeg) {
            this.codec = Checks.text("seen.codec", codec, 100);
            this.width = width;
            this.height = height;
            this.fps = Math.round(Checks.finite("seen.fps", fps) * 10) / 10.0;
            this.jpeg = Checks.present("seen.jpeg", jpeg);
            if (this.jpeg.length > MOST_BYTES) {
                throw new InvalidFieldException("seen.jpeg", "is longer than " + MOST_BYTES + " bytes");
            }
        }
    }

    public TrialResult(@Nullable String trial, @Nullable Seen seen, @Nullable String reason) {
        this.trial = Ids.require("trial", Checks.present("trial", trial));
        this.seen = seen;
        this.reason = reason;
        if ((seen == null) == (reason == null)) {
            throw new InvalidFieldException("reason", "must be there where nothing was seen, and only there");
        }
    }

    /** It works. */
    public static TrialResult works(Trial trial, Seen seen) {
        return new TrialResult(trial.id(), seen, null);
    }

    /** It does not. */
    public static TrialResult fails(Trial trial, String reason) {
        return new TrialResult(trial.id(), null, reason);
    }
}
