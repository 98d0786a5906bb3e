/** Time of a small team from a plain text in which everybody clocks in and out. */
module org.essaim.timeclock {
    requires transitive org.essaim.core;

    exports org.essaim.timeclock;
}
