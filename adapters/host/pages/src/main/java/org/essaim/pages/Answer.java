package org.essaim.pages;

import java.io.IOException;
import java.io.OutputStream;

/** What a request is answered with. */
sealed interface Answer permits Screen, Answer.Elsewhere, Answer.Download {

    /** What was asked for was done: look here now. Reloading that page does nothing again. */
    record Elsewhere(String address) implements Answer {}

    /**
     * A file to keep.
     *
     * @param name its name, made of letters, digits, dots and dashes
     * @param type its media type
     * @param content writes it
     */
    record Download(String name, String type, Content content) implements Answer {}

    /** Writes a file. */
    @FunctionalInterface
    interface Content {
        void writeTo(OutputStream out) throws IOException;
    }
}
