package org.essaim.pdf;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.util.List;
import java.util.Locale;
import org.verapdf.gf.foundry.VeraGreenfieldFoundryProvider;
import org.verapdf.pdfa.Foundries;
import org.verapdf.pdfa.PDFAParser;
import org.verapdf.pdfa.PDFAValidator;
import org.verapdf.pdfa.flavours.PDFAFlavour;
import org.verapdf.pdfa.results.TestAssertion;
import org.verapdf.pdfa.results.ValidationResult;

/** Holds prints against the standards that they say they keep, by veraPDF. */
final class Standards {
    private Standards() {}

    /** What speaks against a file, by flavour, such as {@code ua1}; empty if nothing does. */
    static List<String> failures(byte[] pdf, String flavour) throws Exception {
        // The validator itself lower-cases "Integer" with the default locale, and fails under a Turkish one.
        Locale locale = Locale.getDefault();
        Locale.setDefault(Locale.ROOT);
        try {
            return found(pdf, flavour);
        } finally {
            Locale.setDefault(locale);
        }
    }

    private static List<String> found(byte[] pdf, String flavour) throws Exception {
        VeraGreenfieldFoundryProvider.initialise();
        PDFAFlavour against = PDFAFlavour.fromString(flavour);
        try (PDFAParser parser = Foundries.defaultInstance().createParser(new ByteArrayInputStream(pdf), against);
                PDFAValidator validator = Foundries.defaultInstance().createValidator(against, false)) {
            ValidationResult result = validator.validate(parser);
            assertThat(result.getTotalAssertions()).isGreaterThan(100);
            return result.getTestAssertions().stream()
                    .filter(assertion -> assertion.getStatus() == TestAssertion.Status.FAILED)
                    .map(assertion -> assertion.getRuleId().getClause() + "-"
                            + assertion.getRuleId().getTestNumber() + " " + assertion.getMessage())
                    .distinct()
                    .toList();
        }
    }
}
