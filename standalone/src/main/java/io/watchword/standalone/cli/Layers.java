package io.watchword.standalone.cli;

import io.watchword.standalone.UserException;
import java.nio.file.Path;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Decides a setting: the command line before the environment before the configuration file before the default. */
record Layers(Map<String, String> environment) {
    String text(String name, @Nullable String option, @Nullable String file, String otherwise) {
        String value = optionalText(name, option, file);
        return value == null ? otherwise : value;
    }

    @Nullable
    String optionalText(String name, @Nullable String option, @Nullable String file) {
        if (option != null) {
            return option;
        }
        String variable = environment.get(variable(name));
        return variable == null || variable.isBlank() ? file : variable;
    }

    int number(String name, @Nullable Integer option, @Nullable Integer file, int otherwise) {
        String variable = option == null ? environment.get(variable(name)) : null;
        if (variable != null && !variable.isBlank()) {
            return parse(name, variable);
        }
        Integer value = option == null ? file : option;
        return value == null ? otherwise : value;
    }

    double decimal(String name, @Nullable Double option, @Nullable Double file, double otherwise) {
        String variable = option == null ? environment.get(variable(name)) : null;
        if (variable != null && !variable.isBlank()) {
            return parseDecimal(name, variable);
        }
        Double value = option == null ? file : option;
        return value == null ? otherwise : value;
    }

    boolean flag(String name, @Nullable Boolean option, @Nullable Boolean file) {
        return Boolean.parseBoolean(
                text(name, option == null ? null : option.toString(), file == null ? null : file.toString(), "false"));
    }

    Path path(String name, @Nullable Path option, @Nullable String file, String otherwise) {
        return expand(text(name, option == null ? null : option.toString(), file, otherwise));
    }

    @Nullable
    Path optionalPath(String name, @Nullable Path option, @Nullable String file) {
        String value = optionalText(name, option == null ? null : option.toString(), file);
        return value == null ? null : expand(value);
    }

    private static Path expand(String path) {
        return path.equals("~") || path.startsWith("~/")
                ? Path.of(System.getProperty("user.home") + path.substring(1))
                : Path.of(path);
    }

    private static int parse(String name, String value) {
        try {
            return Integer.parseInt(value.strip());
        } catch (NumberFormatException e) {
            throw new UserException(variable(name) + " must be a whole number, but is '" + value + "'", e);
        }
    }

    private static double parseDecimal(String name, String value) {
        try {
            return Double.parseDouble(value.strip());
        } catch (NumberFormatException e) {
            throw new UserException(variable(name) + " must be a number, but is '" + value + "'", e);
        }
    }

    private static String variable(String name) {
        return "WATCHWORD_" + name;
    }
}
