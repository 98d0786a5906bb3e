package org.essaim.table;

import java.util.List;

/** How a kind of table names its columns (<i>désignation</i>), and how its moments are written beside what a mapping says. */
public enum Naming {
    /** A file with a header: by {@code header} and {@code occurrence}, or by {@code position}. */
    HEADER,
    /** A workbook with a header, named alike. What is a date or a time there is written in one form, whatever the mapping says. */
    CELL,
    /** A query: by {@code column}. What has a type there is written in one form, whatever the mapping says. */
    COLUMN;

    List<String> moments() {
        return switch (this) {
            case HEADER -> List.of();
            case CELL -> List.of("yyyy-MM-dd'T'HH:mm:ss");
            case COLUMN -> List.of("yyyy-MM-dd'T'HH:mm:ss", "yyyy-MM-dd'T'HH:mm:ssXXX");
        };
    }

    List<String> days() {
        return this == HEADER ? List.of() : List.of("yyyy-MM-dd");
    }

    List<String> times() {
        return this == CELL ? List.of("HH:mm:ss") : List.of();
    }
}
