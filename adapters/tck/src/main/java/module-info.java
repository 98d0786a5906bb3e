/** The contracts an adapter must pass, to be extended in its tests. */
module org.essaim.tck {
    requires transitive net.jqwik.api;
    requires transitive org.assertj.core;
    requires transitive org.essaim.core;
    requires transitive org.junit.jupiter.api;

    exports org.essaim.tck;

    // The engines call rules that are package-private, so that nobody overrides one away.
    opens org.essaim.tck;

    uses org.essaim.spi.DatasetExporter;
    uses org.essaim.spi.DocumentCodec;
    uses org.essaim.spi.Exporter;
}
