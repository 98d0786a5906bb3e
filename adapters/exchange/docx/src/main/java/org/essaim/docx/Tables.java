package org.essaim.docx;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.essaim.formats.ReportLayout;
import org.essaim.formats.ReportLayout.Room;
import org.essaim.report.Block;
import org.essaim.report.Value;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTBorder;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTHeight;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTP;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTRow;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTShd;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTSpacing;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTTbl;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTTblGrid;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTTblLook;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTTblPr;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTTblWidth;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTTc;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTTcBorders;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTTcPr;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTTrPr;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.STBorder;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.STHeightRule;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.STJc;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.STShd;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.STTblLayoutType;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.STTblWidth;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.STVerticalJc;

/**
 * Writes tables (<i>tableaux</i>): a caption, a head that repeats on each page, rows that are not torn, figures to the
 * right, and what the table is for who does not see it.
 */
final class Tables {
    /** A letter as wide as the font is high, in thousandths of twentieths of a point; Calibri, even bold, is narrower than what was measured. */
    private static final int LETTER = 160;

    private static final int DENSE_LETTER = 133;
    /** What small letters get onto a page held sideways. */
    private static final int MOST_ROOM = 109_000;
    /** Word opens no table of more than 63. */
    private static final int MOST_COLUMNS = 60;

    private static final int ROW_TO_SIGN = 624;
    private static final int BOX_TO_SIGN = 1_500;
    private static final int BOX_ON_SHEET = 850;
    private static final int MOST_BOXES = 3;

    private static final int BESIDE_FIGURES = 140;

    private static final String DARK = "1D4E5F";
    private static final String GREY = "9AA5B1";
    private static final String HEAD = "EEF3F5";
    private static final String TOTAL = "FDF6E3";

    private final Flow flow;
    private final ReportLayout layout;

    Tables(Flow flow, ReportLayout layout) {
        this.flow = flow;
        this.layout = layout;
    }

    /**
     * Writes a table, in parts if no page is wide enough.
     *
     * @param width of the text around it
     * @param tight true if it has to share its page with much else
     */
    void write(Block.Table table, int width, boolean tight) {
        List<Room> rooms = layout.rooms(table);
        List<List<Integer>> parts = parts(rooms);
        for (int i = 0; i < parts.size(); i++) {
            String caption = parts.size() == 1 ? table.caption() : layout.part(table.caption(), i + 1, parts.size());
            Flow.text(flow.paragraph(Style.CAPTION), Style.PLAIN, caption);
            if (!parts.get(i).isEmpty()) {
                new Part(table, caption, parts.get(i), rooms, width, tight).write();
            }
        }
    }

    /** The columns of each part; the first one heads them all. */
    private static List<List<Integer>> parts(List<Room> rooms) {
        List<List<Integer>> parts = new ArrayList<>();
        List<Integer> part = new ArrayList<>();
        int room = 0;
        for (int i = 0; i < rooms.size(); i++) {
            boolean full = part.size() >= MOST_COLUMNS || room + rooms.get(i).least() > MOST_ROOM;
            if (full && part.size() > 1) {
                parts.add(part);
                part = new ArrayList<>(List.of(0));
                room = rooms.get(0).least();
            }
            part.add(i);
            room += rooms.get(i).least();
        }
        parts.add(part);
        return parts;
    }

    /** Boxes with a name above each. */
    void roomToSign(List<Block.Facts.Fact> facts, int width, boolean tight) {
        for (int i = 0; i < facts.size(); i += MOST_BOXES) {
            List<Block.Facts.Fact> beside = facts.subList(i, Math.min(i + MOST_BOXES, facts.size()));
            CTTbl boxes = table(
                    Style.BOXES,
                    layout.roomToSign(beside),
                    layout.roomToSign(beside),
                    beside.stream().mapToInt(fact -> width / beside.size()).toArray());
            look(boxes.getTblPr(), false, false);
            CTRow names = row(boxes, true);
            beside.forEach(fact -> head(cell(names, width / beside.size(), Style.CELL_HEAD.id()), fact.title()));
            CTRow room = row(boxes, false);
            height(room, tight ? BOX_ON_SHEET : BOX_TO_SIGN);
            beside.forEach(fact -> cell(room, width / beside.size(), Style.CELL.id()));
        }
    }

