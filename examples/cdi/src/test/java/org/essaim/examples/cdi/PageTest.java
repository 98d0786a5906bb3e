package org.essaim.examples.cdi;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** What the page shows is what is tested. */
class PageTest {
    private static final Path SOURCES = Path.of("src", "main", "java", "org", "essaim", "examples", "cdi");

    @Test
    void theCodeOnThePageIsTheCodeOfThisModule() throws IOException {
        String page = Files.readString(Path.of("README.md"));
        for (String name : List.of("EssaimBeans", "SignedIn", "MonthEnd")) {
            assertThat(blocks(page, "java")).as(name).contains(body(Files.readString(SOURCES.resolve(name + ".java"))));
        }
        assertThat(blocks(page, "java")).hasSize(3);
    }

    @Test
    void theDependenciesOnThePageAreTheDependenciesOfThisModule() throws IOException {
        Pattern artifact = Pattern.compile("<artifactId>(essaim-[a-z]+)</artifactId>");
        String pom = Files.readString(Path.of("pom.xml"));
        List<String> used = found(artifact, pom.substring(pom.indexOf("<dependencies>")));
        assertThat(found(
                        artifact,
                        blocks(Files.readString(Path.of("README.md")), "xml").get(0)))
                .isEqualTo(used);
    }

    // From the first annotation on: a page does without package, imports and the sentence about the class.
    private static String body(String source) {
        return source.substring(source.indexOf("\n@") + 1);
    }

    private static List<String> blocks(String page, String language) {
        return found(Pattern.compile("(?s)```" + language + "\n(.*?)```"), page);
    }

    private static List<String> found(Pattern pattern, String text) {
        return pattern.matcher(text).results().map(result -> result.group(1)).toList();
    }
}
