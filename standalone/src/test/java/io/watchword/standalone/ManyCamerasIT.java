package io.watchword.standalone;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static io.watchword.standalone.Chromium.screenshot;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Sixteen cameras with boxes, ten frames a second each, on one page that is used meanwhile. For how long says
 * {@code -Ddashboard.seconds}; what was measured is printed and left in {@code target/many-cameras.txt}.
 */
class ManyCamerasIT {
    private static final int CAMERAS = 16;
    private static final int FPS = 10;
    private static final int SECONDS = Integer.getInteger("dashboard.seconds", 20);
    private static final Duration A_ROUND = Duration.ofSeconds(5);

    /** Collects how long the page took to show the effect of each key and click, as the browser itself measures it. */
    private static final String WATCH_INTERACTIONS =
            """
            window.seen = {interactions: [], slowest: [], drawn: 0, busy: 0};
            const told = ({name, startTime, processingStart, processingEnd, duration}) => ({duration, text:
                `${name} ${duration} ms: ${Math.round(processingStart - startTime)} until it was handled, `
                + `${Math.round(processingEnd - processingStart)} handling, the rest until it was painted`});
            new PerformanceObserver(list => list.getEntries().filter(entry => entry.interactionId > 0).forEach(entry => {
              window.seen.interactions.push(entry.duration);
              window.seen.slowest = [...window.seen.slowest, told(entry)].sort((a, b) => b.duration - a.duration).slice(0, 8);
            })).observe({type: 'event', durationThreshold: 16, buffered: true});
            new PerformanceObserver(list => list.getEntries().forEach(entry => window.seen.busy += entry.duration))
                .observe({type: 'longtask', buffered: true});
            document.addEventListener('drawn', () => window.seen.drawn++, true);
            """;

    /** Of each picture: whether what is in the middle of the box on it is the white square. */
    private static final String BOXES_FIT =
            """
            () => [...document.querySelectorAll('[data-testid=camera-picture]')].map(canvas => {
              const {width, height} = canvas;
              const pixels = canvas.getContext('2d').getImageData(0, 0, width, height).data;
              const at = (x, y) => [...pixels.subarray(4 * (y * width + x), 4 * (y * width + x) + 3)];
              const white = rgb => rgb.every(part => part > 225);
              let [left, right, top, bottom] = [width, 0, height, 0];
              for (let y = 0; y < height; y += 2) for (let x = 0; x < width; x += 2) {
                const [r, g, b] = at(x, y);
                // the colour of a person's box
                if (Math.abs(r - 90) < 14 && Math.abs(g - 209) < 14 && Math.abs(b - 255) < 14) {
                  [left, right, top, bottom] = [Math.min(left, x), Math.max(right, x), Math.min(top, y), Math.max(bottom, y)];
                }
              }
              return right > left && white(at(Math.round((left + right) / 2), Math.round((top + bottom * 3) / 4)));
            })
            """;

    @TempDir
    Path data;

    @Test
    void sixteenCamerasLeaveThePageQuickAndItsBoxesOnTheirFrames() throws Exception {
        PlaywrightAssertions.setDefaultAssertionTimeout(Chromium.PATIENCE_MS);
        try (Parade parade = Parade.start(data, CAMERAS, FPS);
                Chromium chromium = Chromium.start()) {
            Page page = chromium.openWith(parade.address(), 1920, 1080, WATCH_INTERACTIONS);
            assertThat(page.getByTestId("camera-picture")).hasCount(CAMERAS);
            for (int i = 0; i < CAMERAS; i++) {
                assertThat(page.getByTestId("camera-picture").nth(i))
                        .hasAttribute("data-boxes", Pattern.compile("[1-9]"));
            }
            assertThat(page.getByTestId("question-card")).hasCount(3);
            screenshot(page, "sixteen-cameras");

            Figures figures = use(page);

            assertThat(fitting(page)).as("boxes that lie on what they frame").isEqualTo(CAMERAS);
            assertThat(figures.interactions()).isNotEmpty();
            assertThat(chromium.complaints()).isEmpty();
            figures.print();
        }
    }

