/** Sessions of programmes for calendars. */
module org.essaim.ical {
    requires transitive org.essaim.core;
    requires ical4j.core;

    exports org.essaim.ical;
}
