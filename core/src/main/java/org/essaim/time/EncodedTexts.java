package org.essaim.time;

import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * Texts that come again, as bytes: each is encoded once, and found again by the very object that it is.
 *
 * <p>Bounded: of two texts that fall into one place the later one stays. Not thread-safe.
 */
final class EncodedTexts {
    // A power of two: the people, teams, services and rules of one structure fit in.
    private static final int PLACES = 1 << 9;

    private final @Nullable String[] texts = new @Nullable String[PLACES];
    private final byte[][] encoded = new byte[PLACES][];

    /** The UTF-8 bytes of a text; they are shared, so nobody may change them. */
    @SuppressWarnings("ReferenceEquality") // an equal text that is another object is encoded anew, and nothing worse
    byte[] of(String text) {
        int hash = text.hashCode();
        int place = (hash ^ (hash >>> 9)) & (PLACES - 1);
        if (texts[place] != text) {
            texts[place] = text;
            encoded[place] = text.getBytes(StandardCharsets.UTF_8);
        }
        return encoded[place];
    }
}
