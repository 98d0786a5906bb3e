/** JSON and YAML documents. */
module org.essaim.jackson {
    requires transitive org.essaim.core;
    requires org.snakeyaml.engine;
    requires tools.jackson.core;
    requires tools.jackson.dataformat.yaml;

    exports org.essaim.jackson;

    provides org.essaim.spi.DocumentCodec with
            org.essaim.jackson.JsonCodec,
            org.essaim.jackson.YamlCodec;
}
