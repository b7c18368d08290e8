package io.watchword.ingest;

import io.watchword.protocol.Texts;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * {@code demo:} plays the embedded clip at its own rate; {@code demo:?rate=25} at another; {@code rate=max} unpaced.
 */
final class DemoUrl {
    private static final Pattern FORM =
            Pattern.compile("(?i)demo:(?://)?/?(?:\\?rate=(max|\\d{1,4}(?:\\.\\d{1,3})?))?");

    private DemoUrl() {}

    static Source.Pace pace(String url) throws MediaException {
        Matcher form = FORM.matcher(url);
        if (!form.matches()) {
            throw new MediaException(
                    MediaError.BAD_URL,
                    "The demo's URL is demo: or demo:?rate=25 (frames a second, or max), not " + Texts.clip(url, 60));
        }
        String rate = form.group(1);
        if (rate == null) {
            return new Source.Pace.RealTime();
        }
        return new Source.Pace.AtRate(rate.equalsIgnoreCase("max") ? 0 : Double.parseDouble(rate));
    }
}
