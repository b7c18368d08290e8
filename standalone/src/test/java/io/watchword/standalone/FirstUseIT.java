package io.watchword.standalone;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static io.watchword.standalone.Chromium.requireAccessible;
import static io.watchword.standalone.Chromium.screenshot;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import io.watchword.rtspserver.RtspServer;
import java.nio.file.Path;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The dashboard where nothing is set up yet, and where something is wrong. */
class FirstUseIT {
    private static final Pattern ANY_WORD = Pattern.compile("\\S");

    @TempDir
    Path temp;

    @Test
    void threeClicksLeadFromNoCameraToAnAnswer() throws Exception {
        PlaywrightAssertions.setDefaultAssertionTimeout(Chromium.PATIENCE_MS);
        try (RunningWatchword watchword = start();
                Chromium chromium = Chromium.start()) {
            Page page = chromium.open(watchword.address());
            assertThat(page.getByTestId("empty")).containsText("No cameras yet");
            requireAccessible(page, "no cameras");
            screenshot(page, "first-use");

            page.getByTestId("try-demo").click();
            page.getByTestId("example").first().click();
            assertThat(page.getByTestId("understood")).isVisible();
            page.getByTestId("ask-submit").click();

            assertThat(page.getByTestId("answer")).not().hasAttribute("data-type", "waiting");
            assertThat(page.getByTestId("answer-value")).hasText(ANY_WORD);
            assertThat(chromium.complaints()).isEmpty();
        }
    }

    @Test
    void aCameraThatFailsSaysWhatIsWrongAndComesBackByItself() throws Exception {
        PlaywrightAssertions.setDefaultAssertionTimeout(Chromium.PATIENCE_MS);
        RtspServer.Options options = RtspServer.Options.OPEN.playing(H264Clip.extract(temp), 10);
        RtspServer first = RtspServer.start(options);
        try (RunningWatchword watchword = start();
                Chromium chromium = Chromium.start()) {
            Page page = chromium.open(watchword.address());
            addByHand(page, first);
            assertThat(page.getByTestId("camera-state")).hasAttribute("data-state", "live");
            assertThat(page.getByTestId("camera-picture")).hasAttribute("data-seq", Pattern.compile("\\d+"));

            first.close();

            assertThat(page.getByTestId("camera-state"))
                    .hasAttribute("data-state", Pattern.compile("backing-off|connecting"));
            assertThat(page.getByTestId("camera-error")).containsText(ANY_WORD);
            screenshot(page, "camera-down");

            try (RtspServer again = RtspServer.start(options.onPort(first.port()))) {
                assertThat(page.getByTestId("camera-state")).hasAttribute("data-state", "live");
                assertThat(page.getByTestId("camera-error")).isHidden();
                assertThat(again.port()).isEqualTo(first.port());
            }
        } finally {
            first.close();
        }
    }

    private static void addByHand(Page page, RtspServer camera) {
        page.getByTestId("add-camera").click();
        page.getByTestId("camera-url").fill(camera.url("/cam"));
        page.getByTestId("camera-test").click();
        assertThat(page.getByTestId("camera-test-says")).containsText("It works: H264");
        assertThat(page.getByTestId("camera-test-picture")).isVisible();
        page.getByTestId("camera-name").fill("Front gate");
        assertThat(page.getByTestId("camera-id")).hasValue("front-gate");
        page.getByTestId("camera-save").click();
        assertThat(page.getByTestId("camera-dialog")).hasCount(0);
    }

    private RunningWatchword start() throws Exception {
        return RunningWatchword.run(temp.resolve("data"));
    }
}
