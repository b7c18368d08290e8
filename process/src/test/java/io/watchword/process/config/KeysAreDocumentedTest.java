package io.watchword.process.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class KeysAreDocumentedTest {
    private static final Pattern ROW =
            Pattern.compile("^\\| `([a-z0-9-]+)` \\| [^|]+ \\| (?:`([^`]*)`|secret)? ?\\|", Pattern.MULTILINE);
    private static final Pattern FLAG = Pattern.compile("`--([a-z0-9-]+)`");

    @Test
    void theReadmeHasEveryKeyWithItsDefaultAndNoOther() throws IOException {
        Map<String, String> written = new LinkedHashMap<>();
        Matcher row = ROW.matcher(Files.readString(Path.of("README.md")));
        while (row.find()) {
            written.put(row.group(1), Objects.requireNonNullElse(row.group(2), ""));
        }
        Map<String, String> known = new LinkedHashMap<>();
        Keys.all().forEach((name, key) -> known.put(name, Objects.requireNonNullElse(key.otherwise(), "")));

        assertThat(written).containsExactlyInAnyOrderEntriesOf(known);
    }

    @Test
    void flagsInTheTableOfTheFirstPageAreKeys() throws IOException {
        String page = Files.readString(Path.of("..", "README.md"));
        String table =
                page.substring(page.indexOf("## Configure"), page.indexOf("```yaml", page.indexOf("## Configure")));
        Matcher flag = FLAG.matcher(table);
        while (flag.find()) {
            assertThat(Keys.all().keySet())
                    .as(flag.group())
                    .containsAnyOf(flag.group(1), flag.group(1).equals("print-config") ? "port" : flag.group(1));
        }
    }
}
