package io.watchword.standalone;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static io.watchword.standalone.Chromium.requireAccessible;
import static io.watchword.standalone.Chromium.screenshot;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The dashboard of a server that needs a login. */
class LoginIT {
    private static final String ADMIN = "an-administrators-token-for-tests-0123456789";

    @TempDir
    Path temp;

    @Test
    void whoLogsInSeesWhatTheirTokenAllowsAndNothingElse() throws Exception {
        PlaywrightAssertions.setDefaultAssertionTimeout(Chromium.PATIENCE_MS);
        Path token = Files.writeString(temp.resolve("admin-token"), ADMIN + "\n");
        try (RunningWatchword watchword = RunningWatchword.start(
                        "demo",
                        "--port",
                        "0",
                        "--data-dir",
                        temp.resolve("data").toString(),
                        "--admin-token-file",
                        token.toString());
                Chromium chromium = Chromium.start()) {
            Page page = chromium.open(watchword.address());
            assertThat(page.getByTestId("login-token")).isVisible();
            assertThat(page.getByTestId("camera")).hasCount(0);
            requireAccessible(page, "login");
            screenshot(page, "login");

            logIn(page, "not-a-token");
            assertThat(page.getByTestId("login-problem")).containsText("not known");
            logIn(page, ADMIN);
            assertThat(page.getByTestId("camera-picture")).hasAttribute("data-boxes", Pattern.compile("\\d+"));
            assertThat(page.getByTestId("add-camera")).isVisible();

            String viewer = tokenForAViewer(page);
            Page other = chromium.open(watchword.address());
            logIn(other, viewer);
            assertThat(other.getByTestId("camera-picture")).hasAttribute("data-boxes", Pattern.compile("\\d+"));
            assertThat(other.getByTestId("add-camera")).isHidden();
            assertThat(other.getByTestId("ask-input")).isHidden();
            assertThat(other.getByTestId("nav-access")).isHidden();

            other.getByTestId("log-out").click();
            assertThat(other.getByTestId("login-token")).isVisible();
            assertThat(chromium.complaints()).isEmpty();
        }
    }

    private static String tokenForAViewer(Page page) throws Exception {
        page.getByTestId("nav-access").click();
        page.getByTestId("token-name").fill("Reception");
        page.getByTestId("token-make").click();
        assertThat(page.getByTestId("token-value")).isVisible();
        assertThat(page.getByTestId("token")
                        .filter(new com.microsoft.playwright.Locator.FilterOptions().setHasText("Reception")))
                .hasCount(1);
        requireAccessible(page, "access");
        screenshot(page, "access");
        return page.getByTestId("token-value").textContent();
    }

    private static void logIn(Page page, String token) {
        page.getByTestId("login-token").fill(token);
        page.getByTestId("login-submit").click();
    }
}
