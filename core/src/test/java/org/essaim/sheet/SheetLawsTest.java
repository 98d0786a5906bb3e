package org.essaim.sheet;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.essaim.document.Digest;
import org.essaim.document.FieldReader;
import org.essaim.document.SourceTree;
import org.essaim.experience.Topics;
import org.essaim.finding.Code;
import org.essaim.finding.Finding;
import org.essaim.report.Block;
import org.essaim.report.Figures;
import org.essaim.report.Outline;
import org.essaim.report.Prose;
import org.essaim.report.Report;
import org.essaim.report.Section;
import org.essaim.report.Value;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;

/** What people write into a sheet comes back, from its document and from the text that they read. */
class SheetLawsTest {
    /** The report as whoever reads it title by title tells it, with nothing but texts. */
    static Outline outline(Report report) {
        List<Outline.Part> parts = new ArrayList<>();
        List<Block> blocks = new ArrayList<>();
        int line = 1;
        parts.add(new Outline.Part(1, report.title(), line, List.of(new Block.Paragraph(report.subtitle()))));
        for (Section section : report.sections()) {
            int level = 2;
            String title = section.title();
            for (Block block : section.blocks()) {
                if (block instanceof Block.Heading heading) {
                    parts.add(new Outline.Part(level, title, ++line, blocks));
                    blocks.clear();
                    level = 3;
                    title = heading.text();
                } else {
                    blocks.add(told(block, report.locale()));
                }
            }
            parts.add(new Outline.Part(level, title, ++line, blocks));
            blocks.clear();
        }
        parts.add(new Outline.Part(0, "", ++line, List.of(new Block.Paragraph("Pour diffusion"))));
        return new Outline(parts);
    }

    private static Block told(Block block, Locale locale) {
        Figures figures = Figures.in(locale);
        return block instanceof Block.Facts facts
                ? new Block.Facts(facts.facts().stream()
                        .map(fact -> new Block.Facts.Fact("", fact.title(), Value.of(figures.text(fact.value()))))
                        .toList())
                : block;
    }

    private static Optional<ActionSheet> read(Report report, List<Finding> findings) {
        SourceTree source = new OutlinedSheet("fiche.md", findings::add).source(outline(report), "fiche");
        return ActionSheet.read(FieldReader.of(source, Optional.empty(), findings::add));
    }

    @Property
    void aSheetReadsBackFromItsTree(@ForAll("sheets") ActionSheet sheet) {
        List<Finding> findings = new ArrayList<>();
        assertThat(ActionSheetTest.read(sheet.toTree(), findings)).contains(sheet);
        assertThat(findings).isEmpty();
    }

    @Property
    void aSheetReadsBackFromWhatPeopleRead(@ForAll("sheets") ActionSheet sheet, @ForAll boolean english) {
        List<Finding> findings = new ArrayList<>();
        Optional<ActionSheet> read = read(sheet.report(english ? Locale.UK : Locale.FRANCE), findings);
        assertThat(findings).isEmpty();
        // The form has no room for what a sheet is found by beside theme and territory, nor for whose it is.
        assertThat(read).contains(sheet);
    }

    @Property
    void proseReadsBackAndIsItsOwnNormalForm(@ForAll("texts") String text) {
        List<Block> blocks = Prose.blocks(text);
        String once = Prose.text(blocks);
        assertThat(Prose.blocks(once)).isEqualTo(blocks);
        assertThat(Prose.text(Prose.blocks(once))).isEqualTo(once);
    }

    @Property
    void sourcesAndFiguresAreWrittenAndReadBack(@ForAll("citations") Citation citation) {
        assertThat(Exact.source(citation.written())).contains(citation.source());
        Value value = java.util.Objects.requireNonNull(citation.quote()).value();
        assertThat(Exact.value(Exact.text(value))).contains(value);
    }

    @Property
    void noTextIsAFigureByAccidentAndNoneIsThrown(@ForAll String text) {
        Exact.source(text);
        Exact.value(text);
        assertThat(Prose.legible(text)).doesNotContain("\u0000");
    }

    @Property
    void anUnknownTitleIsAFinding(@ForAll("words") String title) {
        List<Finding> findings = new ArrayList<>();
        new OutlinedSheet("f.md", findings::add)
                .source(
                        new Outline(List.of(
                                new Outline.Part(1, "Recueil", 1, List.of()),
                                new Outline.Part(2, "zz" + title, 3, List.of()))),
                        "f");
        assertThat(findings).singleElement().satisfies(finding -> {
            assertThat(finding.code()).isEqualTo(Code.SHEET_PART_UNKNOWN);
            assertThat(finding.row()).isEqualTo(3);
        });
    }

    @Provide
    Arbitrary<String> words() {
        return Arbitraries.of(
                "Réunion", "d’équipe", "le carnet", "à 4", "<b>", "#", "*fort*", "[1]", "1.", "50 %", "été");
    }

