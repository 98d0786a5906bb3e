/** Workbooks. */
module org.essaim.xlsx {
    requires transitive org.essaim.core;
    requires org.essaim.formats;
    requires de.siegmar.fastcsv;
    requires org.apache.commons.compress;
    requires org.apache.poi.ooxml;
    requires org.apache.poi.poi;
    requires java.xml;

    exports org.essaim.xlsx;

    provides org.essaim.spi.DatasetExporter with
            org.essaim.xlsx.XlsxExporter.OfData;
    provides org.essaim.spi.Exporter with
            org.essaim.xlsx.XlsxExporter;
    provides org.essaim.spi.QuestionnaireFormat with
            org.essaim.xlsx.XlsForm;
}
