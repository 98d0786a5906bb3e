package org.essaim.spi;

import org.essaim.finding.EssaimException;

/** A store could not be opened, read or written (<i>magasin indisponible</i>). */
public final class StoreException extends EssaimException {
    private static final long serialVersionUID = 1L;

    public StoreException(String message) {
        super(message);
    }

    public StoreException(String message, Throwable cause) {
        super(message, cause);
    }
}