    @Provide
    Arbitrary<String> texts() {
        Arbitrary<String> lines = words().list().ofMaxSize(4).map(each -> String.join(" ", each));
        return Combinators.combine(Arbitraries.of("", "", "- ", "• ", "  "), lines)
                .as((mark, line) -> mark + line)
                .list()
                .ofMaxSize(6)
                .map(each -> String.join("\n", each));
    }

    @Provide
    Arbitrary<Citation> citations() {
        Arbitrary<Value> values = Arbitraries.oneOf(
                Arbitraries.longs().between(-9_000_000, 9_000_000).map(Value::hours),
                Arbitraries.longs().between(0, 9_000_000).map(Value::count),
                Arbitraries.longs()
                        .between(-9_000_000, 9_000_000)
                        .map(cents -> Value.of(Money.ofMinor(CurrencyUnit.EUR, cents))),
                Combinators.combine(
                                Arbitraries.bigDecimals()
                                        .between(new BigDecimal("-99999"), new BigDecimal("99999"))
                                        .ofScale(3),
                                Arbitraries.integers().between(0, 6),
                                Arbitraries.of("", "%", "€/h"))
                        .as(Value.Decimal::new));
        Arbitrary<Citation.Source> sources = Arbitraries.oneOf(
                Combinators.combine(
                                Arbitraries.of("", "imano"),
                                Arbitraries.of("S001", "S002").list().ofMaxSize(2))
                        .as((programme, structures) ->
                                new Citation.OfIndicator("coordination-share", "2026-Q1", programme, structures)),
                Arbitraries.of(Citation.StatementFigure.values())
                        .map(figure -> new Citation.OfStatement(
                                "CARSAT", YearMonth.of(2026, 1), YearMonth.of(2026, 3), figure)));
        return Combinators.combine(
                        sources,
                        values,
                        Arbitraries.of("Heures", "Part (%)"),
                        Arbitraries.of("a", "b").list().ofMaxSize(2))
                .as((source, value, title, trace) -> new Citation("x", source, null)
                        .with(new Citation.Quote(
                                title, value, Digest.of("essai", new byte[] {3}), LocalDate.of(2026, 4, 2), trace)));
    }

    @Provide
    Arbitrary<ActionSheet> sheets() {
        Arbitrary<String> lines = words().map(word -> "Texte " + word);
        return Combinators.combine(
                        lines.injectNull(0.3),
                        lines,
                        lines.injectNull(0.3),
                        words().map(each -> "s" + each).list().ofMaxSize(2),
                        Arbitraries.maps(Arbitraries.of(SheetPart.class), texts())
                                .ofMaxSize(9),
                        citations().list().ofMaxSize(2))
                .as((collection, title, organisation, sectors, parts, cited) -> {
                    List<Citation> citations = new ArrayList<>();
                    for (Citation each : cited) {
                        citations.add(new Citation("c" + citations.size(), each.source(), each.quote()));
                    }
                    ActionSheet.Builder builder = ActionSheet.builder("fiche", title)
                            .collection(collection == null ? "" : collection)
                            .organisation(organisation == null ? "" : organisation)
                            .sectors(sectors.toArray(String[]::new))
                            .topics(Topics.NONE.theme(title).territory(organisation == null ? "" : organisation))
                            .citations(citations);
                    parts.forEach(builder::part);
                    citations.forEach(each -> builder.part(
                            SheetPart.EVALUATION,
                            "Chiffres : "
                                    + String.join(
                                            ", ",
                                            citations.stream()
                                                    .map(one -> "[[" + one.id() + "]]")
                                                    .toList())));
                    return builder.build();
                });
    }

    @Property(tries = 1)
    void whatWasTypedOverAFigureIsAFinding() {
        ActionSheet sheet = ActionSheet.builder("fiche", "Titre")
                .part(SheetPart.EVALUATION, "Il reste [[heures]].")
                .citations(List.of(ActionSheetTest.HOURS))
                .build();
        Report report = sheet.report(Locale.FRANCE);
        List<Section> sections = new ArrayList<>();
        report.sections()
                .forEach(section -> sections.add(new Section(
                        section.id(),
                        section.title(),
                        false,
                        section.blocks().stream()
                                .map(block -> block instanceof Block.Paragraph paragraph
                                        ? new Block.Paragraph(paragraph.text().replace("1\u202f250,50", "2\u202f000"))
                                        : block)
                                .toList())));
        List<Finding> findings = new ArrayList<>();
        read(new Report("r", report.title(), "", report.locale(), report.audience(), false, null, sections), findings);
        assertThat(findings)
                .extracting(Finding::code)
                .containsExactlyInAnyOrder(Code.CITATION_ALTERED, Code.CITATION_UNUSED);
    }
}
