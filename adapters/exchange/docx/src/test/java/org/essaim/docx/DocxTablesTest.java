package org.essaim.docx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.essaim.docx.Written.isKept;
import static org.essaim.docx.Written.look;
import static org.essaim.docx.Written.opened;
import static org.essaim.docx.Written.single;
import static org.essaim.docx.Written.table;
import static org.essaim.docx.Written.texts;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.poi.xwpf.usermodel.IBodyElement;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.apache.poi.xwpf.usermodel.XWPFParagraph;
import org.apache.poi.xwpf.usermodel.XWPFTable;
import org.apache.poi.xwpf.usermodel.XWPFTableRow;
import org.essaim.report.Block;
import org.essaim.report.Column;
import org.essaim.report.Report;
import org.essaim.report.Value;
import org.essaim.tck.SampleReport;
import org.junit.jupiter.api.Test;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTPageSz;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTTblPr;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.STPageOrientation;

class DocxTablesTest {
    @Test
    void tablesSayWhatTheyAreAndRepeatTheirHeads() throws IOException {
        try (XWPFDocument document = opened(SampleReport.of(Locale.FRANCE, 5))) {
            assertThat(document.getTables()).hasSize(7);
            for (XWPFTable table : document.getTables()) {
                CTTblPr properties = table.getCTTbl().getTblPr();
                String caption = properties.getTblCaption().getVal();
                assertThat(texts(document, "Caption")).contains(caption);
                assertThat(properties.getTblDescription().getVal())
                        .as(caption)
                        .contains(table.getRow(0).getCell(0).getText());
                assertThat(table.getRow(0).isRepeatHeader()).as(caption).isTrue();
                assertThat(table.getRows().stream().skip(1).filter(XWPFTableRow::isRepeatHeader))
                        .as(caption)
                        .isEmpty();
                assertThat(table.getRows()).as(caption).allMatch(XWPFTableRow::isCantSplitRow);
            }
            assertThat(texts(document, "Caption").get(0)).isEqualTo("Temps constaté, financé et non financé");
            assertThat(document.getTables()
                            .get(0)
                            .getCTTbl()
                            .getTblPr()
                            .getTblDescription()
                            .getVal())
                    .isEqualTo("Colonnes\u00a0: Étape, Heures. Lignes\u00a0: 3.");
        }
    }

    @Test
    void figuresStandToTheRightAndTheTotalIsMarked() throws IOException {
        try (XWPFDocument document = opened(SampleReport.of(Locale.FRANCE, 5))) {
            XWPFTable table = document.getTables().get(0);
            assertThat(look(table, 0, 1)).isEqualTo("CellHead right Heures");
            assertThat(look(table, 1, 0)).isEqualTo("Cell left Temps constaté");
            assertThat(look(table, 1, 1)).startsWith("Cell right ").endsWith("\u00a0h");
            assertThat(look(table, 4, 0)).isEqualTo("CellTotal left Reste non financé");
            assertThat(look(table, 4, 1)).startsWith("CellTotal right ");
        }
    }

    @Test
    void anUnnamedTotalIsCalledOneAndStaysWithItsTable() throws IOException {
        List<List<Value>> rows = IntStream.range(0, 60)
                .mapToObj(i -> List.of(Value.of("Ligne " + i), Value.count(1)))
                .toList();
        try (XWPFDocument document = opened(single(table(rows, List.of(Value.of(" "), Value.count(60)))))) {
            XWPFTable table = document.getTables().get(0);
            assertThat(look(table, 61, 0)).isEqualTo("CellTotal left Total");
            assertThat(IntStream.range(1, 62)
                            .filter(row -> isKept(table.getRow(row).getCell(0).getParagraphArray(0))))
                    .as("rows kept with the next: too long for one page, so only the one before the total")
                    .containsExactly(60);
        }
    }

    @Test
    void whatFitsOnePageIsNotTorn() throws IOException {
        List<List<Value>> rows = IntStream.range(0, 15)
                .mapToObj(i -> List.of(Value.of("Ligne " + i), Value.count(1)))
                .toList();
        try (XWPFDocument document = opened(single(table(rows, List.of())))) {
            XWPFTable table = document.getTables().get(0);
            assertThat(IntStream.range(1, 16)
                            .filter(row -> !isKept(table.getRow(row).getCell(0).getParagraphArray(0))))
                    .containsExactly(15);
        }
    }

    @Test
    void aWideTableTurnsThePageAndWhatFollowsTurnsItBack() throws IOException {
        try (XWPFDocument document = opened(SampleReport.of(Locale.FRANCE, 5))) {
            List<CTPageSz> pages = new ArrayList<>();
            for (XWPFParagraph paragraph : document.getParagraphs()) {
                if (paragraph.getCTP().isSetPPr() && paragraph.getCTP().getPPr().isSetSectPr()) {
                    pages.add(paragraph.getCTP().getPPr().getSectPr().getPgSz());
                }
            }
            pages.add(document.getDocument().getBody().getSectPr().getPgSz());
            assertThat(pages.stream()
                            .map(page -> page.getW() + " × " + page.getH() + " "
                                    + (page.getOrient() == STPageOrientation.LANDSCAPE)))
                    .containsExactly("11906 × 16838 false", "16838 × 11906 true", "11906 × 16838 false");
        }
    }

