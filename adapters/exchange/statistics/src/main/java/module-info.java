/** How far figures of surveys can be trusted. */
module org.essaim.statistics {
    requires transitive org.essaim.core;
    requires org.apache.commons.statistics.distribution;
    requires org.apache.commons.statistics.inference;

    exports org.essaim.statistics;

    provides org.essaim.spi.Statistics with
            org.essaim.statistics.CommonsStatistics;
}
