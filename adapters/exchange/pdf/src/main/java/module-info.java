/** Statements, reports and questionnaires as PDF. */
module org.essaim.pdf {
    requires transitive org.essaim.core;
    requires org.essaim.formats;
    requires org.slf4j;
    requires java.logging;
    requires openhtmltopdf.core;
    requires openhtmltopdf.pdfbox;
    requires openhtmltopdf.svg.support;
    requires org.apache.pdfbox;

    exports org.essaim.pdf;

    provides org.essaim.spi.Exporter with
            org.essaim.pdf.PdfExporter;
    provides org.essaim.spi.QuestionnaireFormat with
            org.essaim.pdf.PaperFormat;
}
