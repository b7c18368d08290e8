package io.watchword.bench.pipeline;

import picocli.CommandLine.Option;

/** How long two ways of working are compared in turns. */
final class Turns {
    @Option(names = "--seconds", description = "Length of each turn (default ${DEFAULT-VALUE})")
    double seconds = 15;

    @Option(names = "--rounds", description = "Turns of each (default ${DEFAULT-VALUE})")
    int rounds = 4;

    @Option(names = "--warm", description = "Seconds beforehand with all questions (default ${DEFAULT-VALUE})")
    double warm = 45;
}
