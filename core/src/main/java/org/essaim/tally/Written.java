package org.essaim.tally;

import java.util.Set;
import java.util.TreeSet;
import org.essaim.document.Digest;
import org.jspecify.annotations.Nullable;

/**
 * Words that somebody answered, for whoever codes them (<i>verbatim</i>); who, is not said here.
 *
 * <p>Immutable. Words that several people wrote alike are one.
 *
 * @param digest what they are known by
 * @param text the words
 * @param times how many answers say just this
 * @param themes the codes of the themes they were coded into, in order; nothing if nobody read them yet
 */
public record Written(
        Digest digest, String text, int times, @Nullable Set<String> themes) {
    public Written {
        themes = themes == null ? null : java.util.Collections.unmodifiableSet(new TreeSet<>(themes));
    }

    /** What somebody wrote is in no text that might be logged. */
    @Override
    public String toString() {
        return "Written[" + text.length() + " characters]";
    }
}
