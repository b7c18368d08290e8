package io.watchword.dashboard;

import static org.assertj.core.api.Assertions.assertThat;

import io.watchword.dashboard.StaticFiles.StaticFile;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every file the page refers to is there, and every file there is referred to. */
class ReferencesExistTest {
    private static final Pattern IN_HTML = Pattern.compile("\\b(?:src|href)=\"([^\"#]+\\.[a-z]+)\"");
    private static final Pattern IN_SCRIPT =
            Pattern.compile("^\\s*import\\b[^;'\"]*['\"]([^'\"]+)['\"]", Pattern.MULTILINE);
    private static final Pattern IMPORTED =
            Pattern.compile("^import\\s*\\{([^}]*)}\\s*from\\s*'([^']+)'", Pattern.MULTILINE);
    private static final Pattern NAME = Pattern.compile("\\w+");
    private static final Pattern IN_STYLE = Pattern.compile("url\\(\\s*['\"]?([^'\")]+)");
    private static final Pattern ID_LOOKED_UP = Pattern.compile("\\b(?:by|getElementById)\\('([^']+)'\\)");

    static Stream<StaticFile> files() {
        return StaticFiles.all().stream();
    }

    static Stream<StaticFile> scripts() {
        return StaticFiles.ending("js").stream();
    }

    @ParameterizedTest
    @MethodSource("files")
    void everyReferenceLeadsToAFile(StaticFile file) {
        assertThat(references(file)).allSatisfy(target -> assertThat(target).isRegularFile());
    }

    @Test
    void everyFileIsReferredTo() {
        Set<Path> referred = new TreeSet<>();
        files().map(ReferencesExistTest::references).forEach(referred::addAll);

        assertThat(files().filter(file -> !file.name().equals("index.html")).map(StaticFile::path))
                .allSatisfy(path -> assertThat(referred).contains(path));
    }

    @ParameterizedTest
    @MethodSource("scripts")
    void everyImportedNameIsExported(StaticFile script) {
        Matcher matcher = IMPORTED.matcher(script.text());
        while (matcher.find()) {
            String exporter = new StaticFile(script.target(matcher.group(2))).text();
            for (String name : NAME.matcher(matcher.group(1))
                    .results()
                    .map(MatchResult::group)
                    .toList()) {
                assertThat(exporter).containsPattern("export (?:async )?(?:function|const|class|let) " + name + "\\b");
            }
        }
    }

    @ParameterizedTest
    @MethodSource("scripts")
    void everyElementLookedUpIsInThePage(StaticFile script) {
        String page = StaticFiles.ending("html").get(0).text();

        assertThat(found(ID_LOOKED_UP, script.text()))
                .allSatisfy(id -> assertThat(page).contains("id=\"" + id + "\""));
    }

    private static Collection<Path> references(StaticFile file) {
        return references(file.name(), file.text()).stream().map(file::target).toList();
    }

    private static List<String> references(String name, String text) {
        if (name.endsWith(".html")) {
            return found(IN_HTML, text);
        }
        if (name.endsWith(".js")) {
            return found(IN_SCRIPT, text);
        }
        return name.endsWith(".css") ? found(IN_STYLE, text) : List.of();
    }

    private static List<String> found(Pattern pattern, String text) {
        return pattern.matcher(text).results().map(result -> result.group(1)).toList();
    }
}
