package io.watchword.standalone;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static io.watchword.standalone.Chromium.card;
import static io.watchword.standalone.Chromium.drag;
import static io.watchword.standalone.Chromium.requireAccessible;
import static io.watchword.standalone.Chromium.screenshot;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.ColorScheme;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Parts of the picture that are dragged out and asked about by number, and who answers, in Chromium. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class AskingAboutPartsIT {
    private static final Pattern SOME = Pattern.compile("[1-9][0-9]*");

    @TempDir
    static Path temp;

    AnsweringModel model;
    RunningWatchword watchword;
    Chromium chromium;
    Api api;

    @BeforeAll
    void start() throws Exception {
        PlaywrightAssertions.setDefaultAssertionTimeout(Chromium.PATIENCE_MS);
        model = new AnsweringModel("a narrow street with parked cars");
        watchword = RunningWatchword.run(temp.resolve("data"), model.configure(temp));
        api = new Api(watchword.address());
        chromium = Chromium.start();
    }

    @AfterAll
    void stop() {
        chromium.close();
        watchword.close();
        model.close();
    }

    @AfterEach
    void nothingWentWrong() {
        assertThat(chromium.complaints()).isEmpty();
    }

    @Test
    void aPartGetsANumberAndAModelIsAskedAboutItOnce() {
        Page page = watching();

        choosePart(page, 0.1, 0.2, 0.5, 0.7);

        assertThat(page.getByTestId("ask-input")).hasValue("What is in [1]?");
        assertThat(page.getByTestId("ask-input")).isFocused();
        assertThat(page.getByTestId("part-says")).containsText("a part of Path is [1]");
        assertThat(page.getByTestId("camera-picture")).hasAttribute("data-parts", "1");
        assertThat(page.getByTestId("camera-picture"))
                .hasAttribute("aria-label", Pattern.compile(".*\\[1] marked on it.*"));
        assertThat(page.getByTestId("understood")).hasText("Asks eye. It is shown [1].");

        page.getByTestId("ask-once").click();

        assertThat(page.getByTestId("answer-now")).hasText("A narrow street with parked cars");
        assertThat(page.getByTestId("looked")).containsText("eye was asked about [1]");
        assertThat(page.getByTestId("looked")).containsText("On the picture of");
        assertThat(pictures(model.asked().get(model.asked().size() - 1))).hasSize(1);
        screenshot(page, "parts-once");
    }

    @Test
    void aStandingQuestionComparesTwoPartsAndSaysHowItIsAnswered() throws Exception {
        Page page = watching();
        choosePart(page, 0.1, 0.2, 0.4, 0.6);
        choosePart(page, 0.55, 0.3, 0.9, 0.8);
        assertThat(page.getByTestId("part-chip")).hasCount(2);
        assertThat(page.getByTestId("camera-picture")).hasAttribute("data-parts", "1 2");

        page.getByTestId("ask-input").fill("What do [1] and [2] have in common?");
        assertThat(page.getByTestId("understood")).hasText("Asks eye. It is shown [1] and [2].");
        screenshot(page, "parts");
        page.getByTestId("ask-submit").click();

        Locator card = card(page, "What do [1] and [2] have in common?");
        assertThat(card.getByTestId("answer-value")).hasText("A narrow street with parked cars");
        assertThat(card).containsText("Asks eye about [1] and [2]");
        assertThat(card).containsText("eye looked");
        assertThat(page.getByTestId("part-chip")).hasCount(0);
        card.getByTestId("why-open").click();
        assertThat(card.getByTestId("how")).containsText("eye was asked about [1], [2]");
        card.hover();
        assertThat(page.getByTestId("camera-picture")).hasAttribute("data-parts", "1 2");
        screenshot(page, "parts-standing");

        String id = card.getAttribute("data-question");
        JsonNode question = api.json("/api/v1/questions/" + id);
        assertThat(question.path("regions")).hasSize(2);
        assertThat(question.at("/route/model").asText()).isEqualTo("eye");
    }

    @Test
    void onlyPartsThatTheQuestionRefersToAreSent() throws Exception {
        Page page = watching();
        choosePart(page, 0.1, 0.2, 0.4, 0.6);
        choosePart(page, 0.55, 0.3, 0.9, 0.8);

        page.getByTestId("ask-input").fill("What is painted on [2]?");
        page.getByTestId("ask-submit").click();

        Locator card = card(page, "What is painted on [1]?");
        assertThat(card).isVisible();
        JsonNode regions = api.json("/api/v1/questions/" + card.getAttribute("data-question"))
                .path("regions");
        assertThat(regions).hasSize(1);
        assertThat(regions.at("/0/box/0").asDouble())
                .as("the left edge of the second part, which is farther right than it is wide")
                .isGreaterThan(regions.at("/0/box/2").asDouble());
    }

    @Test
    void partsAreTakenAwayWithTheMouseAndTheKeyboardAndTheRestIsCountedAnew() {
        Page page = watching();
        choosePart(page, 0.1, 0.2, 0.3, 0.6);
        choosePart(page, 0.35, 0.2, 0.6, 0.6);
        choosePart(page, 0.65, 0.2, 0.9, 0.6);
        page.getByTestId("ask-input").fill("Is [2] like [1] or like [3]?");

        page.getByTestId("part-remove").first().click();

        assertThat(page.getByTestId("part-chip")).hasCount(2);
        assertThat(page.getByTestId("ask-input")).hasValue("Is [1] like or like [2]?");
        assertThat(page.getByTestId("camera-picture")).hasAttribute("data-parts", "1 2");
        assertThat(page.getByTestId("part-says")).containsText("[1], a part of Path, is taken away");

        page.getByTestId("part-remove").last().focus();
        page.keyboard().press("Delete");
        assertThat(page.getByTestId("part-chip")).hasCount(1);
        assertThat(page.getByTestId("part-remove")).isFocused();
        page.keyboard().press("Enter");
        assertThat(page.getByTestId("part-chip")).hasCount(0);
        assertThat(page.getByTestId("ask-input")).isFocused();
        assertThat(page.getByTestId("camera-picture")).not().hasAttribute("data-parts", SOME);
    }

    @Test
    void withoutAPointerAThingOfTheListBecomesAPart() {
        Page page = watching();

        page.getByTestId("stage-things").press("Enter");
        assertThat(page.getByTestId("things").locator(".thing").first()).isFocused();
        page.keyboard().press("Enter");
        page.getByTestId("part-ask").press("Enter");

        assertThat(page.getByTestId("ask-input")).isFocused();
        assertThat(page.getByTestId("camera-picture")).hasAttribute("data-parts", "1");
    }

    @Test
    void whoAnswersCanBeChosen() {
        Page page = watching();
        assertThat(page.getByTestId("ask-model-says")).hasText("the scene, else eye");

        page.getByTestId("ask-input").fill("How many people are there?");
        assertThat(page.getByTestId("understood")).containsText("Understood");
        page.getByTestId("ask-model").selectOption("eye");
        assertThat(page.getByTestId("understood")).hasText("Asks eye. It is shown the whole picture.");

        page.getByTestId("ask-model").selectOption("scene");
        assertThat(page.getByTestId("understood")).containsText("Understood");
        page.getByTestId("ask-input").fill("What is written on the wall?");
        assertThat(page.getByTestId("refusal")).isVisible();
        assertThat(page.getByTestId("no-model")).hasCount(0);
    }

    @Test
    void aModelThatFailsSaysWhatIsWrong() {
        Page page = watching();
        model.failWith(401);
        try {
            page.getByTestId("ask-input").fill("What is the weather like?");
            page.getByTestId("ask-once").click();

            assertThat(page.getByTestId("answer-now")).hasText(Pattern.compile("Unknown: .*key.*"));
            assertThat(page.getByTestId("looked")).containsText("eye");
            assertThat(page.getByTestId("ask-model-says")).containsText("eye does not answer now");
        } finally {
            model.failWith(200);
        }

        page.getByTestId("ask-once").click();
        assertThat(page.getByTestId("answer-now")).hasText("A narrow street with parked cars");
        assertThat(page.getByTestId("ask-model-says")).not().containsText("does not answer now");
    }

    @ParameterizedTest
    @EnumSource(names = {"LIGHT", "DARK"})
    void axeFindsNothingSerious(ColorScheme scheme) throws Exception {
        Page page = chromium.open(watchword.address(), 1440, 900, scheme);
        assertThat(page.getByTestId("camera-picture").first()).hasAttribute("data-boxes", SOME);
        drag(page, 0.1, 0.2, 0.5, 0.7);
        assertThat(page.getByTestId("part-ask")).isVisible();
        requireAccessible(page, "a part");
        screenshot(page, "part-model-" + scheme);
        page.getByTestId("part-ask").click();
        page.getByTestId("ask-once").click();
        assertThat(page.getByTestId("looked")).isVisible();
        requireAccessible(page, "asked once");
        screenshot(page, "parts-" + scheme);
        page.context().close();
    }

    @Test
    void onAPhoneItFits() throws Exception {
        Page page = chromium.open(watchword.address(), 390, 844, ColorScheme.LIGHT);
        assertThat(page.getByTestId("camera-picture").first()).hasAttribute("data-boxes", SOME);
        choosePart(page, 0.1, 0.2, 0.4, 0.6);
        choosePart(page, 0.5, 0.2, 0.9, 0.6);
        page.getByTestId("ask-input").fill("Is the door in [1] the same colour as the one in [2]?");
        assertThat(page.getByTestId("ask-once")).isVisible();

        Object overflow = page.evaluate("document.documentElement.scrollWidth - innerWidth");
        assertThat(((Number) overflow).intValue()).isLessThanOrEqualTo(0);
        requireAccessible(page, "phone");
        screenshot(page, "parts-phone");
        page.context().close();
    }

    private Page watching() {
        Page page = chromium.open(watchword.address());
        assertThat(page.getByTestId("camera-picture").first()).hasAttribute("data-boxes", SOME);
        assertThat(page.getByTestId("ask-model")).isVisible();
        return page;
    }

    private static void choosePart(Page page, double left, double top, double right, double bottom) {
        drag(page, left, top, right, bottom);
        page.getByTestId("part-ask").click();
        assertThat(page.getByTestId("described")).hasCount(0);
    }

    private static List<JsonNode> pictures(JsonNode asked) {
        return asked.findValues("image_url");
    }
}
