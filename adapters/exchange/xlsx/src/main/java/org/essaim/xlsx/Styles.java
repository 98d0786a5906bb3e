package org.essaim.xlsx;

import java.util.HashMap;
import java.util.Map;
import org.apache.poi.ss.usermodel.BorderStyle;
import org.apache.poi.ss.usermodel.CellStyle;
import org.apache.poi.ss.usermodel.FillPatternType;
import org.apache.poi.ss.usermodel.HorizontalAlignment;
import org.apache.poi.ss.usermodel.VerticalAlignment;
import org.apache.poi.xssf.streaming.SXSSFWorkbook;
import org.apache.poi.xssf.usermodel.XSSFCellStyle;
import org.apache.poi.xssf.usermodel.XSSFColor;
import org.apache.poi.xssf.usermodel.XSSFFont;
import org.essaim.report.Value;
import org.joda.money.CurrencyUnit;

/** The cell styles of a workbook, each made once. Colours are those of the page. */
final class Styles {
    private static final int INK = 0x1d4e5f;
    private static final int HONEY = 0xe0a526;
    private static final int HONEY_PALE = 0xfdf6e3;
    private static final int HEADING_PALE = 0xeef3f5;
    private static final int QUIET = 0x52606d;
    private static final int WRONG = 0x9b1c1c;
    /** A workbook holds 12.5 % as 0.125, whoever reads it. */
    static final String PER_CENT = "%";

    /** What a cell is there for. */
    enum Part {
        TITLE,
        SUBTITLE,
        FICTITIOUS,
        SECTION,
        CAPTION,
        HEADING,
        HEADING_OF_FIGURES,
        BODY,
        TOTAL,
        NAME,
        FACT,
        PROSE,
        NOTICE,
        SMALL,
        HOLDS,
        DIFFERS
    }

    private final SXSSFWorkbook workbook;
    private final boolean english;
    private final Map<String, CellStyle> made = new HashMap<>();

    Styles(SXSSFWorkbook workbook, boolean english) {
        this.workbook = workbook;
        this.english = english;
    }

    /** The style of a text that is no figure; {@code quoted} keeps it from ever being read as a formula. */
    CellStyle text(Part part, boolean quoted) {
        return made.computeIfAbsent(part + "/" + quoted, key -> {
            XSSFCellStyle style = style(part, false);
            style.setQuotePrefixed(quoted);
            return style;
        });
    }

    /** The style of a value. */
    CellStyle of(Part part, Value value, boolean quoted) {
        if (value instanceof Value.Text) {
            return text(part, quoted);
        }
        if (value instanceof Value.Absent) {
            return made.computeIfAbsent(part + "/absent/" + quoted, key -> {
                XSSFCellStyle style = style(part, true);
                style.setQuotePrefixed(quoted);
                return style;
            });
        }
        String format = format(value);
        return made.computeIfAbsent(part + "/" + format, key -> {
            XSSFCellStyle style = style(part, false);
            style.setDataFormat(workbook.createDataFormat().getFormat(format));
            boolean left = part == Part.FACT || value instanceof Value.Day || value instanceof Value.Month;
            style.setAlignment(left ? HorizontalAlignment.LEFT : HorizontalAlignment.RIGHT);
            style.setIndention((short) (left ? 1 : 0));
            style.setWrapText(false);
            return style;
        });
    }

    /** The number format: the reader's own program puts in its separators. */
    private String format(Value value) {
        if (value instanceof Value.Hours) {
            return "#,##0.00\"\u00a0h\"";
        }
        if (value instanceof Value.Amount amount) {
            return money(amount.money().getCurrencyUnit());
        }
        if (value instanceof Value.Share) {
            return english ? "0.0%" : "0.0\"\u00a0\"%";
        }
        if (value instanceof Value.Day) {
            return english ? "[$-809]d mmm yyyy" : "[$-40C]dd/mm/yyyy";
        }
        if (value instanceof Value.Month) {
            return english ? "[$-809]mmmm yyyy" : "[$-40C]mmmm yyyy";
        }
        if (value instanceof Value.Decimal decimal) {
            return decimal(decimal);
        }
        return "#,##0";
    }

