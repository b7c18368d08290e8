package io.watchword.bench.data;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class CsvTest {
    @Test
    void fieldsMayBeQuoted() {
        assertThat(Csv.fields("12,\"man, in \"\"red\"\"\",,4.5")).containsExactly("12", "man, in \"red\"", "", "4.5");
    }
}
