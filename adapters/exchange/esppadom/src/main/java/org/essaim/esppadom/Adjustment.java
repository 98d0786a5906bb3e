package org.essaim.esppadom;

import java.util.Locale;
import java.util.regex.Pattern;

/** Why a visit differs from what was clocked (<i>motif de correction</i>): the list ESPPADOM_EFFECTIVITY_AJUST. */
enum Adjustment {
    /** None given. */
    NONE(false),
    /** Created without clockings. */
    CRE(true),
    /** Modified, but not its times. */
    MDT(false),
    /** Deleted. */
    SUP(true),
    /** No clocking of the arrival. */
    COA(true),
    /** No clocking of the departure. */
    COD(true),
    /** Neither. */
    CO2(true),
    /** Clockings only: the retained period has no meaning. */
    HOR(true),
    /** Of no list. */
    UNKNOWN(false);

    private static final Pattern CODE = Pattern.compile("[A-Za-z0-9_.-]{1,16}");

    private final boolean explainsClocking;

    Adjustment(boolean explainsClocking) {
        this.explainsClocking = explainsClocking;
    }

    static Adjustment of(String raw) {
        if (raw.isEmpty()) {
            return NONE;
        }
        String code = raw.toUpperCase(Locale.ROOT);
        for (Adjustment each : values()) {
            if (each != NONE && each != UNKNOWN && each.name().equals(code)) {
                return each;
            }
        }
        return UNKNOWN;
    }

    /** The code as it is written; nothing if it is no code but a text, which may name somebody. */
    static String code(String raw) {
        return CODE.matcher(raw).matches() ? raw : "";
    }

    /** True if it says why a clocking is missing. */
    boolean explainsClocking() {
        return explainsClocking;
    }
}