    private static Figures use(Page page) {
        List<Double> heap = new ArrayList<>(List.of(heapMb(page)));
        long begun = System.nanoTime();
        int actions = 0;
        while (seconds(begun) < SECONDS) {
            actions += round(page);
            heap.add(heapMb(page));
        }
        double drawn = number(page, "window.seen.drawn") / seconds(begun) / CAMERAS;
        List<Double> interactions = ((List<?>) page.evaluate("window.seen.interactions"))
                .stream().map(each -> ((Number) each).doubleValue()).sorted().toList();
        List<String> slowest = ((List<?>) page.evaluate("window.seen.slowest.map(each => each.text)"))
                .stream().map(Object::toString).toList();
        double longTasks = number(page, "window.seen.busy") / 1_000 / seconds(begun);
        return new Figures(actions, drawn, heap, interactions, slowest, longTasks);
    }

    /** What someone does in a few seconds; returns how many keys and clicks that were. */
    private static int round(Page page) {
        long begun = System.nanoTime();
        page.getByTestId("ask-input").click();
        page.keyboard().type("How many cars");
        page.getByTestId("ask-input").fill("");
        page.keyboard().press("Escape");
        page.getByTestId("ask-input").blur();
        page.keyboard().press("b");
        page.keyboard().press("b");
        page.locator(".tile-open").nth(3).click();
        assertThat(page.locator(".tile.is-large")).hasCount(1);
        page.getByTestId("stage-things").click();
        assertThat(page.getByTestId("things")).isVisible();
        page.keyboard().press("Escape");
        page.keyboard().press("Escape");
        assertThat(page.locator(".tile.is-large")).hasCount(0);
        page.locator(".question-show").first().click();
        page.locator(".question-show").first().click();
        await().atMost(A_ROUND.multipliedBy(4)).until(() -> seconds(begun) > A_ROUND.toSeconds());
        return 23;
    }

    /** Draws come one at a time, so a look between two of them sees a whole one. */
    private static long fitting(Page page) {
        return ((List<?>) page.evaluate(BOXES_FIT))
                .stream().filter(Boolean.TRUE::equals).count();
    }

    private static double heapMb(Page page) {
        return number(page, "(gc(), performance.memory.usedJSHeapSize)") / 1e6;
    }

    private static double number(Page page, String expression) {
        return ((Number) page.evaluate(expression)).doubleValue();
    }

    private static double seconds(long begun) {
        return (System.nanoTime() - begun) / 1e9;
    }

    /**
     * What was measured.
     *
     * @param actions keys and clicks
     * @param drawn pictures a second and camera
     * @param heap used after collection, in MB, from the beginning to the end
     * @param interactions ms of those that took 16 ms or more, ascending
     * @param slowest of them, in words
     * @param longTasks share of the time that the page's own thread spent in tasks of 50 ms or more
     */
    private record Figures(
            int actions,
            double drawn,
            List<Double> heap,
            List<Double> interactions,
            List<String> slowest,
            double longTasks) {
        void print() throws Exception {
            List<Double> steady = heap.subList(Math.min(heap.size() - 1, heap.size() / 5), heap.size());
            double least = steady.stream().mapToDouble(each -> each).min().orElse(0);
            double most = steady.stream().mapToDouble(each -> each).max().orElse(0);
            String text = String.format(
                    Locale.ROOT,
                    "%d s, %d cameras, %d keys and clicks: %.1f pictures/s and camera drawn; interactions: %d of 16 ms or"
                            + " more, p50 %.0f, p98 %.0f, longest %.0f ms; JS heap after collection: first %.1f, steady"
                            + " %.1f to %.1f, last %.1f MB; %.1f %% of the time in long tasks%n%s%n",
                    SECONDS,
                    CAMERAS,
                    actions,
                    drawn,
                    interactions.size(),
                    at(0.5),
                    at(0.98),
                    at(1),
                    heap.get(0),
                    least,
                    most,
                    heap.get(heap.size() - 1),
                    100 * longTasks,
                    String.join("\n", slowest));
            System.out.print(text);
            Files.writeString(Path.of("target", "many-cameras.txt"), text);
        }

        private double at(double share) {
            return interactions.get((int) Math.min(interactions.size() - 1.0, Math.floor(share * interactions.size())));
        }
    }
}
