package io.watchword.bench.language;

import io.watchword.standalone.UserException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;

/** Texts and what they were taken to mean, for a person to judge: tab-separated, a line for each. */
record Sheet(List<Row> rows) {
    private static final String HEAD =
            String.join("\t", "number", "text", "class", "understood", "program", "judgement");

    Sheet {
        rows = List.copyOf(rows);
    }

    /**
     * A line of it.
     *
     * @param outcome answerable or outside
     * @param program as it is written down in Java
     * @param judgement {@code ok}, or {@code wrong} with a reason after a colon; empty until a person has judged
     */
    record Row(int number, String text, String outcome, String understood, String program, String judgement) {
        String line() {
            return String.join(
                    "\t", Integer.toString(number), flat(text), outcome, flat(understood), program, judgement);
        }

        private static String flat(String text) {
            return text.replaceAll("\\s+", " ").strip();
        }

        boolean isJudged() {
            return !judgement.isBlank();
        }

        boolean isWrong() {
            return judgement.startsWith("wrong");
        }
    }

    /** A sheet to be judged: some of those that were understood, picked at random. */
    static Sheet of(List<Reading> readings, int number, long seed) {
        List<Reading> understood = new ArrayList<>(readings.stream()
                .filter(each -> each.outcome() != Outcome.REFUSED)
                .toList());
        Collections.shuffle(understood, new Random(seed));
        List<Row> rows = new ArrayList<>();
        for (Reading each : understood.subList(0, Math.min(number, understood.size()))) {
            String outcome = each.outcome().word();
            rows.add(new Row(rows.size() + 1, each.text(), outcome, each.understood(), each.program(), ""));
        }
        return new Sheet(rows);
    }

    void write(Path file) throws IOException {
        Files.writeString(file, rows.stream().map(Row::line).collect(Collectors.joining("\n", HEAD + "\n", "\n")));
    }

    /**
     * Reads a sheet back.
     *
     * @throws UserException naming the line that is none of a sheet
     */
    static Sheet read(Path file) throws IOException {
        return new Sheet(Files.readAllLines(file).stream()
                .filter(line -> !line.isBlank() && !line.equals(HEAD))
                .map(line -> row(file, line))
                .toList());
    }

    private static Row row(Path file, String line) {
        String[] fields = line.split("\t", -1);
        if (fields.length != 6 || !fields[0].matches("\\d+") || !fields[5].matches("|ok.*|wrong.*")) {
            throw new UserException(file
                    + ": not a line of number, text, class, understood, program and ok, wrong or nothing: " + line);
        }
        return new Row(Integer.parseInt(fields[0]), fields[1], fields[2], fields[3], fields[4], fields[5].strip());
    }
}
