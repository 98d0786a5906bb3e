package org.essaim.esppadom;

/** Why a file is not read, or no further; it holds nothing of what the file says. */
final class Refused extends Exception {
    private static final long serialVersionUID = 1L;

    /** What is in the way. */
    enum Reason {
        NOT_XML("XML mal formé / malformed XML"),
        ENCODING("octets d’un autre encodage / bytes of another encoding"),
        TOO_DEEP("éléments trop imbriqués / elements nested too deep"),
        TOO_LARGE("élément trop grand / element too large"),
        NOT_A_DELIVERY("ORDER, INVOICE…"),
        ENTITIES("DOCTYPE");

        private final String problem;

        Reason(String problem) {
            this.problem = problem;
        }

        String problem() {
            return problem;
        }
    }

    private final Reason reason;
    private final String root;

    Refused(Reason reason) {
        this(reason, "");
    }

    /** With the name of the root, for one that is no delivery. */
    Refused(Reason reason, String root) {
        super(reason.name(), null, false, false);
        this.reason = reason;
        this.root = root;
    }

    Reason reason() {
        return reason;
    }

    String root() {
        return root;
    }
}
