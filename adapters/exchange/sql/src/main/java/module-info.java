/** Any program's database as a source of time: a query, its columns and a watermark; read, never written. */
module org.essaim.sql {
    requires transitive java.sql;
    requires transitive org.essaim.core;
    requires org.slf4j;

    exports org.essaim.sql;

    // Core builds the mapping's records out of named fields.
    opens org.essaim.sql to
            org.essaim.core;
}
