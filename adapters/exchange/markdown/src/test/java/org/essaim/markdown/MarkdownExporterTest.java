package org.essaim.markdown;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import org.commonmark.ext.gfm.tables.TablesExtension;
import org.commonmark.parser.Parser;
import org.commonmark.renderer.html.HtmlRenderer;
import org.essaim.report.Audience;
import org.essaim.report.Block;
import org.essaim.report.Block.Facts.Fact;
import org.essaim.report.Column;
import org.essaim.report.Report;
import org.essaim.report.Section;
import org.essaim.report.Value;
import org.essaim.spi.Exporter;
import org.essaim.tck.ExporterContract;
import org.essaim.tck.SampleReport;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.Test;

class MarkdownExporterTest implements ExporterContract {
    @Override
    public Exporter exporter() {
        return new MarkdownExporter();
    }

    @Override
    public String text(byte[] file) {
        return shown(new String(file, StandardCharsets.UTF_8)).body().wholeText();
    }

    @Test
    void isLaidOutAsAPersonWouldWriteIt() {
        assertThat(written(small(Locale.FRANCE))).isEqualTo("""
                # Fiche

                Une petite fiche

                *Version publique\u00a0: le secret statistique est appliqué.*

                **Données fictives**

                ## Le projet

                ### En bref

                Deux lignes qui n’en font qu’une.

                - **Thème\u00a0:** Les innovations
                - **Site\u00a0:** <https://example.org/a?b=1&c=2>
                - **Contact\u00a0:** <contact@example.org>
                - **Coût\u00a0:** *non fourni*
                - **Signature\u00a0:**

                * Un point
                * \\+ un autre

                > **À noter\u00a0:** Tout est inventé.

                **Heures par structure**

                | Structure | Heures |
                |---|---:|
                | A \\| B \\\\ | 1,50\u00a0h |
                | C | *s.* |
                | **Total** | **1,50\u00a0h** |

                **Contrôles que chacun peut refaire**

                | Contrôle | Attendu | Trouvé | Résultat |
                |---|---:|---:|---|
                | Somme | 2 | 3 | \u2717 écart |

                ........................................................................\s\s
                ........................................................................

                ## Détail

                Le détail (2 lignes) se trouve dans le classeur (XLSX) et dans le fichier JSON.

                ___

                Les heures, les montants et les pourcentages sont arrondis à l’affichage ; les totaux sont calculés sur les valeurs exactes.

                Données fictives\u00a0: aucune des organisations citées n’existe.
                """.replace("affichage ;", "affichage\u202f;"));
    }

    @Test
    void saysInEnglishWhatItSaysInFrench() {
        assertThat(written(small(Locale.UK)))
                .contains("*Public version: disclosure control is applied.*\n\n**Fictitious data**")
                .contains("- **Thème:** Les innovations\n")
                .contains("> **Please note:** Tout est inventé.")
                .contains("| **Total** | **1.50\u00a0h** |")
                .contains("| Check | Expected | Found | Result |");
    }

    @Test
    void aChartIsItsTableUnderItsTitle() {
        Block.Table table = new Block.Table(
                "t",
                "Par étape",
                List.of(Column.of("a", "Étape"), Column.of("b", "Structures")),
                List.of(List.of(Value.of("Inscrites"), Value.count(21))),
                List.of());
        String text = written(report(Locale.FRANCE, new Block.Chart(Block.ChartKind.FUNNEL, "De 21 à 14", table)));
        assertThat(text)
                .contains("*De 21 à 14*\n\n**Par étape**\n\n| Étape | Structures |\n|---|---:|\n| Inscrites | 21 |\n");
        assertThat(written(report(Locale.FRANCE, new Block.Chart(Block.ChartKind.FUNNEL, "Par étape", table))))
                .containsOnlyOnce("Par étape");
    }

    @Test
    void whatOpensSomethingInMarkdownOpensNothing() {
        for (String text : List.of(
                "# titre",
                "1. premier",
                "12) douzième",
                "- tiret",
                "+ plus",
                "+",
                "* étoile",
                "> cité",
                "~~~",
                "```",
                "---",
                "***",
                "===",
                "<div>",
                "[a]: https://example.org",
                "| a | b |",
                "&eacute;",
                "[lien](https://example.org)",
                "![image](https://example.org)",
                "~~rayé~~",
                "a_b_c *d* **e** `f`",
                "fin\\",
                "a\\|b",
                "    retrait",
                "\tretrait",
                "<https://example.org>")) {
            Document page = shown(written(report(Locale.FRANCE, new Block.Paragraph(text))));
            assertThat(page.select("h2 + p").text()).as(text).isEqualTo(text.strip());
            assertThat(page.select("h2 + p").html()).as(text).doesNotContain("<em", "<a ", "<code", "<strong", "<img");
        }
    }

