package io.watchword.dashboard;

import static org.assertj.core.api.Assertions.assertThat;

import io.watchword.dashboard.StaticFiles.StaticFile;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The page works under a content security policy without inline scripts and styles, and never parses user text. */
class StrictContentSecurityTest {
    private static final Pattern INLINE_SCRIPT =
            Pattern.compile("<script(?![^>]*\\ssrc=)[^>]*>", Pattern.CASE_INSENSITIVE);
    private static final Pattern INLINE_STYLE =
            Pattern.compile("<style[\\s>]|<[^>]+\\sstyle\\s*=", Pattern.CASE_INSENSITIVE);
    private static final Pattern HANDLER = Pattern.compile("<[^>]+\\son[a-z]+\\s*=", Pattern.CASE_INSENSITIVE);
    private static final Pattern PARSES_TEXT =
            Pattern.compile("innerHTML|outerHTML|insertAdjacentHTML|setHTMLUnsafe|document\\.write|DOMParser"
                    + "|createContextualFragment|\\beval\\s*\\(|new Function|srcdoc|javascript:");
    private static final Pattern STYLE_ATTRIBUTE =
            Pattern.compile("(?:setAttribute|setAttr)\\([^)]*['\"]style['\"]|\\bstyle:\\s*['\"`]|cssText");
    private static final Pattern TIMER_TEXT = Pattern.compile("set(?:Timeout|Interval)\\(\\s*['\"`]");
    private static final Pattern ELSEWHERE =
            Pattern.compile("(?:https?:)?//[a-z0-9-]+\\.[a-z]", Pattern.CASE_INSENSITIVE);

    static Stream<StaticFile> markup() {
        return Stream.of("html", "svg").flatMap(suffix -> StaticFiles.ending(suffix).stream());
    }

    static Stream<StaticFile> scripts() {
        return StaticFiles.ending("js").stream();
    }

    static Stream<StaticFile> text() {
        return Stream.of("html", "css", "js").flatMap(suffix -> StaticFiles.ending(suffix).stream());
    }

    @ParameterizedTest
    @MethodSource("markup")
    void markupHasNothingInline(StaticFile file) {
        assertThat(file.text())
                .doesNotContainPattern(INLINE_SCRIPT)
                .doesNotContainPattern(INLINE_STYLE)
                .doesNotContainPattern(HANDLER);
    }

    @ParameterizedTest
    @MethodSource("scripts")
    void scriptsNeverTurnTextIntoMarkupOrCode(StaticFile file) {
        assertThat(file.text()).doesNotContainPattern(PARSES_TEXT).doesNotContainPattern(TIMER_TEXT);
    }

    @ParameterizedTest
    @MethodSource("scripts")
    void scriptsSetStylesOnlyThroughTheObjectModel(StaticFile file) {
        assertThat(file.text()).doesNotContainPattern(STYLE_ATTRIBUTE);
    }

    @ParameterizedTest
    @MethodSource("text")
    void nothingIsLoadedFromElsewhere(StaticFile file) {
        assertThat(file.text().replace("http://www.w3.org/2000/svg", "")).doesNotContainPattern(ELSEWHERE);
    }
}
