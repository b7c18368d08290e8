package io.watchword.protocol;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A camera to be opened once for a few seconds, without connecting it: somebody wants to know whether it works.
 *
 * @param id its id, by which its {@link TrialResult} is known
 * @param url where the camera's pictures come from, possibly with a password: show {@link Secrets#maskUrl} of it
 * @param until nobody waits for the result after this
 */
public record Trial(String id, String url, Instant until) {
    public Trial(@Nullable String id, @Nullable String url, @Nullable Instant until) {
        this.id = Ids.require("id", Checks.present("id", id));
        this.url = Checks.text("url", url, 2000);
        this.until = Checks.present("until", until);
    }

    @Override
    public String toString() {
        return "Trial[" + id + ", " + Secrets.maskUrl(url) + "]";
    }
}
