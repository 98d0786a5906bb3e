/** Calendars: sessions of programmes out, planned time in. */
module org.essaim.ical {
    requires transitive org.essaim.core;
    requires ical4j.core;
    requires net.sf.biweekly;

    exports org.essaim.ical;
}
