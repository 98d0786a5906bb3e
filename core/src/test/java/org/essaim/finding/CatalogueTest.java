package org.essaim.finding;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.ResourceBundle;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class CatalogueTest {
    private static final Pattern PLACEHOLDER = Pattern.compile("\\{(\\w+)}");
    private static final List<String> PLACES = List.of("file", "row", "column", "path", "value");

    @ParameterizedTest
    @EnumSource(Code.class)
    void everyCodeSaysWhatIsWrongAndWhatToDoInBothLanguages(Code code) {
        for (Locale locale : List.of(Locale.FRENCH, Locale.ENGLISH)) {
            for (String part : List.of("message", "remedy")) {
                assertThat(Catalogue.text(code, part, locale)).isNotBlank();
            }
        }
        assertThat(placeholders(code, Locale.FRENCH)).isEqualTo(placeholders(code, Locale.ENGLISH));
    }

    @ParameterizedTest
    @EnumSource(Code.class)
    void noPlaceholderStaysOnceItsDetailIsGiven(Code code) {
        Finding.Builder finding = Finding.of(code)
                .file("f.csv")
                .row(12)
                .column("Début")
                .path("a.b")
                .value("$1\\");
        placeholders(code, Locale.FRENCH).stream()
                .filter(name -> !PLACES.contains(name))
                .forEach(name -> finding.with(name, "<" + name + ">"));
        for (Locale locale : List.of(Locale.FRANCE, Locale.UK)) {
            for (String text :
                    List.of(finding.build().message(locale), finding.build().remedy(locale))) {
                assertThat(text).doesNotContain("{", "}", "–");
            }
        }
    }

    @ParameterizedTest
    @EnumSource(Code.class)
    void frenchIsSetAsAPrinterWould(Code code) {
        for (String part : List.of("message", "remedy")) {
            String text = Catalogue.text(code, part, Locale.FRENCH);
            assertThat(text).as("typographic apostrophes, no straight quotes").doesNotContain("'", "\"", "...");
            assertThat(text).as("no-break before a colon").doesNotContainPattern("[^\u00a0]:");
            assertThat(text).as("thin no-break before ; ! ?").doesNotContainPattern("[^\u202f(][;!?]");
            assertThat(text).as("no-break inside guillemets").doesNotContainPattern("«[^\u00a0]|[^\u00a0]»");
            assertThat(text).as("no-break before a unit").doesNotContainPattern("} (h|s|€|%)(?![\\p{L}])");
            assertThat(text).as("no stray space").doesNotContainPattern("  | [,)]|\\.\\.| \\.(?!\\w)|\\( ");
        }
    }

    @ParameterizedTest
    @EnumSource(Code.class)
    void englishHasNoFrenchSpaces(Code code) {
        for (String part : List.of("message", "remedy")) {
            assertThat(Catalogue.text(code, part, Locale.ENGLISH))
                    .doesNotContain("\u202f", "«", "»", "’")
                    .doesNotContainPattern("[\\s\u00a0][:;!?]");
        }
    }

    @Test
    void numbersAreUniqueAndNoTextIsWithoutACode() {
        assertThat(Arrays.stream(Code.values()).map(Code::id)).doesNotHaveDuplicates();
        assertThat(Arrays.stream(Code.values()).map(Code::id)).allMatch(id -> id.matches("ESM-[1-4]\\d{3}"));
        Set<String> keys = new HashSet<>();
        for (Code code : Code.values()) {
            keys.add(code.name() + ".message");
            keys.add(code.name() + ".remedy");
        }
        for (Locale locale : List.of(Locale.FRENCH, Locale.ENGLISH)) {
            assertThat(ResourceBundle.getBundle("org.essaim.finding.findings", locale)
                            .keySet())
                    .isEqualTo(keys);
        }
    }

    @Test
    void anyLanguageButEnglishIsAnsweredInFrench() {
        Finding finding = Finding.of(Code.END_BEFORE_START)
                .value("08:00")
                .with("start", "09:30")
                .build();
        assertThat(finding.message(Locale.GERMANY)).isEqualTo("La fin (08:00) précède le début (09:30).");
        assertThat(finding.message(Locale.ROOT)).isEqualTo(finding.message(Locale.FRANCE));
        assertThat(finding.message(Locale.CANADA)).isEqualTo("The end (08:00) is before the start (09:30).");
        assertThat(finding.isError()).isTrue();
    }

    @Test
    void whatNobodyToldIsADash() {
        assertThat(Finding.of(Code.END_BEFORE_START).build().message(Locale.FRANCE))
                .isEqualTo("La fin (–) précède le début (–).");
    }

    private static Set<String> placeholders(Code code, Locale locale) {
        Set<String> names = new TreeSet<>();
        for (String part : List.of("message", "remedy")) {
            Matcher matcher = PLACEHOLDER.matcher(Catalogue.text(code, part, locale));
            while (matcher.find()) {
                names.add(matcher.group(1));
            }
        }
        return names;
    }
}
