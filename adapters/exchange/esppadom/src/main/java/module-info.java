/** Visits as the sector exchanges them. */
module org.essaim.esppadom {
    requires transitive org.essaim.core;
    requires java.xml;

    exports org.essaim.esppadom;
}
