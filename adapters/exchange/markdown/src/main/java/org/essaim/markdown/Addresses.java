package org.essaim.markdown;

/** Where links lead, as people read it. */
final class Addresses {
    private static final String MAILTO = "mailto:";

    private Addresses() {}

    /** The address, without what only programs need. */
    static String shown(String address) {
        return isMailbox(address) ? address.substring(MAILTO.length()) : address;
    }

    static boolean isMailbox(String address) {
        return address.regionMatches(true, 0, MAILTO, 0, MAILTO.length());
    }
}
