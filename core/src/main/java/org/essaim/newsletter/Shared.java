package org.essaim.newsletter;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.essaim.finding.Finding;
import org.essaim.report.Block;

/** What a letter says of what is shared anyway (<i>contenu partagé</i>). Only {@code org.essaim} implements it: it alone sees all of it. */
public interface Shared {

    /**
     * What is told of something.
     *
     * @param title what it is called
     * @param blocks what it says, in short
     */
    record Content(String title, List<Block> blocks) {
        public Content {
            blocks = List.copyOf(blocks);
        }
    }

    /**
     * What may be told of something today.
     *
     * @param findings takes why it may not, such as a consent that was withdrawn
     * @return nothing if it may not be told
     * @throws org.essaim.finding.EssaimException if there is no such thing
     */
    Optional<Content> content(Newsletter.Kind kind, String id, Locale locale, List<Finding> findings);

    /** Puts a letter among the resources, so that its readers are counted. */
    void published(Newsletter newsletter);
}
