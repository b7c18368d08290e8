package io.watchword.standalone;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static io.watchword.standalone.Chromium.drag;
import static io.watchword.standalone.Chromium.requireAccessible;
import static io.watchword.standalone.Chromium.screenshot;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.APIResponse;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import java.nio.file.Path;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What a classifier takes things for, on the page; the van of the demo clip is white, which this one takes for an
 * ambulance.
 */
class KindsOnThePageIT {
    private static final String HARMFUL = "<img src=x onerror=alert(1)>";

    @TempDir
    Path temp;

    @Test
    void whatAClassifierTakesThingsForIsSaidBesideThem() throws Exception {
        PlaywrightAssertions.setDefaultAssertionTimeout(Chromium.PATIENCE_MS);
        Path config = Paint.configure(temp);
        try (RunningWatchword watchword = RunningWatchword.run(temp.resolve("data"), config);
                Chromium chromium = Chromium.start()) {
            Page page = chromium.open(watchword.address() + "/#camera=path");
            assertThat(page.getByTestId("camera-picture")).hasAttribute("data-boxes", Pattern.compile("[1-9]\\d*"));

            page.getByTestId("stage-things").click();
            assertThat(kinds(page, "things", "ambulance").first()).isVisible();
            screenshot(page, "kinds-things");
            requireAccessible(page, "kinds of things");

            drag(page, 0.02, 0.05, 0.98, 0.95);
            Locator told = kinds(page, "described", "ambulance").first();
            assertThat(told).hasAttribute("title", Pattern.compile("A classifier says ambulance \\S+%.*"));
            screenshot(page, "kinds");
            requireAccessible(page, "kinds in a part");

            page.keyboard().press("Escape");
            page.route("**/api/v1/describe", KindsOnThePageIT::harm);
            drag(page, 0.02, 0.05, 0.98, 0.95);
            assertThat(kinds(page, "described", HARMFUL).first()).isVisible();
            assertThat(page.getByTestId("described").locator("img")).hasCount(0);
            assertThat(chromium.complaints()).isEmpty();
        }
    }

    private static Locator kinds(Page page, String panel, String words) {
        return page.getByTestId(panel).getByTestId("thing-kind").filter(new Locator.FilterOptions().setHasText(words));
    }

    private static void harm(Route route) {
        APIResponse told = route.fetch();
        route.fulfill(new Route.FulfillOptions()
                .setResponse(told)
                .setBody(told.text().replace("\"ambulance\"", '"' + HARMFUL + '"')));
    }
}
