package org.essaim.plugin;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;

/** Somebody in front of a browser: what they see and do on pages, whichever browser it is. */
interface Somebody extends AutoCloseable {

    /** Goes to an address of the program. */
    void go(String path) throws IOException;

    /** Where they are: path and query. */
    String address();

    /** All that the page says. */
    String sees();

    /** Logs in on the page that the host shows to who is not. */
    void logIn(String login) throws IOException;

    /** Types into the field of this name; days and months as {@code 2025-01-31} and {@code 2025-01}. */
    void type(String name, String value) throws IOException;

    /** Chooses in the list of this name. */
    void choose(String name, String value) throws IOException;

    /** Ticks the box or the one of several that sends this. */
    void tick(String name, String value) throws IOException;

    /** Gives a file to the field of this name. */
    void attach(String name, Path file) throws IOException;

    /** Presses the button that says this. */
    void press(String button) throws IOException;

    /** Fills in the form whose button sends this, by the names of its fields, and sends it. */
    void send(String act, Map<String, String> fields) throws IOException;

    /** Follows the first link of the page's content that says this, or more. */
    void follow(String link) throws IOException;

    /** What the link that says this brings as a file. */
    byte[] download(String link) throws IOException;

    @Override
    void close();
}
