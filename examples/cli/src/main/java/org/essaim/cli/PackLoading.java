package org.essaim.cli;

import jakarta.validation.Validation;
import jakarta.validation.Validator;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Set;
import org.essaim.pack.PackReport;
import org.essaim.pack.Packs;
import org.essaim.schema.SchemaCheck;
import org.hibernate.validator.messageinterpolation.ParameterMessageInterpolator;

/** How the program reads packs: with the constraints of every field checked, and their messages in its language. */
final class PackLoading {
    private PackLoading() {}

    /**
     * Reads a pack, shipped or local.
     *
     * @throws org.essaim.finding.EssaimException if nothing of this name is there
     */
    static PackReport load(String idOrPath, Program program) {
        return load(idOrPath, packs(program.locale()), program);
    }

    /** Reads a pack, and holds each of its documents against its schema too. */
    static PackReport check(String idOrPath, Program program) {
        return load(idOrPath, packs(program.locale()).withInspection(new SchemaCheck()), program);
    }

    private static PackReport load(String idOrPath, Packs packs, Program program) {
        if (!packs.shipped().contains(idOrPath) && !Files.exists(Path.of(idOrPath))) {
            throw program.texts().refusal("pack.none", idOrPath, String.join(", ", packs.shipped()));
        }
        return packs.load(idOrPath);
    }

    private static Packs packs(Locale locale) {
        return Packs.standard().withValidator(validator(locale));
    }

    /** Checks the constraints of what is read, and says in this language what they want. */
    static Validator validator(Locale locale) {
        // The factory holds nothing that needs to be closed, and lives as long as the process.
        return Validation.byDefaultProvider()
                .configure()
                .messageInterpolator(
                        new ParameterMessageInterpolator(Set.of(Locale.FRENCH, Locale.ENGLISH), locale, false))
                .buildValidatorFactory()
                .getValidator();
    }
}
