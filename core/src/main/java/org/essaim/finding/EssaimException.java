package org.essaim.finding;

/**
 * The root of everything that Essaim throws: bad use, never bad data (<i>mauvais usage</i>).
 *
 * <p>A message says what is wrong with its values in brackets, where, and on a new line "Maybe …" with the next thing
 * to try. It never carries a person's name, address or health fact.
 */
public class EssaimException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** @param message what, where, and "Maybe …" */
    public EssaimException(String message) {
        super(message);
    }

    /**
     * @param message what, where, and "Maybe …"
     * @param cause what a third party threw
     */
    public EssaimException(String message, Throwable cause) {
        super(message, cause);
    }
}
