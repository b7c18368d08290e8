package io.watchword.bench.chaos;

import java.io.PrintStream;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * What came of a run.
 *
 * @param outcomes of each fault
 * @param truth what the topic of answers says
 * @param verdicts what became of it on the way to each client
 * @param delivery what the receiver of webhooks was told
 * @param looks what the model's answers were worth
 * @param scenes that were seen
 * @param unanswered scenes that were not answered
 * @param handovers of tracks from one inference process to another
 * @param held by each process, at most
 * @param logLines of all processes together
 */
record ChaosReport(
        List<ChaosRun.Outcome> outcomes,
        Truth truth,
        List<Truth.Verdict> verdicts,
        Truth.Delivery delivery,
        Looks.Verdict looks,
        int scenes,
        int unanswered,
        Scenery.Handovers handovers,
        List<Held> held,
        long logLines) {
    private static final double MOST_MIB = 1_536;
    private static final int MOST_THREADS = 200;
    private static final int MOST_LINES_A_FAULT = 400;

    /**
     * What a process held.
     *
     * @param name of the process
     * @param starts how often it was started
     * @param residentMib most resident memory
     * @param threads most threads
     */
    record Held(String name, int starts, double residentMib, int threads) {
        boolean isBounded() {
            return residentMib <= MOST_MIB && threads <= MOST_THREADS;
        }
    }

    /**
     * Whether everybody was told everything and nothing wrong, clients once and in order, the receiver of webhooks at
     * least once.
     */
    boolean isLossless() {
        return unanswered == 0
                && looks.wrong() == 0
                && delivery.lost() == 0
                && verdicts.stream().allMatch(Truth.Verdict::isClean);
    }

    /** Whether everything was well again after each fault without anybody's help. */
    boolean hasRecovered() {
        return outcomes.stream().allMatch(ChaosRun.Outcome::recovered);
    }

    /** Whether open questions were answered again in time after one of the processes that put them was gone. */
    boolean hasTakenOver() {
        return outcomes.stream()
                .filter(each -> each.fault().isAt(Member.Part.OPEN_QUESTIONS))
                .allMatch(each -> each.open().compareTo(Havoc.TAKE_OVER) <= 0);
    }

    /** Whether memory, threads and logs stayed within bounds. */
    boolean isBounded() {
        return held.stream().allMatch(Held::isBounded) && logLines <= (long) MOST_LINES_A_FAULT * (outcomes.size() + 1);
    }

    static String seconds(Duration duration) {
        return duration.isZero() ? "-" : String.format(Locale.ROOT, "%.1f s", duration.toMillis() / 1e3);
    }

    void print(PrintStream out) {
        out.printf(
                "%n%-24s %6s %18s %18s %18s %18s%n",
                "fault", "times", "frames back", "answers back", "open back", "clients back");
        Map<String, List<ChaosRun.Outcome>> families = outcomes.stream()
                .collect(Collectors.groupingBy(each -> each.fault().family(), TreeMap::new, Collectors.toList()));
        families.forEach((family, each) -> out.printf(
                "%-24s %6d %18s %18s %18s %18s%n",
                family,
                each.size(),
                spread(each, ChaosRun.Outcome::frames),
                spread(each, ChaosRun.Outcome::answers),
                spread(each, ChaosRun.Outcome::open),
                spread(each, ChaosRun.Outcome::clients)));
        out.printf(
                "(median and longest; - where nothing fell silent for %d s, open questions for %d s)%n%n",
                Flow.SILENCE.toSeconds(), Flow.MODEL_SILENCE.toSeconds());
        out.printf(
                "%d faults, %d not outlived; %d answers to be told to each client; in the log %d repeats, %d too late%n",
                outcomes.size(),
                outcomes.stream().filter(each -> !each.recovered()).count(),
                truth.size(),
                truth.repeats(),
                truth.late());
        out.printf(
                "%-8s %8s %8s %8s %12s %8s %8s%n", "client", "told", "lost", "twice", "disordered", "unknown", "gaps");
        for (int i = 0; i < verdicts.size(); i++) {
            Truth.Verdict each = verdicts.get(i);
            out.printf(
                    "%-8d %8d %8d %8d %12d %8d %8d%n",
                    i + 1, each.told(), each.lost(), each.twice(), each.disordered(), each.unknown(), each.gaps());
        }
        out.printf(
                "webhooks: %d answers to be told, %d posts, %d lost, %d told again, %d not due%n",
                delivery.due(), delivery.posts(), delivery.lost(), delivery.again(), delivery.unknown());
        out.printf(
                "answers of the model: %d of their frames, %d unknown, %d wrong%n",
                looks.right(), looks.unknown(), looks.wrong());
        out.printf("%d scenes, %d of them not answered%n", scenes, unanswered);
        out.printf(
                "hand-overs with tracks before and after: %d, in %d at least one id stayed; %d of %d ids%n%n",
                handovers.times(), handovers.kept(), handovers.keptTracks(), handovers.tracks());
        out.printf("%-18s %8s %12s %10s%n", "process", "starts", "RSS MiB", "threads");
        held.forEach(each -> out.printf(
                Locale.ROOT,
                "%-18s %8d %12.0f %10d%s%n",
                each.name(),
                each.starts(),
                each.residentMib(),
                each.threads(),
                each.isBounded() ? "" : "  ABOVE " + (int) MOST_MIB + " MiB or " + MOST_THREADS));
        out.printf("%d lines of log in all%n", logLines);
    }

    private static String spread(List<ChaosRun.Outcome> outcomes, Function<ChaosRun.Outcome, Duration> what) {
        List<Duration> sorted = outcomes.stream()
                .map(what)
                .filter(each -> !each.isZero())
                .sorted()
                .toList();
        return sorted.isEmpty()
                ? "-"
                : String.format(
                        Locale.ROOT,
                        "%.1f / %.1f s (%d)",
                        sorted.get(sorted.size() / 2).toMillis() / 1e3,
                        sorted.get(sorted.size() - 1).toMillis() / 1e3,
                        sorted.size());
    }
}