    private static void head(CTTc cell, String text) {
        Flow.text(cell.getPArray(0), Style.PLAIN, text);
        shade(cell.getTcPr(), HEAD);
        cell.getTcPr().addNewVAlign().setVal(STVerticalJc.BOTTOM);
    }

    /** One table on paper: some columns of a table of the report. */
    private final class Part {
        private final Block.Table table;
        private final String caption;
        private final List<Integer> columns;
        private final int[] widths;
        private final boolean[] right;
        private final boolean signed;
        private final boolean dense;
        private final boolean tight;

        Part(Block.Table table, String caption, List<Integer> columns, List<Room> rooms, int width, boolean tight) {
            this.table = table;
            this.caption = caption;
            this.columns = columns;
            this.right = new boolean[columns.size()];
            for (int i = 0; i < right.length; i++) {
                right[i] = ReportLayout.holdsFigures(table, columns.get(i));
            }
            this.signed = table.isToBeSigned();
            this.dense = layout.isDense(table);
            this.tight = tight;
            int letter = dense ? DENSE_LETTER : LETTER;
            List<Room> scaled = new ArrayList<>();
            for (int i = 0; i < right.length; i++) {
                Room room = rooms.get(columns.get(i));
                int beside = isBesideFigures(i) ? BESIDE_FIGURES : 0;
                int forAPen = signed && columns.get(i) == table.columns().size() - 1 ? width * 3 / 10 : 0;
                int least = (int) Math.max((long) room.least() * letter / 1_000 + beside, forAPen);
                scaled.add(new Room(least, (int) Math.max(least, (long) room.most() * letter / 1_000 + beside)));
            }
            this.widths = ColumnWidths.of(ColumnWidths.evened(scaled, width), width);
        }

        void write() {
            CTTbl written = table(Style.TABLE, caption, layout.described(table), widths);
            look(written.getTblPr(), true, !table.totals().isEmpty());
            boolean whole = ReportLayout.isKeptWhole(table);
            CTRow heads = Tables.row(written, true);
            for (int i = 0; i < widths.length; i++) {
                CTTc cell = cell(heads, widths[i], id(Style.CELL_HEAD));
                head(cell, table.columns().get(columns.get(i)).title());
                align(cell.getPArray(0), i, right[i]);
                ruled(cell.getTcPr(), false);
            }
            int rows = table.rows().size();
            for (int i = 0; i < rows; i++) {
                boolean last = i == rows - 1;
                // A total alone on the next page is read as another table.
                boolean keep = last ? !table.totals().isEmpty() : whole;
                line(written, table.rows().get(i), Style.CELL, keep);
            }
            if (!table.totals().isEmpty()) {
                line(written, layout.totals(table), Style.CELL_TOTAL, false);
            }
        }

        private void line(CTTbl written, List<Value> values, Style style, boolean keep) {
            CTRow row = Tables.row(written, false);
            boolean toSign = signed && style == Style.CELL;
            if (toSign) {
                height(row, ROW_TO_SIGN);
            }
            for (int i = 0; i < widths.length; i++) {
                Value value = values.get(columns.get(i));
                CTTc cell = cell(row, widths[i], ReportLayout.hasLongWord(value) ? style.dense() : id(style));
                CTP paragraph = cell.getPArray(0);
                if (keep) {
                    Flow.properties(paragraph).addNewKeepNext();
                }
                align(paragraph, i, ReportLayout.isFigure(value) || (value instanceof Value.Absent && right[i]));
                if (toSign) {
                    cell.getTcPr().addNewVAlign().setVal(STVerticalJc.CENTER);
                    if (columns.get(i) == table.columns().size() - 1) {
                        thin(cell.getTcPr().addNewTcBorders().addNewLeft());
                    }
                }
                if (tight) {
                    CTSpacing spacing = Flow.properties(paragraph).addNewSpacing();
                    spacing.setBefore(Pages.length(0));
                    spacing.setAfter(Pages.length(0));
                }
                if (style == Style.CELL_TOTAL) {
                    shade(cell.getTcPr(), TOTAL);
                    ruled(cell.getTcPr(), true);
                }
                flow.value(paragraph, Style.PLAIN, value);
            }
        }

