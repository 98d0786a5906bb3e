package org.essaim.pack;

import java.util.function.Consumer;
import org.essaim.document.DocumentSchema;
import org.essaim.document.SourceTree;
import org.essaim.finding.Finding;

/** Looks at each document of a pack as it is written (<i>inspection</i>), beside what reading it finds. */
@FunctionalInterface
public interface PackInspection {

    /**
     * Looks at a document.
     *
     * @param form what the document has to look like
     */
    void inspect(SourceTree document, DocumentSchema form, Consumer<? super Finding> findings);
}
