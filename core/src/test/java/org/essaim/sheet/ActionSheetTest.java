package org.essaim.sheet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.essaim.document.Digest;
import org.essaim.document.FieldReader;
import org.essaim.document.SourceTree;
import org.essaim.document.Tree;
import org.essaim.experience.Topics;
import org.essaim.finding.Code;
import org.essaim.finding.Finding;
import org.essaim.report.Block;
import org.essaim.report.Report;
import org.essaim.report.Section;
import org.essaim.report.Value;
import org.essaim.sheet.Citation.Standing;
import org.junit.jupiter.api.Test;

/** A sheet is the form that federations know, whatever was filled in of it. */
class ActionSheetTest {
    static final Citation HOURS = new Citation(
                    "heures",
                    Exact.source("statement CARSAT over 2026-01..2026-03 figure UNFUNDED")
                            .orElseThrow(),
                    null)
            .with(new Citation.Quote(
                    "Temps de coordination non financé",
                    Value.hours(4_501_800),
                    Digest.of("essai", new byte[] {1}),
                    LocalDate.of(2026, 4, 2),
                    List.of("Relevé de la convention CARSAT, version 1")));

    private static ActionSheet tutoring() {
        return ActionSheet.builder("tutorat", "Un tutorat pour les nouveaux")
                .topics(Topics.NONE.theme("Intégration").territory("Creuse"))
                .sectors("Médico-social", "Domicile")
                .part(SheetPart.TOOLS, "- un carnet\n- une réunion")
                .part(SheetPart.STRENGTHS, "Il reste\n[[heures]] à financer.\n\nLes nouveaux restent.")
                .citations(List.of(HOURS))
                .build();
    }

    private static List<String> titles(Report report) {
        return report.sections().stream().map(Section::title).toList();
    }

    private static List<Block> blocks(Report report, String section) {
        return report.sections().stream()
                .filter(each -> each.id().equals(section))
                .flatMap(each -> each.blocks().stream())
                .toList();
    }

    @Test
    void theOrderAndTheTitlesAreThoseOfTheForm() {
        Report report = tutoring().report(Locale.FRANCE);
        assertThat(titles(report))
                .containsExactly(
                        "Fiche action",
                        "1°\u00a0Description synthétique de l’action (origine de la démarche, objectifs, contributeurs, ressources utilisées)",
                        "2°\u00a0Méthode utilisée",
                        "3°\u00a0Points positifs à capitaliser (ce qui a marché, ce qu’il a produit)",
                        "4°\u00a0Points négatifs (ses limites, ce qui n’a pas marché, ce qui a manqué)",
                        "5°\u00a0Conclusion",
                        "Chiffres cités");
        assertThat(blocks(report, "method"))
                .filteredOn(Block.Heading.class::isInstance)
                .extracting(block -> ((Block.Heading) block).text())
                .containsExactly(
                        "Méthodologie",
                        "Outils",
                        "Evaluation / indicateurs",
                        "Apports / acteurs",
                        "Quelle mise à disposition ou diffusion\u202f?");
        assertThat(((Block.Facts) blocks(report, "header").get(0)).facts())
                .extracting(Block.Facts.Fact::title)
                .containsExactly(
                        "Thème",
                        "Titre",
                        "Territoire",
                        "Secteur (Sanitaire/médico-social/domicile)",
                        "Etablissement ou structure ou fédération");
    }

    @Test
    void whatWasNotFilledInSaysSo() {
        Report report = tutoring().report(Locale.FRANCE);
        assertThat(blocks(report, "conclusion")).containsExactly(new Block.Paragraph("Non renseigné"));
        assertThat(((Block.Facts) blocks(report, "header").get(0))
                        .facts()
                        .get(4)
                        .value())
                .isEqualTo(new Value.Absent("Non renseigné"));
        assertThat(blocks(tutoring().report(Locale.UK), "conclusion")).containsExactly(new Block.Paragraph("Not told"));
    }

