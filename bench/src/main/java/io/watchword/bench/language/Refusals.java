package io.watchword.bench.language;

import io.watchword.questionengine.language.Parse;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Why texts are refused, or can't be answered: the most frequent reasons and words, and some of the texts. */
final class Refusals {
    private final List<Reading> readings;
    private final int most;

    Refusals(List<Reading> readings, int most) {
        this.readings = readings;
        this.most = most;
    }

    void print(String name, long seed, PrintStream out) {
        table(out, name + ": reasons of refusal", refused().map(each -> pattern(each.reason())));
        table(out, name + ": words in refused texts", refused().flatMap(each -> each.unknown().stream()));
        table(
                out,
                name + ": words outside the vocabulary",
                parses(Parse.Outside.class).flatMap(each -> each.unknown().stream()));
        out.printf("%n%s: some that are refused%n", name);
        List<Parse.Refused> some = new ArrayList<>(refused().toList());
        Collections.shuffle(some, new Random(seed));
        some.stream().limit(most).forEach(each -> out.printf("  %s  [%s]%n", each.text(), each.reason()));
    }

    private Stream<Parse.Refused> refused() {
        return parses(Parse.Refused.class);
    }

    private <T> Stream<T> parses(Class<T> type) {
        return readings.stream().map(Reading::parse).filter(type::isInstance).map(type::cast);
    }

    /** What a reason has in common with others of its kind. */
    private static String pattern(String reason) {
        return reason.replaceAll("[\"“][^\"”]*[\"”]", "“…”").replaceAll("'[^']*'(?!\\w)", "'…'");
    }

    private void table(PrintStream out, String title, Stream<String> of) {
        out.printf("%n%s%n", title);
        of.collect(Collectors.groupingBy(Function.identity(), Collectors.counting())).entrySet().stream()
                .sorted(Map.Entry.<String, Long>comparingByValue().reversed().thenComparing(Map.Entry.comparingByKey()))
                .limit(most)
                .forEach(each -> out.printf("%7d  %s%n", each.getValue(), each.getKey()));
    }
}
