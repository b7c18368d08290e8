package io.watchword.questionengine.language;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads the meaning of a rule: {@code count(having(x, place('left')))}. */
final class MeaningReader {
    private static final Pattern SIGN = Pattern.compile("'[^']*'|[A-Za-z][A-Za-z0-9]*|-?[0-9.]+|\\S");

    private final Map<String, Meaning.Function> functions;
    private final List<String> parts;
    private final Set<String> names;
    private final List<String> signs;
    private int at;

    private MeaningReader(Map<String, Meaning.Function> functions, List<String> parts, Set<String> names, String text) {
        this.functions = functions;
        this.parts = parts;
        this.names = names;
        Matcher matcher = SIGN.matcher(text);
        this.signs = matcher.results().map(result -> result.group()).toList();
    }

    /**
     * The meaning of a variant of a pattern.
     *
     * @param names the names in all variants of the pattern: those that this one leaves out are absent
     */
    static Meaning read(
            Map<String, Meaning.Function> functions, RulePattern.Variant variant, Set<String> names, String text) {
        List<String> parts = variant.names();
        if (text.isEmpty()) {
            return parts.size() == 1 ? new Meaning.Part(0) : new Meaning.Constant(String.join(" ", variant.steps()));
        }
        MeaningReader reader = new MeaningReader(functions, parts, names, text);
        Meaning meaning = reader.expression();
        if (reader.at < reader.signs.size()) {
            throw new IllegalArgumentException("'" + reader.signs.get(reader.at) + "' is left over");
        }
        return meaning;
    }

    private Meaning expression() {
        String sign = next();
        char first = sign.charAt(0);
        if (first == '\'') {
            return new Meaning.Constant(sign.substring(1, sign.length() - 1));
        }
        if (Character.isDigit(first) || first == '-') {
            return new Meaning.Constant(Double.valueOf(sign));
        }
        return accept("(") ? call(sign) : part(sign);
    }

    private Meaning call(String name) {
        Meaning.Function function = functions.get(name);
        if (function == null) {
            throw new IllegalArgumentException("there is no function " + name);
        }
        List<Meaning> arguments = new ArrayList<>();
        while (!accept(")")) {
            arguments.add(expression());
            accept(",");
        }
        return new Meaning.Call(name, function, List.copyOf(arguments));
    }

    private Meaning part(String name) {
        if (!names.contains(name)) {
            throw new IllegalArgumentException("the pattern has no " + name);
        }
        int index = parts.indexOf(name);
        return index < 0 ? new Meaning.Absent() : new Meaning.Part(index);
    }

    private String next() {
        if (at >= signs.size()) {
            throw new IllegalArgumentException("the meaning is not complete");
        }
        return signs.get(at++);
    }

    private boolean accept(String sign) {
        if (at < signs.size() && signs.get(at).equals(sign)) {
            at++;
            return true;
        }
        return false;
    }
}
