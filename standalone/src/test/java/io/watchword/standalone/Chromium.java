package io.watchword.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.options.BoundingBox;
import com.microsoft.playwright.options.ColorScheme;
import io.watchword.protocol.Json;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.StreamSupport;

/** The dashboard in a real browser. What the page complains about is collected; requests that fail are no complaint. */
final class Chromium implements AutoCloseable {
    /** How long a condition may take to come true. */
    static final double PATIENCE_MS = 60_000;

    private static final String REQUEST_FAILED = "Failed to load resource";
    private static final String AXE = "/axe.min.js";
    private static final List<String> SERIOUS = List.of("serious", "critical");

    private final Playwright playwright;
    private final Browser browser;
    private final List<String> complaints = new CopyOnWriteArrayList<>();

    private Chromium(Playwright playwright, Browser browser) {
        this.playwright = playwright;
        this.browser = browser;
    }

    static Chromium start() {
        Playwright playwright = Playwright.create(
                new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
        return new Chromium(
                playwright,
                playwright
                        .chromium()
                        .launch(new BrowserType.LaunchOptions()
                                .setExecutablePath(Path.of("/usr/bin/chromium"))
                                .setArgs(List.of(
                                        "--no-sandbox",
                                        "--disable-gpu",
                                        "--disable-quic",
                                        "--no-first-run",
                                        "--disable-background-networking",
                                        "--disable-component-update",
                                        "--disable-sync",
                                        "--js-flags=--expose-gc",
                                        "--enable-precise-memory-info"))));
    }

    /** A page of its own at this address, with nothing remembered from others. */
    Page open(String address) {
        return open(address, 1440, 900, ColorScheme.LIGHT);
    }

    Page open(String address, int width, int height, ColorScheme scheme) {
        return open(
                address,
                "",
                new Browser.NewContextOptions().setViewportSize(width, height).setColorScheme(scheme));
    }

    /** A page in which this script runs before the page's own. */
    Page openWith(String address, int width, int height, String script) {
        return open(address, script, new Browser.NewContextOptions().setViewportSize(width, height));
    }

    private Page open(String address, String script, Browser.NewContextOptions options) {
        BrowserContext context = browser.newContext(options);
        context.addInitScript(script);
        Page page = context.newPage();
        page.setDefaultTimeout(PATIENCE_MS);
        page.onConsoleMessage(message -> {
            if (message.type().equals("error") && !message.text().startsWith(REQUEST_FAILED)) {
                complaints.add(message.text());
            }
        });
        page.onPageError(complaints::add);
        page.navigate(address);
        return page;
    }

    /** What pages said went wrong: script errors, and what the content security policy refused. */
    List<String> complaints() {
        return complaints;
    }

    /** Fails if axe finds anything serious on the page as it is shown now. */
    static void requireAccessible(Page page, String view) throws IOException {
        page.evaluate(axe());
        String found = (String) page.evaluate(
                "async () => JSON.stringify((await axe.run(document, {resultTypes: ['violations']})).violations)");
        JsonNode violations = Json.readTree(found.getBytes(StandardCharsets.UTF_8));
        List<String> serious = StreamSupport.stream(violations.spliterator(), false)
                .filter(violation -> SERIOUS.contains(violation.path("impact").asText()))
                .map(violation -> violation.path("id").asText() + ": "
                        + violation.at("/nodes/0/html").asText() + " "
                        + violation.at("/nodes/0/failureSummary").asText())
                .toList();
        assertThat(serious).as(view).isEmpty();
    }

    private static String axe() throws IOException {
        try (InputStream in = Objects.requireNonNull(Chromium.class.getResourceAsStream(AXE), AXE)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    /** The card of a standing question. */
    static Locator card(Page page, String question) {
        return page.getByTestId("question-card").filter(new Locator.FilterOptions().setHasText(question));
    }

    /** Draws a box on the picture with the mouse; corners in fractions of it. */
    static void drag(Page page, double left, double top, double right, double bottom) {
        double[] from = onPicture(page, left, top);
        double[] to = onPicture(page, right, bottom);
        page.mouse().move(from[0], from[1]);
        page.mouse().down();
        page.mouse().move((from[0] + to[0]) / 2, (from[1] + to[1]) / 2);
        page.mouse().move(to[0], to[1]);
        page.mouse().up();
    }

    /** Where a point of the picture is on the page. */
    static double[] onPicture(Page page, double x, double y) {
        BoundingBox box = page.getByTestId("camera-picture").first().boundingBox();
        return new double[] {box.x + box.width * x, box.y + box.height * y};
    }

    static void screenshot(Page page, String name) {
        page.screenshot(new Page.ScreenshotOptions().setPath(Path.of("target", "screenshots", name + ".png")));
    }

    @Override
    public void close() {
        browser.close();
        playwright.close();
    }
}
