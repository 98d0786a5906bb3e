/** The contracts an adapter must pass. */
module org.essaim.tck {
    requires transitive org.essaim.core;
}
