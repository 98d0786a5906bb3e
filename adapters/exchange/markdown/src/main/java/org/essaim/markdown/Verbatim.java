package org.essaim.markdown;

import java.net.URI;
import java.util.regex.Pattern;
import org.commonmark.node.CustomNode;

/** What stands in the file exactly so, because the renderer has no node for it. */
final class Verbatim extends CustomNode {
    /** What may stand between angle brackets without {@code mailto:}. */
    private static final Pattern MAILBOX = Pattern.compile("[A-Za-z0-9._+-]+@[A-Za-z0-9-]+(\\.[A-Za-z0-9-]+)*");

    private final String literal;

    private Verbatim(String literal) {
        this.literal = literal;
    }

    /** A character that would open something. */
    static Verbatim escaped(char character) {
        return new Verbatim("\\" + character);
    }

    /** An address that shows itself and leads there. */
    static Verbatim autolink(URI address) {
        String whole = address.toString();
        String shown = Addresses.shown(whole);
        boolean mailbox = Addresses.isMailbox(whole) && MAILBOX.matcher(shown).matches();
        return new Verbatim("<" + (mailbox ? shown : whole) + ">");
    }

    String literal() {
        return literal;
    }
}
