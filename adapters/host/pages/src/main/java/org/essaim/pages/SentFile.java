package org.essaim.pages;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.Part;
import java.io.IOException;
import java.util.Optional;

/** Files that somebody sends with a form. */
final class SentFile {
    private SentFile() {}

    /** What was sent under this name, if it is anything. */
    static Optional<Part> of(Visit visit, String field) throws IOException {
        try {
            Part file = visit.request().getPart(field);
            return file == null || file.getSize() == 0 ? Optional.empty() : Optional.of(file);
        } catch (ServletException e) {
            throw Refusal.incomplete(visit.language(), field);
        } catch (IllegalStateException e) {
            throw Refusal.tooLarge(visit.language());
        }
    }

    /** Its name, without the sender's folders. */
    static String name(Part file, String otherwise) {
        String name = file.getSubmittedFileName();
        if (name == null) {
            return otherwise;
        }
        return name.substring(Math.max(name.lastIndexOf('/'), name.lastIndexOf('\\')) + 1);
    }
}
