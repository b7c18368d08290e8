package io.watchword.process.config;

import java.nio.file.Path;

/** Where a value came from. */
public sealed interface Origin {
    /** In words that let a person find it. */
    String inWords();

    /** A line, from 1, of a configuration file. */
    record Line(Path file, int number) implements Origin {
        @Override
        public String inWords() {
            return file + ", line " + number;
        }
    }

    /** An environment variable. */
    record Variable(String name) implements Origin {
        @Override
        public String inWords() {
            return "the variable " + name;
        }
    }

    /** The command line. */
    record Option(String name) implements Origin {
        @Override
        public String inWords() {
            return "the command line";
        }
    }
}
