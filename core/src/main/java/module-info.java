/** Coordination time of home-care federations, from planning facts to a funder's statement; no JSON, no SQL, no framework. */
@SuppressWarnings("module") // adapters are named that core does not know
module org.essaim.core {
    requires transitive jakarta.validation;
    requires transitive org.joda.money;
    requires transitive org.jspecify;
    requires transitive org.threeten.extra;
    requires org.slf4j;

    exports org.essaim;
    exports org.essaim.budget;
    exports org.essaim.campaign;
    exports org.essaim.claim;
    exports org.essaim.cube;
    exports org.essaim.disclosure;
    exports org.essaim.document;
    exports org.essaim.engagement;
    exports org.essaim.exact;
    exports org.essaim.experience;
    exports org.essaim.finding;
    exports org.essaim.formula;
    exports org.essaim.funding;
    exports org.essaim.indicator;
    exports org.essaim.leaflet;
    exports org.essaim.mapping;
    exports org.essaim.network;
    exports org.essaim.newsletter;
    exports org.essaim.organisation;
    exports org.essaim.pack;
    exports org.essaim.pay;
    exports org.essaim.people;
    exports org.essaim.programme;
    exports org.essaim.progress;
    exports org.essaim.questionnaire;
    exports org.essaim.recording;
    exports org.essaim.report;
    exports org.essaim.session;
    exports org.essaim.sharing;
    exports org.essaim.sheet;
    exports org.essaim.spi;
    exports org.essaim.tally;
    exports org.essaim.time;
    // How tables are read is for adapters over tables, and promised to nobody else.
    exports org.essaim.table to
            org.essaim.csv,
            org.essaim.sql,
            org.essaim.xlsx;

    // Bean Validation reads constructor parameters of what comes from outside.
    opens org.essaim.budget;
    opens org.essaim.campaign;
    opens org.essaim.engagement;
    opens org.essaim.experience;
    opens org.essaim.funding;
    opens org.essaim.network;
    opens org.essaim.newsletter;
    opens org.essaim.organisation;
    opens org.essaim.pack;
    opens org.essaim.people;
    opens org.essaim.programme;
    opens org.essaim.questionnaire;
    opens org.essaim.session;
    opens org.essaim.sharing;
    opens org.essaim.sheet;
    opens org.essaim.tally;
    opens org.essaim.time;
    opens org.essaim.finding;

    uses org.essaim.spi.DatasetExporter;
    uses org.essaim.spi.DocumentCodec;
    uses org.essaim.spi.Exporter;
    uses org.essaim.spi.OutlineReader;
    uses org.essaim.spi.PackSource;
    uses org.essaim.spi.QuestionnaireFormat;
    uses org.essaim.spi.Statistics;

    provides org.essaim.spi.PackSource with
            org.essaim.pack.ShippedPacks;
}
