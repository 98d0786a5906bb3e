/** Validates documents against their JSON Schemas. */
module org.essaim.schema {
    requires com.networknt.schema;
    requires transitive org.essaim.core;
    requires tools.jackson.databind;

    exports org.essaim.schema;
}
