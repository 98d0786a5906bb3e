/** JSON and YAML documents, and questionnaires as FHIR has them. */
module org.essaim.jackson {
    requires transitive org.essaim.core;
    requires org.snakeyaml.engine;
    requires tools.jackson.core;
    requires tools.jackson.dataformat.yaml;

    exports org.essaim.jackson;
    exports org.essaim.jackson.fhir;

    // Core builds what DHIS2 calls things out of named fields.
    opens org.essaim.jackson to
            org.essaim.core;

    provides org.essaim.spi.DatasetExporter with
            org.essaim.jackson.JsonDataset,
            org.essaim.jackson.JsonDataset.Lines;
    provides org.essaim.spi.DocumentCodec with
            org.essaim.jackson.JsonCodec,
            org.essaim.jackson.YamlCodec;
    provides org.essaim.spi.QuestionnaireFormat with
            org.essaim.jackson.fhir.FhirFormat;
}
