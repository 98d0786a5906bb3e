/** Formats that need the JDK alone. */
module org.essaim.formats {
    requires transitive org.essaim.core;
    requires java.xml;

    exports org.essaim.formats;

    // Core builds the mapping's records out of named fields.
    opens org.essaim.formats to
            org.essaim.core;

    provides org.essaim.spi.Exporter with
            org.essaim.formats.HtmlExporter;
}
