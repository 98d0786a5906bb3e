package org.essaim.table;

import java.util.List;

/** How a kind of table names its columns (<i>désignation</i>), and how its moments are written beside what a mapping says. */
public enum Naming {
    /** A file with a header: by {@code header} and {@code occurrence}, or by {@code position}. */
    HEADER,
    /** A query: by {@code column}. What has a type there is written in one form, whatever the mapping says. */
    COLUMN;

    List<String> moments() {
        return this == HEADER ? List.of() : List.of("yyyy-MM-dd'T'HH:mm:ss", "yyyy-MM-dd'T'HH:mm:ssXXX");
    }

    List<String> days() {
        return this == HEADER ? List.of() : List.of("yyyy-MM-dd");
    }
}
