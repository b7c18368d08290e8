package io.watchword.bench;

import java.util.Set;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;

/** How much and how long: of none there is nothing to measure, which is better said at once than after minutes. */
final class Amounts {
    /** Reckons with what it is given, and with none as well. */
    private static final String MODEL = "growth";

    private static final Set<String> NAMES = Set.of(
            "--calls",
            "--calls-per-minute",
            "--cameras",
            "--events",
            "--fps",
            "--minutes",
            "--questions",
            "--rounds",
            "--seconds",
            "--soak-calls",
            "--standing",
            "--subscribers");

    private Amounts() {}

    /**
     * Checks what was given to a benchmark.
     *
     * @throws ParameterException naming the first option that is not above 0
     */
    static void require(ParseResult given) {
        given.asCommandLineList().stream()
                .filter(command -> !command.getCommandName().equals(MODEL))
                .forEach(command -> command.getParseResult().matchedOptions().stream()
                        .filter(option -> NAMES.contains(option.longestName()) && !isSome(option))
                        .findFirst()
                        .ifPresent(option -> {
                            throw new ParameterException(
                                    command,
                                    option.longestName() + " must be more than 0, but is " + option.getValue());
                        }));
    }

    private static boolean isSome(OptionSpec option) {
        return !(option.getValue() instanceof Number number) || number.doubleValue() > 0;
    }
}
