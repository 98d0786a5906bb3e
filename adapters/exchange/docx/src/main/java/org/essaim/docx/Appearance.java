package org.essaim.docx;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import org.apache.poi.openxml4j.exceptions.InvalidFormatException;
import org.apache.poi.openxml4j.opc.PackagePart;
import org.apache.poi.openxml4j.opc.PackagingURIHelper;
import org.apache.poi.openxml4j.opc.TargetMode;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.apache.poi.xwpf.usermodel.XWPFRelation;
import org.apache.xmlbeans.XmlException;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.SettingsDocument;

/** What makes a document look as it does (<i>apparence</i>): styles, bullets, fonts and settings, all the same but for the language. */
final class Appearance {
    private Appearance() {}

    /** Adds them to a document. */
    static void of(XWPFDocument document, boolean english) throws IOException {
        add(document, XWPFRelation.STYLES, "styles.xml", english);
        add(document, XWPFRelation.NUMBERING, "numbering.xml", english);
        add(document, XWPFRelation.FONT_TABLE, "fontTable.xml", english);
        try {
            document.getSettings()
                    .getCTSettings()
                    .set(SettingsDocument.Factory.parse(text("settings.xml", english))
                            .getSettings());
        } catch (XmlException e) {
            throw new IOException("The settings of documents are no XML.\nMaybe the jar was repackaged.", e);
        }
    }

    private static void add(XWPFDocument document, XWPFRelation kind, String name, boolean english) throws IOException {
        try {
            PackagePart part = document.getPackage()
                    .createPart(PackagingURIHelper.createPartName("/word/" + name), kind.getContentType());
            try (OutputStream out = part.getOutputStream()) {
                out.write(text(name, english).getBytes(StandardCharsets.UTF_8));
            }
            document.getPackagePart().addRelationship(part.getPartName(), TargetMode.INTERNAL, kind.getRelation());
        } catch (InvalidFormatException e) {
            throw new IllegalStateException("The part [" + name + "] has a name that no package takes.", e);
        }
    }

    private static String text(String name, boolean english) throws IOException {
        try (InputStream in = Appearance.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalStateException("Resource [" + name + "] is missing.\nMaybe the jar was repackaged.");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .replace("{language}", english ? "en-GB" : "fr-FR")
                    .replace("{decimal}", english ? "." : ",")
                    .replace("{separator}", english ? "," : ";");
        }
    }
}