        /** Figures to the right; words beside figures keep their distance. */
        private void align(CTP paragraph, int column, boolean toTheRight) {
            if (toTheRight) {
                Flow.properties(paragraph).addNewJc().setVal(STJc.RIGHT);
            } else if (isBesideFigures(column)) {
                Flow.properties(paragraph).addNewInd().setLeft(Pages.length(BESIDE_FIGURES));
            }
        }

        private boolean isBesideFigures(int column) {
            return column > 0 && right[column - 1] && !right[column];
        }

        private String id(Style style) {
            return dense ? style.dense() : style.id();
        }
    }

    private CTTbl table(Style style, String title, String description, int[] widths) {
        CTTbl table = flow.table();
        CTTblPr properties = table.addNewTblPr();
        properties.addNewTblStyle().setVal(style.id());
        width(properties.addNewTblW(), IntStream.of(widths).sum());
        properties.addNewTblLayout().setType(STTblLayoutType.FIXED);
        properties.addNewTblCaption().setVal(ReportLayout.legible(title));
        properties.addNewTblDescription().setVal(ReportLayout.legible(description));
        CTTblGrid grid = table.addNewTblGrid();
        IntStream.of(widths).forEach(width -> grid.addNewGridCol().setW(Pages.length(width)));
        return table;
    }

    /** Says that the first row and column head the others, and that the last row may be a total. */
    private static void look(CTTblPr properties, boolean names, boolean total) {
        CTTblLook look = properties.addNewTblLook();
        look.setFirstRow("1");
        look.setLastRow(total ? "1" : "0");
        look.setFirstColumn(names ? "1" : "0");
        look.setLastColumn("0");
        look.setNoHBand("1");
        look.setNoVBand("1");
    }

    private static CTRow row(CTTbl table, boolean heads) {
        CTRow row = table.addNewTr();
        CTTrPr properties = row.addNewTrPr();
        properties.addNewCantSplit();
        if (heads) {
            properties.addNewTblHeader();
        }
        return row;
    }

    private static void height(CTRow row, int least) {
        CTHeight height = row.getTrPr().addNewTrHeight();
        height.setVal(Pages.length(least));
        height.setHRule(STHeightRule.AT_LEAST);
    }

    private static CTTc cell(CTRow row, int width, String style) {
        CTTc cell = row.addNewTc();
        width(cell.addNewTcPr().addNewTcW(), width);
        Flow.styled(cell.addNewP(), style);
        return cell;
    }

    private static void width(CTTblWidth width, int length) {
        width.setType(STTblWidth.DXA);
        width.setW(Pages.length(length));
    }

    private static void shade(CTTcPr properties, String colour) {
        CTShd shade = properties.addNewShd();
        shade.setVal(STShd.CLEAR);
        shade.setColor("auto");
        shade.setFill(colour);
    }

    /** A line below, and for a total above too. */
    private static void ruled(CTTcPr properties, boolean both) {
        CTTcBorders borders = properties.addNewTcBorders();
        (both ? Stream.of(borders.addNewTop(), borders.addNewBottom()) : Stream.of(borders.addNewBottom()))
                .forEach(Tables::strong);
    }

    private static void strong(CTBorder border) {
        border(border, 12, DARK);
    }

    private static void thin(CTBorder border) {
        border(border, 4, GREY);
    }

    private static void border(CTBorder border, int eighthsOfAPoint, String colour) {
        border.setVal(STBorder.SINGLE);
        border.setSz(Pages.length(eighthsOfAPoint));
        border.setSpace(Pages.length(0));
        border.setColor(colour);
    }
}
