/** The contracts an adapter must pass. */
module org.essaim.tck {
    requires transitive org.essaim.core;
    requires transitive org.junit.jupiter.api;
    requires transitive org.assertj.core;

    exports org.essaim.tck;

    uses org.essaim.spi.Exporter;
}
