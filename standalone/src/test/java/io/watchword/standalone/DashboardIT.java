package io.watchword.standalone;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static io.watchword.standalone.Chromium.card;
import static io.watchword.standalone.Chromium.drag;
import static io.watchword.standalone.Chromium.onPicture;
import static io.watchword.standalone.Chromium.requireAccessible;
import static io.watchword.standalone.Chromium.screenshot;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Request;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.ColorScheme;
import java.nio.file.Path;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What people do on the dashboard, in Chromium, on the demo. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class DashboardIT {
    private static final Pattern SOME = Pattern.compile("[1-9][0-9]*");
    private static final Pattern ANY_WORD = Pattern.compile("\\S");

    @TempDir
    static Path data;

    RunningWatchword watchword;
    Chromium chromium;
    Api api;

    @BeforeAll
    void start() throws Exception {
        PlaywrightAssertions.setDefaultAssertionTimeout(Chromium.PATIENCE_MS);
        watchword = RunningWatchword.demo(data);
        api = new Api(watchword.address());
        chromium = Chromium.start();
    }

    @AfterAll
    void stop() {
        chromium.close();
        watchword.close();
    }

    @AfterEach
    void nothingWentWrong() {
        assertThat(chromium.complaints()).isEmpty();
    }

    @Test
    void thePictureHasItsBoxesAndTheQuestionsTheirAnswers() {
        Page page = watching();

        assertThat(page.getByTestId("answer-value").first()).hasText(ANY_WORD);
        assertThat(page.getByTestId("connection")).hasAttribute("data-state", "live");
        screenshot(page, "dashboard");
    }

    @Test
    void aQuestionIsUnderstoodWhileItIsWrittenAnsweredAtOnceAndThenStands() {
        Page page = watching();
        int before = page.getByTestId("question-card").count();

        page.getByTestId("ask-input").fill("How many vehicles are there?");
        assertThat(page.getByTestId("understood")).isVisible();
        assertThat(page.getByTestId("answer-now")).hasText(ANY_WORD);
        page.getByTestId("ask-submit").click();

        assertThat(page.getByTestId("question-card")).hasCount(before + 1);
        Locator card = card(page, "How many vehicles are there?");
        assertThat(card.getByTestId("answer")).hasAttribute("data-type", "count");
    }

    @Test
    void whatCantBeAnsweredIsRefusedWithTheWordsAndWhatCouldBeAskedInstead() {
        Page page = watching();

        page.getByTestId("ask-input").fill("Is there a unicorn?");

        assertThat(page.getByTestId("refusal")).containsText("unicorn");
        assertThat(page.getByTestId("refusal").locator("mark")).containsText("unicorn");
        assertThat(page.getByTestId("no-model")).containsText("models:");
        screenshot(page, "refused");
    }

    @Test
    void aChangeOnTheTimelineShowsThePictureThatProvesIt() {
        Page page = watching();
        Locator card = card(page, "How many people are there?");
        assertThat(card.getByTestId("timeline")).hasAttribute("aria-valuemax", SOME);

        card.getByTestId("timeline").press("End");

        Locator picture = card.getByTestId("evidence-picture");
        assertThat(picture).hasAttribute("data-picture", "kept");
        assertThat(picture).hasAttribute("data-boxes", SOME);
        screenshot(page, "evidence");

        card.getByTestId("flag").click();
        assertThat(page.locator(".toast")).containsText("Noted");
    }

    @Test
    void whyShowsTheProgramAndLightsWhatEachStepPickedOut() {
        Page page = watching();
        ask(page, "How many people are left of the truck?");
        Locator card = card(page, "How many people are left of the truck?");
        assertThat(card.getByTestId("answer-value")).hasText(ANY_WORD);

        card.getByTestId("why-open").click();

        assertThat(card.getByTestId("why-step")).hasCount(4);
        assertThat(page.getByTestId("held")).isVisible();
        Locator found = card.getByTestId("why-step")
                .filter(new Locator.FilterOptions().setHasText("Find truck"))
                .first();
        found.focus();
        assertThat(found).hasAttribute("aria-pressed", "true");
        screenshot(page, "why");

        card.getByTestId("why-open").click();
        assertThat(page.getByTestId("held")).isHidden();
    }

    @Test
    void aZoneIsDrawnNamedKeptAndRemoved() throws Exception {
        Page page = watching();

        page.getByTestId("stage-zone").click();
        page.getByTestId("add-zone").click();
        for (double[] corner : new double[][] {{0.1, 0.4}, {0.9, 0.4}, {0.9, 0.9}, {0.1, 0.9}}) {
            clickPicture(page, corner[0], corner[1]);
        }
        page.keyboard().press("Enter");
        page.getByTestId("place-name").fill("path");
        page.getByTestId("places-save").click();
        assertThat(page.getByTestId("places")).hasCount(0);
        assertThat(api.json("/api/v1/cameras/demo").at("/zones/0/name").asText())
                .isEqualTo("path");
        assertThat(api.json("/api/v1/cameras/demo").at("/zones/0/polygon").size())
                .isEqualTo(4);

        page.getByTestId("ask-input").fill("Is anyone in the path?");
        assertThat(page.getByTestId("understood")).containsText("path");

        page.getByTestId("stage-zone").click();
        page.getByTestId("place-remove").click();
        page.getByTestId("places-save").click();
        assertThat(page.getByTestId("places")).hasCount(0);
        assertThat(api.json("/api/v1/cameras/demo").path("zones")).isEmpty();
    }

    @Test
    void aLineIsDrawnWithTheKeyboardAlone() throws Exception {
        Page page = watching();

        page.getByTestId("stage-zone").press("Enter");
        page.getByTestId("add-line").press("Enter");
        page.getByTestId("place-name").fill("kerb");
        Locator end = page.locator(".place-corner").last();
        end.press("Shift+ArrowDown");
        page.getByTestId("place-name").press("Enter");
        assertThat(page.getByTestId("places")).hasCount(0);

        assertThat(api.json("/api/v1/cameras/demo").at("/lines/0/points/1/1").asDouble())
                .isEqualTo(0.55);
        api.patch("/api/v1/cameras/demo", "{\"lines\":[]}");
    }

    @Test
    void aPartOfThePictureIsToldAndCanBeAskedAbout() {
        Page page = watching();

        drag(page, 0.02, 0.05, 0.98, 0.95);

        Locator part = page.getByTestId("described");
        assertThat(part.locator(".thing").first()).isVisible();
        assertThat(part.getByTestId("part-ask")).hasCount(0);
        part.getByTestId("no-model").locator("summary").click();
        assertThat(part.getByTestId("no-model")).containsText("--config");
        screenshot(page, "part");
        String question = part.getByTestId("part-question").first().textContent();
        part.getByTestId("part-question").first().click();
        assertThat(page.getByTestId("ask-input")).hasValue(question);
        assertThat(page.getByTestId("understood")).isVisible();

        page.getByTestId("ask-input").blur();
        page.keyboard().press("Escape");
        assertThat(part).hasCount(0);
        assertThat(page.getByTestId("held")).isHidden();
    }

    @Test
    void aQuestionAboutThePastIsAnswered() {
        Page page = watching();
        page.getByTestId("nav-past").click();

        page.getByTestId("past-text").fill("How many people are there?");
        page.getByTestId("past-range").selectOption("2");
        Request asked = page.waitForRequest(
                "**/api/v1/ask", () -> page.getByTestId("past-submit").click());
        assertThat(asked.postData()).contains("\"lastS\":120").doesNotContain("\"to\"");

        assertThat(page.getByTestId("past-answer")).hasText(Pattern.compile("\\d+|Unknown.*"));
        assertThat(page.getByTestId("past-picture")).hasAttribute("data-boxes", Pattern.compile("\\d+"));
        screenshot(page, "past");

        page.getByTestId("past-range").selectOption("60");
        page.getByTestId("past-submit").click();
        assertThat(page.getByTestId("past-note")).containsText("Nothing is kept from before");
        page.getByTestId("past-slider").press("End");
        assertThat(page.getByTestId("past-picture")).hasAttribute("data-boxes", Pattern.compile("\\d+"));
        screenshot(page, "past-hour");
    }

    @Test
    void theStatusIsSaidInPlainWords() {
        Page page = watching();
        page.getByTestId("nav-status").click();

        assertThat(page.getByTestId("status-headline")).containsText("camera");
        assertThat(page.getByTestId("status-checks")).containsText("broker");
        assertThat(page.getByTestId("status-cameras")).containsText("Newest picture answered on");
        assertThat(page.locator(".view > .more")).containsText("Scenes still to be answered on");
        screenshot(page, "status");
    }

    @ParameterizedTest
    @EnumSource(names = {"LIGHT", "DARK"})
    void axeFindsNothingSeriousInAnyView(ColorScheme scheme) throws Exception {
        Page page = chromium.open(watchword.address(), 1440, 900, scheme);
        assertThat(page.getByTestId("camera-picture").first()).hasAttribute("data-boxes", SOME);
        assertThat(page.getByTestId("answer-value").first()).hasText(ANY_WORD);
        requireAccessible(page, "cameras");

        page.getByTestId("ask-input").fill("Is there a unicorn?");
        assertThat(page.getByTestId("refusal")).isVisible();
        requireAccessible(page, "refusal");
        page.getByTestId("ask-input").fill("");

        page.getByTestId("timeline").first().press("End");
        assertThat(page.getByTestId("evidence-picture")).hasAttribute("data-boxes", Pattern.compile("\\d+"));
        page.getByTestId("why-open").first().click();
        assertThat(page.getByTestId("why-step").first()).isVisible();
        requireAccessible(page, "evidence and why");
        page.getByTestId("why-open").first().click();

        page.getByTestId("stage-things").click();
        assertThat(page.getByTestId("things")).isVisible();
        requireAccessible(page, "things");
        page.getByTestId("stage-zone").click();
        page.getByTestId("add-zone").press("Enter");
        requireAccessible(page, "zones");
        page.keyboard().press("Escape");

        page.getByTestId("add-camera").click();
        requireAccessible(page, "adding a camera");
        page.keyboard().press("Escape");

        page.getByTestId("nav-past").click();
        page.getByTestId("past-submit").click();
        assertThat(page.getByTestId("past-answer")).isVisible();
        requireAccessible(page, "past");

        page.getByTestId("nav-status").click();
        assertThat(page.getByTestId("status-checks")).containsText("broker");
        requireAccessible(page, "status");
        page.context().close();
    }

    @Test
    void onAPhoneItFitsAndWorks() throws Exception {
        Page page = chromium.open(watchword.address(), 390, 844, ColorScheme.LIGHT);
        assertThat(page.getByTestId("camera-picture").first()).hasAttribute("data-boxes", SOME);
        assertThat(page.getByTestId("answer-value").first()).hasText(ANY_WORD);

        Object overflow = page.evaluate("document.documentElement.scrollWidth - innerWidth");
        assertThat(((Number) overflow).intValue()).isLessThanOrEqualTo(0);
        requireAccessible(page, "phone");
        screenshot(page, "phone");
        page.context().close();
    }

    private Page watching() {
        Page page = chromium.open(watchword.address());
        assertThat(page.getByTestId("camera-picture").first()).hasAttribute("data-boxes", SOME);
        return page;
    }

    private static void ask(Page page, String question) {
        page.getByTestId("ask-input").fill(question);
        page.getByTestId("ask-submit").click();
        assertThat(card(page, question)).isVisible();
    }

    private static void clickPicture(Page page, double x, double y) {
        double[] at = onPicture(page, x, y);
        page.mouse().click(at[0], at[1]);
    }
}
