package org.essaim.spring;

import java.nio.file.Path;
import java.util.Map;
import org.essaim.finding.EssaimException;
import org.essaim.organisation.Pseudonymiser;
import org.jspecify.annotations.Nullable;

/** Where the federation's key comes from: a file, or the environment; never a property, which ends in logs and on pages. */
final class PseudonymKeys {
    static final String VARIABLE = "ESSAIM_KEY";
    static final String FORMER_VARIABLE = "ESSAIM_FORMER_KEY";

    private PseudonymKeys() {}

    /**
     * The key, after the former one if it is being replaced. A file that is named wins over the environment.
     *
     * @param environment the variables of the process
     * @throws EssaimException if there is none
     */
    static Pseudonymiser of(EssaimProperties.PseudonymKey named, Map<String, ?> environment) {
        @Nullable Pseudonymiser key = key(named.file(), environment.get(VARIABLE));
        if (key == null) {
            throw new EssaimException(
                    "There is no pseudonym key.\nMaybe name its file in essaim.pseudonym-key.file, or set " + VARIABLE
                            + " in the environment; \"essaim init\" of the command line makes one.");
        }
        @Nullable Pseudonymiser former = key(named.formerFile(), environment.get(FORMER_VARIABLE));
        return former == null ? key : key.after(former);
    }

    private static @Nullable Pseudonymiser key(@Nullable Path file, @Nullable Object variable) {
        if (file != null) {
            return Pseudonymiser.ofKeyFile(file);
        }
        String hex = variable == null ? "" : variable.toString();
        return hex.isBlank() ? null : Pseudonymiser.ofHexKey(hex);
    }
}
