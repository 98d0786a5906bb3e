/** JSON documents over Jakarta JSON Processing. */
module org.essaim.jsonb {
    requires transitive jakarta.json;
    requires transitive org.essaim.core;

    exports org.essaim.jsonb;

    provides org.essaim.spi.DocumentCodec with
            org.essaim.jsonb.JsonbCodec;
}