    @Test
    void aFigureStandsInTheTextAndIsExplainedBelow() {
        Report report = tutoring().report(Locale.FRANCE, Map.of("heures", Standing.MOVED));
        assertThat(blocks(report, "strengths"))
                .containsExactly(
                        new Block.Paragraph("Il reste 1\u202f250,50\u00a0h\u00a0[1] à financer."),
                        new Block.Paragraph("Les nouveaux restent."));
        Block.Table table = blocks(report, "quoted").stream()
                .filter(Block.Table.class::isInstance)
                .map(Block.Table.class::cast)
                .findFirst()
                .orElseThrow();
        assertThat(table.rows().get(0)).contains(Value.hours(4_501_800), Value.of("a changé"));
        assertThat(blocks(report, "quoted").get(0)).isInstanceOf(Block.Notice.class);
        assertThat(blocks(report, "quoted"))
                .contains(new Block.Bullets(List.of("Relevé de la convention CARSAT, version 1")));
    }

    @Test
    void aSheetReadsBack() {
        assertThat(read(tutoring().toTree(), new ArrayList<>())).contains(tutoring());
    }

    static Optional<ActionSheet> read(Tree tree, List<Finding> findings) {
        return ActionSheet.read(FieldReader.of(
                new SourceTree(tree, "fiche.yaml", Map.of("parts", 7)), Optional.empty(), findings::add));
    }

    @Test
    void anUnknownPartIsAFindingThatNamesTheOnesThereAre() {
        List<Finding> findings = new ArrayList<>();
        read(
                Tree.fields()
                        .put("id", "f")
                        .put("title", "Titre")
                        .put("parts", Tree.fields().put("morale", "Voilà.").build())
                        .build(),
                findings);
        assertThat(findings).singleElement().satisfies(finding -> {
            assertThat(finding.code()).isEqualTo(Code.UNKNOWN_KEY);
            assertThat(finding.message(Locale.FRANCE) + finding.remedy(Locale.FRANCE))
                    .contains("strengths");
            assertThat(finding.row()).isEqualTo(7);
        });
    }

    @Test
    void charactersThatNoDocumentHoldsAreLeftOutWithAFinding() {
        List<Finding> findings = new ArrayList<>();
        Optional<ActionSheet> sheet = read(
                Tree.fields()
                        .put("id", "f")
                        .put("title", "Ti\u0007tre")
                        .put(
                                "parts",
                                Tree.fields().put("tools", "<b>gras</b>\u0000").build())
                        .build(),
                findings);
        assertThat(sheet).hasValueSatisfying(read -> {
            assertThat(read.title()).isEqualTo("Titre");
            assertThat(read.parts()).containsEntry(SheetPart.TOOLS, "<b>gras</b>");
        });
        assertThat(findings)
                .extracting(Finding::code)
                .containsOnly(Code.ILLEGIBLE_CHARACTERS)
                .hasSize(2);
    }

    @Test
    void whatIsQuotedWithoutSourceAndWhatIsListedWithoutUseAreFindings() {
        ActionSheet sheet = tutoring().toBuilder()
                .part(SheetPart.STRENGTHS, "Il reste [[heure]].")
                .build();
        assertThat(sheet.check())
                .extracting(Finding::code, Finding::value)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple(Code.CITATION_UNKNOWN, "heure"),
                        org.assertj.core.groups.Tuple.tuple(Code.CITATION_UNUSED, "heures"));
    }

    @Test
    void badUseIsRefused() {
        assertThatThrownBy(() -> ActionSheet.builder("f", " ").build())
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("needs a title");
        assertThatThrownBy(() -> ActionSheet.builder("une fiche", "t").build())
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("Maybe");
        assertThatThrownBy(() ->
                        tutoring().toBuilder().citations(List.of(HOURS, HOURS)).build())
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("twice");
    }
}