    @Test
    void everyTableIsAsWideAsThePage() throws IOException {
        try (XWPFDocument document = opened(SampleReport.of(Locale.UK, 5))) {
            assertThat(document.getTables())
                    .extracting(table -> table.getCTTbl().getTblGrid().getGridColList().stream()
                            .mapToInt(column -> Integer.parseInt(String.valueOf(column.getW())))
                            .sum())
                    .containsExactly(9638, 9638, 14570, 9638, 9638, 9638, 9638);
        }
    }

    @Test
    void aTableTooWideForAnyPageIsCutBetweenColumnsAndEachPartHasItsRowsNamed() throws IOException {
        List<Column> columns = IntStream.range(0, 150)
                .mapToObj(i -> Column.of("c" + i, "Colonne" + i))
                .toList();
        List<Value> row = IntStream.range(0, 150)
                .mapToObj(i -> i == 0 ? Value.of("Val de Brume") : Value.count(i))
                .toList();
        try (XWPFDocument document =
                opened(single(new Block.Table("t", "Large", columns, List.of(row, row), List.of())))) {
            List<String> seen = new ArrayList<>();
            for (XWPFTable table : document.getTables()) {
                assertThat(table.getRow(0).getTableCells()).hasSizeBetween(2, 63);
                assertThat(look(table, 1, 0)).endsWith("Val de Brume");
                table.getRow(0).getTableCells().stream().skip(1).forEach(cell -> seen.add(cell.getText()));
            }
            assertThat(seen)
                    .containsExactlyElementsOf(
                            columns.stream().skip(1).map(Column::title).toList());
            assertThat(texts(document, "Caption"))
                    .hasSize(document.getTables().size())
                    .first()
                    .asString()
                    .startsWith("Large (partie 1 sur ");
        }
    }

    @Test
    void aDigestIsWrittenSmallSoThatItStaysOnOneLine() throws IOException {
        Report report = single(new Block.Table(
                "t",
                "Scellés",
                List.of(Column.of("a", "Mois"), Column.of("b", "Scellé")),
                List.of(List.of(Value.of("janvier 2026"), Value.of("0123456789abcdef".repeat(4)))),
                List.of()));
        try (XWPFDocument document = opened(report)) {
            XWPFTable table = document.getTables().get(0);
            assertThat(look(table, 1, 0)).startsWith("Cell left ");
            assertThat(look(table, 1, 1)).startsWith("CellDense left ");
        }
    }

    @Test
    void aColumnToSignInIsWideAndItsRowsAreHigh() throws IOException {
        Report report = single(new Block.Table(
                "t",
                "Présence",
                List.of(Column.of("a", "Nom"), Column.of("b", "Structure"), Column.of("c", "Signature")),
                List.of(List.of(Value.of("Participante"), Value.of("Val de Brume"), Value.of(""))),
                List.of()));
        try (XWPFDocument document = opened(report)) {
            XWPFTable table = document.getTables().get(0);
            assertThat(table.getRow(1).getHeight()).isGreaterThanOrEqualTo(600);
            assertThat(table.getRow(0).getCell(2).getWidth()).isGreaterThanOrEqualTo(9_638 * 3 / 10);
        }
    }

    @Test
    void thereIsRoomToSignUnderEachName() throws IOException {
        Report report = single(new Block.Facts(Stream.of("Intervenante", "Responsable", "Présidence", "Financeur")
                .map(name -> new Block.Facts.Fact(name, name, Value.of("")))
                .toList()));
        try (XWPFDocument document = opened(report)) {
            assertThat(document.getTables())
                    .extracting(table -> table.getRow(0).getTableCells().size())
                    .containsExactly(3, 1);
            assertThat(document.getTables().get(0).getRow(1).getHeight()).isGreaterThan(1_000);
            // Two tables that touch are shown as one.
            assertThat(document.getBodyElements().stream()
                            .map(IBodyElement::getElementType)
                            .map(Enum::name))
                    .containsSubsequence("TABLE", "PARAGRAPH", "TABLE");
            assertThat(document.getTables()
                            .get(1)
                            .getCTTbl()
                            .getTblPr()
                            .getTblDescription()
                            .getVal())
                    .isEqualTo("Place pour signer\u00a0: Financeur.");
        }
    }

    @Test
    void aLongTableHasAllItsRowsAndOneHead() throws IOException {
        List<List<Value>> rows = IntStream.range(0, 1_200)
                .mapToObj(i -> List.of(Value.of("Ligne " + i), Value.count(i)))
                .toList();
        try (XWPFDocument document = opened(single(table(rows, List.of())))) {
            assertThat(document.getTables()).hasSize(1);
            assertThat(document.getTables().get(0).getNumberOfRows()).isEqualTo(1_201);
            assertThat(look(document.getTables().get(0), 1_200, 0)).endsWith("Ligne 1199");
        }
    }
}
