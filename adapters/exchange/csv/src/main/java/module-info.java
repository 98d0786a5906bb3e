/** Planning exports as CSV: facts in, refused rows out. */
module org.essaim.csv {
    requires transitive org.essaim.core;
    requires de.siegmar.fastcsv;

    exports org.essaim.csv;

    // Core builds the mapping's records out of named fields.
    opens org.essaim.csv to
            org.essaim.core;

    uses org.essaim.spi.DocumentCodec;

    provides org.essaim.spi.DatasetExporter with
            org.essaim.csv.CsvExport.French,
            org.essaim.csv.CsvExport.International;
}