    @Test
    void aBackslashAtTheEndOfACellDoesNotSwallowTheNextOne() {
        Block.Table table = new Block.Table(
                "t",
                "",
                List.of(Column.of("a", "A\\"), Column.of("b", "B|")),
                List.of(List.of(Value.of("\\"), Value.of("|")), List.of(Value.of(""), Value.of("---"))),
                List.of(Value.of(" "), Value.of("a\nb")));
        Document page = shown(written(report(Locale.FRANCE, table)));
        assertThat(page.select("th").eachText()).containsExactly("A\\", "B|");
        assertThat(page.select("td").stream().map(Element::text)).containsExactly("\\", "|", "", "---", "Total", "a b");
    }

    @Test
    void aTableWithoutColumnsIsItsCaption() {
        Block.Table table = new Block.Table("t", "Rien", List.of(), List.of(List.of()), List.of());
        assertThat(written(report(Locale.FRANCE, table))).endsWith("## S\n\nRien\n");
    }

    @Test
    void whatIsNoTextIsMarkedAsLost() {
        assertThat(written(report(Locale.FRANCE, new Block.Paragraph("a\u0000b\u000bc \ud83d\udc1d \ud800 \uffff"))))
                .contains("\n\na\ufffdb c \ud83d\udc1d \ufffd \ufffd\n");
    }

    @Test
    void saysThatDataAreFictitiousOnlyWhenTheyAre() {
        assertThat(written(report(Locale.FRANCE, new Block.Paragraph("x")))).doesNotContain("ictives");
    }

    @Test
    void theDigestStandsAtTheEnd() {
        assertThat(written(SampleReport.of(Locale.FRANCE, 5)))
                .containsPattern("\n\nEmpreinte du contenu \\(SHA-256\\)\u00a0: ([0-9a-f]{8} ){7}[0-9a-f]{8}\n$");
    }

    private static Report small(Locale locale) {
        Block.Table table = new Block.Table(
                "t",
                "Heures par structure",
                List.of(Column.of("a", "Structure"), Column.summed("b", "Heures")),
                List.of(
                        List.of(Value.of("A | B \\"), Value.hours(5400)),
                        List.of(Value.of("C"), new Value.Absent("s."))),
                List.of(Value.of(""), Value.hours(5400)));
        return new Report(
                "r",
                "Fiche",
                "Une petite fiche",
                locale,
                Audience.PUBLISHED,
                true,
                null,
                List.of(
                        new Section(
                                "s",
                                "Le projet",
                                false,
                                List.of(
                                        new Block.Heading("En bref"),
                                        new Block.Paragraph("Deux lignes\nqui n’en font  qu’une. "),
                                        new Block.Facts(List.of(
                                                fact("Thème", Value.of("Les innovations")),
                                                fact("Site", link("https://example.org/a?b=1&c=2")),
                                                fact("Contact", link("mailto:contact@example.org")),
                                                fact("Coût", new Value.Absent("non fourni")),
                                                fact("Signature", Value.of("")))),
                                        new Block.Paragraph(" "),
                                        new Block.Bullets(List.of("Un point", "+ un autre")),
                                        new Block.Notice("Tout est inventé."),
                                        table,
                                        new Block.Check("c", "Somme", Value.count(2), Value.count(3), false),
                                        new Block.Lines(2))),
                        new Section("d", "Détail", true, List.of(table))));
    }

    private static Fact fact(String title, Value value) {
        return new Fact("k", title, value);
    }

    private static Value link(String address) {
        return new Value.Link(URI.create(address));
    }

    private static Report report(Locale locale, Block block) {
        return new Report(
                "r",
                "Titre",
                "",
                locale,
                Audience.PUBLISHED,
                false,
                null,
                List.of(new Section("s", "S", false, List.of(block))));
    }

    /** As another program shows it. */
    private static Document shown(String text) {
        var tables = List.of(TablesExtension.create());
        return Jsoup.parse(HtmlRenderer.builder()
                .extensions(tables)
                .build()
                .render(Parser.builder().extensions(tables).build().parse(text)));
    }

    private static String written(Report report) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try {
            new MarkdownExporter().write(report, out);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
        return out.toString(StandardCharsets.UTF_8);
    }
}
