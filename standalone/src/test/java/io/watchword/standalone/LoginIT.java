package io.watchword.standalone;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static io.watchword.standalone.Chromium.requireAccessible;
import static io.watchword.standalone.Chromium.screenshot;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
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
        try (RunningWatchword watchword =
                        RunningWatchword.demo(temp.resolve("data"), "--admin-token-file", token.toString());
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

    @Test
    void whoSignsInAtTheProviderSeesTheWallUntilTheySignOut() throws Exception {
        PlaywrightAssertions.setDefaultAssertionTimeout(Chromium.PATIENCE_MS);
        try (SignInPage provider = SignInPage.start();
                RunningWatchword watchword = RunningWatchword.demo(
                        temp.resolve("data"),
                        "--oidc-issuer",
                        provider.address(),
                        "--oidc-client-id",
                        SignInPage.CLIENT);
                Chromium chromium = Chromium.start()) {
            Page page = chromium.open(watchword.address() + "/#status");
            assertThat(page.getByTestId("login-provider")).hasText("Sign in with localhost");
            requireAccessible(page, "login at a provider");
            screenshot(page, "login-provider");

            page.getByTestId("login-provider").click();
            page.getByText("I am Ada").click();
            assertThat(page.getByTestId("account")).hasText("Ada");
            assertThat(page.getByTestId("status-headline")).isVisible();
            page.getByTestId("nav-watch").click();
            assertThat(page.getByTestId("camera-picture")).hasAttribute("data-boxes", Pattern.compile("\\d+"));
            assertThat(page.getByTestId("add-camera")).isVisible();

            // the session ends, as it does with its token; at the provider it does not
            page.context().clearCookies(new BrowserContext.ClearCookiesOptions().setName("watchword-session"));
            page.waitForResponse(
                    answer -> answer.url().contains("/login/oidc/callback"),
                    () -> page.getByTestId("ask-input").fill("Is anyone there?"));
            assertThat(page.getByTestId("account")).hasText("Ada");
            assertThat(page.getByTestId("camera-picture")).hasAttribute("data-boxes", Pattern.compile("\\d+"));

            page.getByTestId("log-out").click();
            assertThat(page.getByTestId("login-provider")).isVisible();
            page.navigate(watchword.address() + "/login/oidc?silent=true");
            assertThat(page.getByTestId("login-trouble")).containsText("Your login has ended");
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
