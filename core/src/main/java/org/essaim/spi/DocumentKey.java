package org.essaim.spi;

/**
 * Names a document in a store (<i>clé de document</i>).
 *
 * @param kind the kind of document, such as {@code agreement}
 * @param id the identifier among its kind
 */
public record DocumentKey(String kind, String id) {
    public DocumentKey {
        if (kind.isBlank() || id.isBlank()) {
            throw new IllegalArgumentException(
                    "A document key needs a kind and an identifier, not [" + kind + ":" + id + "].");
        }
    }

    @Override
    public String toString() {
        return kind + ":" + id;
    }
}
