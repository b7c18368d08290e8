package io.watchword.standalone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import io.watchword.protocol.Answer;
import io.watchword.protocol.AnswerValue;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** The demo as a user meets it: the process, its HTTP interface, and its page in Chromium. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class DemoIT {
    private static final double PATIENCE_MS = 60_000;

    @TempDir
    static Path data;

    RunningWatchword watchword;
    Api api;

    @BeforeAll
    void start() throws Exception {
        watchword = RunningWatchword.start("demo", "--port", "0", "--data-dir", data.toString());
        api = new Api(watchword.address());
    }

    @AfterAll
    void stop() throws Exception {
        watchword.close();
    }

    @Test
    void peopleAreCountedAndTheBoxesProveIt() {
        Answer answer = api.firstAnswer(a -> a.text().equals("How many people are there?")
                && a.answer().value() instanceof AnswerValue.Count count
                && count.value() > 0);

        assertThat(answer.camera()).isEqualTo("demo");
        assertThat(answer.regions()).isNotEmpty().allSatisfy(region -> assertThat(region.label())
                .isEqualTo("person"));
        assertThat(answer.answer().confidence()).isBetween(0.0, 1.0);
    }

    @Test
    void everyStandingQuestionIsAnswered() throws Exception {
        for (var question : api.json("/api/v1/questions").findValuesAsText("id")) {
            assertThat(api.firstAnswer(a -> a.question().equals(question)).camera())
                    .isEqualTo("demo");
        }
    }

    @Test
    void itIsReadyAndTellsItsFigures() throws Exception {
        await().atMost(Duration.ofMinutes(1))
                .untilAsserted(
                        () -> assertThat(api.get("/health/ready").statusCode()).isEqualTo(200));
        api.firstAnswer(a -> true);

        String metrics = new String(api.get("/metrics").body(), java.nio.charset.StandardCharsets.UTF_8);

        assertThat(metrics)
                .contains("watchword_frames_total{")
                .contains("watchword_frame_age_seconds")
                .contains("watchword_perceive_seconds")
                .contains("watchword_answer_seconds")
                .contains("watchword_batch_size")
                .contains("watchword_sse_clients");
    }

    @Test
    void thePageShowsThePictureTheBoxesAndTheAnswers() {
        try (Playwright playwright = Playwright.create(new Playwright.CreateOptions().setEnv(browserEnvironment()));
                Browser browser = playwright.chromium().launch(browserOptions())) {
            Page page = browser.newPage(new Browser.NewPageOptions().setViewportSize(1440, 900));
            List<String> complaints = new CopyOnWriteArrayList<>();
            page.onConsoleMessage(message -> {
                if (message.type().equals("error")) {
                    complaints.add(message.text());
                }
            });
            page.onPageError(complaints::add);

            page.navigate(api.address());

            Locator picture = page.getByTestId("camera-picture").first();
            eventually(picture).hasAttribute("data-boxes", Pattern.compile("[1-9][0-9]*"), patience());
            eventually(page.getByTestId("answer-value").first())
                    .hasText(Pattern.compile("\\S"), new LocatorAssertions.HasTextOptions().setTimeout(PATIENCE_MS));

            page.getByTestId("ask-input").fill("Is there a unicorn?");
            eventually(page.getByTestId("refusal")).containsText("unicorn", contains());
            screenshot(page, "refused");

            int before = page.getByTestId("question-card").count();
            page.getByTestId("ask-input").fill("How many vehicles are there?");
            eventually(page.getByTestId("understood")).isVisible();
            page.getByTestId("ask-submit").click();
            eventually(page.getByTestId("question-card")).hasCount(before + 1);
            eventually(page.getByTestId("question-card").filter(new Locator.FilterOptions().setHasText("vehicles")))
                    .isVisible();
            screenshot(page, "dashboard");
            // the refused question is one failed request, which Chromium reports by itself
            complaints.removeIf(text -> text.contains("422"));
            assertThat(complaints).isEmpty();
        }
    }

    private static com.microsoft.playwright.assertions.LocatorAssertions eventually(Locator locator) {
        return PlaywrightAssertions.assertThat(locator);
    }

    private static LocatorAssertions.HasAttributeOptions patience() {
        return new LocatorAssertions.HasAttributeOptions().setTimeout(PATIENCE_MS);
    }

    private static LocatorAssertions.ContainsTextOptions contains() {
        return new LocatorAssertions.ContainsTextOptions().setTimeout(PATIENCE_MS);
    }

    private static void screenshot(Page page, String name) {
        page.screenshot(new Page.ScreenshotOptions().setPath(Path.of("target", "screenshots", name + ".png")));
    }

    private static Map<String, String> browserEnvironment() {
        return Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1");
    }

    private static BrowserType.LaunchOptions browserOptions() {
        return new BrowserType.LaunchOptions()
                .setExecutablePath(Path.of("/usr/bin/chromium"))
                .setArgs(new ArrayList<>(List.of(
                        "--no-sandbox",
                        "--disable-gpu",
                        "--disable-quic",
                        "--no-first-run",
                        "--disable-background-networking",
                        "--disable-component-update",
                        "--disable-sync")));
    }
}
