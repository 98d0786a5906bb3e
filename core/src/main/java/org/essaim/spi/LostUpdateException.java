package org.essaim.spi;

import org.essaim.finding.EssaimException;

/** A commit rests on a document version that is no longer the newest (<i>mise à jour perdue</i>); nothing was stored. */
public final class LostUpdateException extends EssaimException {
    private static final long serialVersionUID = 1L;

    /**
     * @param key the document
     * @param expected the version that the commit expected
     * @param found the version that the store holds
     */
    public LostUpdateException(DocumentKey key, long expected, long found) {
        super("Document [" + key + "] has version [" + found + "], the commit expected [" + expected + "].\n"
                + "Maybe another process wrote meanwhile: read again and repeat.");
    }
}
