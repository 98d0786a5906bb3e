package org.essaim.xlsx;

import java.nio.charset.StandardCharsets;
import org.essaim.report.Report;

/** What a workbook says of itself: title, subject, language, and no date, since any would be invented. */
final class CoreProperties {
    /** Where a package keeps them. */
    static final String PART = "docProps/core.xml";

    private final String title;
    private final String subject;
    private final boolean english;

    CoreProperties(String title, String subject, boolean english) {
        this.title = title;
        this.subject = subject;
        this.english = english;
    }

    CoreProperties(Report report) {
        this(report.title(), report.subtitle(), report.english());
    }

    byte[] bytes() {
        return ("<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n"
                        + "<cp:coreProperties"
                        + " xmlns:cp=\"http://schemas.openxmlformats.org/package/2006/metadata/core-properties\""
                        + " xmlns:dc=\"http://purl.org/dc/elements/1.1/\">"
                        + element("dc:title", title)
                        + element("dc:subject", subject)
                        + element("dc:creator", "Essaim")
                        + element("dc:language", english ? "en" : "fr")
                        + "</cp:coreProperties>")
                .getBytes(StandardCharsets.UTF_8);
    }

    private static String element(String name, String text) {
        String legal = text.replaceAll("[\\x00-\\x08\\x0b\\x0c\\x0e-\\x1f\\x7f-\\x9f\\ufffe\\uffff]", "\ufffd");
        return "<" + name + ">"
                + legal.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
                + "</" + name + ">";
    }
}
