package org.essaim.docx;

import java.math.BigInteger;
import org.apache.poi.xwpf.model.XWPFHeaderFooterPolicy;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.essaim.formats.ReportLayout;
import org.essaim.report.Report;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTHdrFtrRef;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTP;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTPageMar;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTPageSz;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTSectPr;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTSimpleField;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTTabStop;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.STHdrFtr;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.STPageOrientation;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.STTabJc;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.STTabTlc;

/** The pages of a document (<i>mise en pages</i>): A4 upright or sideways, with what stands on each. Lengths are twentieths of a point. */
final class Pages {
    private static final int A4_SHORT = 11_906;
    private static final int A4_LONG = 16_838;
    private static final int MARGIN = 1_134;
    private static final int MARGIN_OF_HEADER = 567;

    private final XWPFDocument document;
    private final Report report;
    private final ReportLayout layout;
    private String header = "";
    private final String[] footers = {"", ""};

    Pages(XWPFDocument document, Report report, ReportLayout layout) {
        this.document = document;
        this.report = report;
        this.layout = layout;
    }

    /** How much text is wide. */
    static int width(boolean wide) {
        return (wide ? A4_LONG : A4_SHORT) - 2 * MARGIN;
    }

    /** Says of what ends here on which pages it stands. */
    void describe(CTSectPr end, boolean wide) {
        XWPFHeaderFooterPolicy policy = new XWPFHeaderFooterPolicy(document, end);
        if (report.fictitious()) {
            if (header.isEmpty()) {
                CTP paragraph =
                        policy.createHeader(STHdrFtr.DEFAULT).createParagraph().getCTP();
                Flow.text(Flow.styled(paragraph, Style.HEADER.id()), Style.PLAIN, layout.fictitious());
                header = end.getHeaderReferenceArray(0).getId();
            } else {
                refer(end.addNewHeaderReference(), header);
            }
        }
        int held = wide ? 1 : 0;
        if (footers[held].isEmpty()) {
            footer(policy.createFooter(STHdrFtr.DEFAULT).createParagraph().getCTP(), width(wide));
            footers[held] = end.getFooterReferenceArray(0).getId();
        } else {
            refer(end.addNewFooterReference(), footers[held]);
        }
        CTPageSz size = end.addNewPgSz();
        size.setW(length(wide ? A4_LONG : A4_SHORT));
        size.setH(length(wide ? A4_SHORT : A4_LONG));
        if (wide) {
            size.setOrient(STPageOrientation.LANDSCAPE);
        }
        CTPageMar margins = end.addNewPgMar();
        margins.setTop(length(MARGIN));
        margins.setRight(length(MARGIN));
        margins.setBottom(length(MARGIN));
        margins.setLeft(length(MARGIN));
        margins.setHeader(length(MARGIN_OF_HEADER));
        margins.setFooter(length(MARGIN_OF_HEADER));
        margins.setGutter(BigInteger.ZERO);
    }

    private static void refer(CTHdrFtrRef reference, String id) {
        reference.setType(STHdrFtr.DEFAULT);
        reference.setId(id);
    }

    private void footer(CTP paragraph, int width) {
        Flow.styled(paragraph, Style.FOOTER.id());
        stop(paragraph, STTabJc.RIGHT, STTabTlc.NONE, width);
        // One line, and one tab: the number stands at the margin.
        Flow.text(paragraph, Style.PLAIN, layout.foot() + "\t" + layout.page() + "\u00a0");
        field(paragraph, "PAGE");
        Flow.text(paragraph, Style.PLAIN, "\u00a0/\u00a0");
        field(paragraph, "NUMPAGES");
    }

    /** A number that the reader's program works out; until then it reads 1. */
    private static void field(CTP paragraph, String name) {
        CTSimpleField field = paragraph.addNewFldSimple();
        field.setInstr(" " + name + " ");
        Flow.run(field.addNewR(), Style.PLAIN, "1");
    }

    /** Where a tab leads to. */
    static void stop(CTP paragraph, STTabJc.Enum side, STTabTlc.Enum leader, int at) {
        CTTabStop stop = Flow.properties(paragraph).addNewTabs().addNewTab();
        stop.setVal(side);
        stop.setLeader(leader);
        stop.setPos(length(at));
    }

    static BigInteger length(int twentiethsOfAPoint) {
        return BigInteger.valueOf(twentiethsOfAPoint);
    }
}
