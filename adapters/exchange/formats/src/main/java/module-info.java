/** Formats that need the JDK alone. */
module org.essaim.formats {
    requires transitive org.essaim.core;
    requires java.xml;

    exports org.essaim.formats;

    provides org.essaim.spi.Exporter with
            org.essaim.formats.HtmlExporter;
}
