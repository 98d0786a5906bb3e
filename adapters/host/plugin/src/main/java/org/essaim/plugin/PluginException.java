package org.essaim.plugin;

import org.jspecify.annotations.Nullable;

/** Why the plugin is off (<i>motif d’arrêt</i>): what is wrong, then what may help. */
public final class PluginException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** What is wrong, then "Maybe …". */
    public PluginException(String what, String maybe, @Nullable Throwable cause) {
        super(what + "\n" + maybe, cause);
    }

    PluginException(String what, String maybe) {
        this(what, maybe, null);
    }
}
