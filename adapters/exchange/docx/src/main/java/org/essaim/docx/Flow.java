package org.essaim.docx;

import java.net.URI;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.apache.poi.xwpf.usermodel.XWPFRelation;
import org.apache.xmlbeans.impl.xb.xmlschema.SpaceAttribute;
import org.essaim.formats.ReportLayout;
import org.essaim.report.Figures;
import org.essaim.report.Value;
import org.jspecify.annotations.Nullable;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTBody;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTHyperlink;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTP;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTPPr;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTR;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTSectPr;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTTbl;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTText;

/** What a document is written into (<i>flux du texte</i>), paragraph by paragraph and table by table. One per document. */
final class Flow {
    private final XWPFDocument document;
    private final CTBody body;
    private final Figures figures;
    /** What stands last, unless it is a table. */
    private @Nullable CTP last;

    private boolean empty = true;

    Flow(XWPFDocument document, Figures figures) {
        this.document = document;
        this.body = document.getDocument().getBody();
        this.figures = figures;
    }

    /** A new paragraph at the end. */
    CTP paragraph(Style style) {
        CTP paragraph = body.addNewP();
        styled(paragraph, style.id());
        last = paragraph;
        empty = false;
        return paragraph;
    }

    /** A new table at the end; between two of them stands an empty line, for they would be taken for one. */
    CTTbl table() {
        if (last == null && !empty) {
            paragraph(Style.SPACE);
        }
        last = null;
        empty = false;
        return body.addNewTbl();
    }

    /** Ends what shares one kind of page. */
    CTSectPr endOfPages() {
        CTP end = last == null ? paragraph(Style.SPACE) : last;
        return properties(end).addNewSectPr();
    }

    /** Ends the document. */
    CTSectPr end() {
        return body.addNewSectPr();
    }

    /** Gives a paragraph a style. */
    static CTP styled(CTP paragraph, String style) {
        properties(paragraph).addNewPStyle().setVal(style);
        return paragraph;
    }

    static void spaceAbove(CTP paragraph, int space) {
        properties(paragraph).addNewSpacing().setBefore(Pages.length(space));
    }

    static CTPPr properties(CTP paragraph) {
        return paragraph.isSetPPr() ? paragraph.getPPr() : paragraph.addNewPPr();
    }

    /** Text at the end of a paragraph: line ends and tabs are kept, and so is every space. */
    static CTP text(CTP paragraph, Style style, String text) {
        run(paragraph.addNewR(), style, text);
        return paragraph;
    }

    static void run(CTR run, Style style, String text) {
        if (style != Style.PLAIN) {
            run.addNewRPr().addNewRStyle().setVal(style.id());
        }
        String legible = ReportLayout.legible(text.replace("\r\n", "\n").replace('\r', '\n'));
        int begin = 0;
        for (int i = 0; i <= legible.length(); i++) {
            char c = i < legible.length() ? legible.charAt(i) : '\n';
            if (c != '\n' && c != '\t') {
                continue;
            }
            if (i > begin) {
                CTText piece = run.addNewT();
                piece.setStringValue(legible.substring(begin, i));
                piece.setSpace(SpaceAttribute.Space.PRESERVE);
            }
            if (c == '\t') {
                run.addNewTab();
            } else if (i < legible.length()) {
                run.addNewBr();
            }
            begin = i + 1;
        }
    }

    /** A value at the end of a paragraph; what is absent is set apart, and an address leads there. */
    void value(CTP paragraph, Style style, Value value) {
        if (value instanceof Value.Absent absent) {
            text(paragraph, Style.ABSENT, absent.reason());
        } else if (value instanceof Value.Link link) {
            link(paragraph, link.address());
        } else {
            text(paragraph, style, figures.text(value));
        }
    }

    private void link(CTP paragraph, URI address) {
        String ascii = address.toASCIIString();
        CTHyperlink link = paragraph.addNewHyperlink();
        link.setId(document.getPackagePart()
                .addExternalRelationship(ascii, XWPFRelation.HYPERLINK.getRelation())
                .getId());
        link.setTooltip(ReportLayout.legible(ascii));
        run(link.addNewR(), Style.LINK, figures.text(new Value.Link(address)));
    }
}
