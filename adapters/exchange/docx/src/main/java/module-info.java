/** Statements and reports as text documents. */
module org.essaim.docx {
    requires transitive org.essaim.core;
    requires org.essaim.formats;
    requires org.apache.poi.ooxml;

    exports org.essaim.docx;

    provides org.essaim.spi.Exporter with
            org.essaim.docx.DocxExporter;
}
