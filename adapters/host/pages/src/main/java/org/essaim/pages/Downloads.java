package org.essaim.pages;

import java.util.Locale;

/** Names of files that browsers keep. */
final class Downloads {
    private Downloads() {}

    /** Only letters, digits, dots, dashes: no folder, no quote, no line end, whatever an identifier holds. */
    static String safe(String name) {
        String plain = name.replaceAll("[^A-Za-z0-9._-]+", "-").replaceAll("\\.{2,}", ".");
        String clipped = plain.length() > 120 ? plain.substring(plain.length() - 120) : plain;
        String head = clipped.replaceAll("^[.-]+", "");
        return head.isEmpty() ? "essaim" : head;
    }

    static String type(String extension) {
        return switch (extension.toLowerCase(Locale.ROOT)) {
            case "xlsx" -> "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
            case "docx" -> "application/vnd.openxmlformats-officedocument.wordprocessingml.document";
            case "pdf" -> "application/pdf";
            case "json" -> "application/json";
            case "csv" -> "text/csv;charset=UTF-8";
            case "md" -> "text/markdown;charset=UTF-8";
            case "ics" -> "text/calendar;charset=UTF-8";
            // A page of ours is framed; this one is a file, and no browser opens it under our address.
            case "html" -> "text/html;charset=UTF-8";
            default -> "application/octet-stream";
        };
    }
}
