package org.essaim.docx;

/** The styles of a document (<i>styles</i>), as {@code styles.xml} defines them. */
enum Style {
    TITLE("Title"),
    SUBTITLE("Subtitle"),
    AUDIENCE("Audience"),
    SECTION("Heading1"),
    HEADING("Heading2"),
    TEXT("Normal"),
    BULLET("ListBullet"),
    NOTICE("Notice"),
    FACT("Fact"),
    LINE("WritingLine"),
    CAPTION("Caption"),
    CHART("Chart"),
    CLOSING("Closing"),
    SPACE("Space"),
    HEADER("Header"),
    FOOTER("Footer"),
    TABLE("ReportTable"),
    BOXES("ReportBoxes"),
    CELL_HEAD("CellHead"),
    CELL("Cell"),
    CELL_TOTAL("CellTotal"),
    // Within a paragraph.
    PLAIN(""),
    STRONG("Strong"),
    ABSENT("Emphasis"),
    FIGURE("KeyFigure"),
    LINK("Hyperlink");

    private final String id;

    Style(String id) {
        this.id = id;
    }

    String id() {
        return id;
    }

    /** Of a cell in a table whose letters are small. */
    String dense() {
        return id + "Dense";
    }
}
