package io.watchword.bench.soak;

/** Metrics in Prometheus' text form. */
record PrometheusText(String text) {

    /** The sum of a metric's values over all its series with this label, such as {@code area="heap"}. */
    double sum(String name, String label) {
        return text.lines()
                .filter(line -> line.startsWith(name + "{") && line.contains(label))
                .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
                .sum();
    }
}
