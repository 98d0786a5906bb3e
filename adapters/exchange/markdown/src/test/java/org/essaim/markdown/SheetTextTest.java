package org.essaim.markdown;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.essaim.experience.Topics;
import org.essaim.finding.Code;
import org.essaim.finding.Finding;
import org.essaim.sheet.ActionSheet;
import org.essaim.sheet.SheetFile;
import org.essaim.sheet.SheetPart;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** An action sheet is written as Markdown, changed by hand, and read back. */
class SheetTextTest {
    private final List<Finding> findings = new ArrayList<>();

    private static ActionSheet.Builder sheet() {
        return ActionSheet.builder("tutorat", "Un tutorat pour les *nouveaux*")
                .collection("Actions pour accueillir 1. et 2.")
                .organisation("Service fictif")
                .sectors("Médico-social", "Domicile")
                .topics(Topics.NONE.theme("Intégration").territory("Creuse"))
                .part(SheetPart.DESCRIPTION, "Deux phrases.\n\n- un point\n- # un autre")
                .part(SheetPart.CONCLUSION, "À refaire.");
    }

    private static String written(ActionSheet sheet, Locale locale) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        new MarkdownExporter().write(sheet.report(locale), out);
        return out.toString(StandardCharsets.UTF_8);
    }

    private Optional<ActionSheet> read(String text) {
        return SheetFile.of("tutorat.md", text.getBytes(StandardCharsets.UTF_8)).sheet("tutorat", findings::add);
    }

    @ParameterizedTest
    @ValueSource(strings = {"fr", "en"})
    void whatWasWrittenIsReadBack(String language) throws IOException {
        ActionSheet sheet = sheet().build();
        assertThat(read(written(sheet, Locale.forLanguageTag(language)))).contains(sheet);
        assertThat(findings).isEmpty();
    }

    @Property(tries = 100)
    void anyTextOfAPartIsReadBack(@ForAll("texts") String text) throws IOException {
        ActionSheet sheet = sheet().part(SheetPart.STRENGTHS, text).build();
        assertThat(read(written(sheet, Locale.FRANCE))).contains(sheet);
        assertThat(findings).isEmpty();
    }

    @Provide
    Arbitrary<String> texts() {
        return Arbitraries.of(
                        "Réunion",
                        "- ",
                        "\n",
                        "\n\n",
                        "**fort**",
                        "_",
                        "#",
                        "1. ",
                        "> ",
                        "|",
                        "`",
                        "<b>",
                        "&amp;",
                        "[1](x)",
                        "!",
                        "~",
                        "\\",
                        "50\u00a0%",
                        "d’équipe ")
                .list()
                .ofMaxSize(8)
                .map(each -> "Texte " + String.join("", each));
    }

    @Test
    void titlesAreKnownWithoutNumbersAndAccents() {
        assertThat(read("""
                        # Recueil

                        - **Titre :** Un tutorat
                        - **Theme:** Intégration

                        ## Points positifs

                        ## Points positifs à capitaliser

                        Ils restent.
                        """)).as("half a title is none").isEmpty();
        assertThat(findings)
                .extracting(Finding::code, Finding::row)
                .containsExactly(tuple(Code.SHEET_PART_UNKNOWN, 6L));
        findings.clear();
        assertThat(read("""
                        - **Titre :** Un tutorat

                        ## conclusion

                        À refaire.

                        ---

                        Encore.

                        ## 3) POINTS POSITIFS A CAPITALISER

                        Ils restent.
                        """))
                .hasValueSatisfying(sheet -> assertThat(sheet.parts())
                        .containsEntry(SheetPart.CONCLUSION, "À refaire.\n\nEncore.")
                        .containsEntry(SheetPart.STRENGTHS, "Ils restent."));
        assertThat(findings).isEmpty();
    }
}
