package org.essaim.pages;

import java.util.List;

/**
 * What a page shows.
 *
 * @param status the HTTP status
 * @param title its title
 * @param parts its parts, from top to bottom
 */
record Screen(int status, String title, List<Part> parts) implements Answer {
    Screen {
        parts = List.copyOf(parts);
    }

    static Screen of(String title, List<Part> parts) {
        return new Screen(200, title, parts);
    }
}