    private String decimal(Value.Decimal decimal) {
        String number = decimal.decimals() == 0 ? "#,##0" : "#,##0." + "0".repeat(decimal.decimals());
        if (decimal.unit().isEmpty()) {
            return number;
        }
        if (decimal.unit().equals(PER_CENT)) {
            return english ? number + "%" : number + "\"\u00a0\"%";
        }
        return number + "\"\u00a0" + decimal.unit().replace('"', '\u201d') + "\"";
    }

    private String money(CurrencyUnit currency) {
        String symbol = currency.getCode().equals("EUR") ? "€" : currency.getCode();
        int scale = currency.getDecimalPlaces();
        String number = scale == 0 ? "#,##0" : "#,##0." + "0".repeat(scale);
        if (!english) {
            return number + "\"\u00a0" + symbol + "\"";
        }
        String before = symbol.length() > 1 ? symbol + "\u00a0" : symbol;
        return "\"" + before + "\"" + number + ";-\"" + before + "\"" + number;
    }

    private XSSFCellStyle style(Part part, boolean absent) {
        XSSFCellStyle style = (XSSFCellStyle) workbook.createCellStyle();
        XSSFFont font = (XSSFFont) workbook.createFont();
        font.setFontName("Calibri");
        font.setFontHeightInPoints((short) 11);
        style.setVerticalAlignment(VerticalAlignment.TOP);
        switch (part) {
            case TITLE -> heading(font, 16);
            case SUBTITLE -> font.setFontHeightInPoints((short) 12);
            case SECTION -> heading(font, 13);
            case CAPTION -> font.setBold(true);
            case DIFFERS -> {
                font.setBold(true);
                font.setColor(colour(WRONG));
                indent(style);
            }
            case FICTITIOUS -> {
                font.setBold(true);
                fill(style, HONEY_PALE);
                style.setBorderBottom(BorderStyle.MEDIUM);
                style.setBottomBorderColor(colour(HONEY));
            }
            case HEADING, HEADING_OF_FIGURES -> {
                heading(font, 11);
                fill(style, HEADING_PALE);
                style.setBorderBottom(BorderStyle.MEDIUM);
                style.setBottomBorderColor(colour(INK));
                style.setVerticalAlignment(VerticalAlignment.BOTTOM);
                style.setWrapText(true);
                if (part == Part.HEADING) {
                    indent(style);
                } else {
                    style.setAlignment(HorizontalAlignment.RIGHT);
                }
            }
            case TOTAL -> {
                font.setBold(true);
                indent(style);
                fill(style, HONEY_PALE);
                style.setBorderTop(BorderStyle.MEDIUM);
                style.setTopBorderColor(colour(INK));
                style.setBorderBottom(BorderStyle.MEDIUM);
                style.setBottomBorderColor(colour(INK));
            }
            case NAME -> font.setColor(colour(QUIET));
            case NOTICE -> {
                fill(style, HONEY_PALE);
                style.setWrapText(true);
            }
            case PROSE -> style.setWrapText(true);
            case BODY, FACT -> {
                style.setWrapText(true);
                indent(style);
            }
            case SMALL -> {
                font.setFontHeightInPoints((short) 9);
                font.setColor(colour(QUIET));
            }
            case HOLDS -> indent(style);
        }
        if (absent) {
            font.setItalic(true);
            font.setColor(colour(QUIET));
            boolean left = part == Part.FACT;
            style.setAlignment(left ? HorizontalAlignment.LEFT : HorizontalAlignment.RIGHT);
            style.setIndention((short) (left ? 1 : 0));
        }
        style.setFont(font);
        return style;
    }

    /** Words keep off the figures of the column before. */
    private static void indent(XSSFCellStyle style) {
        style.setAlignment(HorizontalAlignment.LEFT);
        style.setIndention((short) 1);
    }

    private static void heading(XSSFFont font, int points) {
        font.setBold(true);
        font.setFontHeightInPoints((short) points);
        font.setColor(colour(INK));
    }

    private static void fill(XSSFCellStyle style, int rgb) {
        style.setFillForegroundColor(colour(rgb));
        style.setFillPattern(FillPatternType.SOLID_FOREGROUND);
    }

    private static XSSFColor colour(int rgb) {
        return new XSSFColor(new byte[] {(byte) (rgb >> 16), (byte) (rgb >> 8), (byte) rgb}, null);
    }

    /** The height of a line of ordinary text, in points. */
    static float lineHeight() {
        return 15.5f;
    }
}
