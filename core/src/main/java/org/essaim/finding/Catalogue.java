package org.essaim.finding;

import java.util.Locale;
import java.util.ResourceBundle;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The texts of the codes in French and English. */
final class Catalogue {
    private static final Pattern PLACEHOLDER = Pattern.compile("\\{(\\w+)}");
    private static final ResourceBundle FRENCH_TEXTS = load(Locale.FRENCH);
    private static final ResourceBundle ENGLISH_TEXTS = load(Locale.ENGLISH);

    private Catalogue() {}

    static String message(Finding finding, Locale locale) {
        return fill(text(finding.code(), "message", locale), finding);
    }

    static String remedy(Finding finding, Locale locale) {
        return fill(text(finding.code(), "remedy", locale), finding);
    }

    static String text(Code code, String part, Locale locale) {
        ResourceBundle texts = locale.getLanguage().equals("en") ? ENGLISH_TEXTS : FRENCH_TEXTS;
        return texts.getString(code.name() + "." + part);
    }

    private static ResourceBundle load(Locale locale) {
        // NO_FALLBACK: the host's default language must never decide which text comes out.
        return ResourceBundle.getBundle("org.essaim.finding.findings", locale, Catalogue.class.getModule());
    }

    // Not MessageFormat: it eats the apostrophes that French cannot do without.
    private static String fill(String template, Finding finding) {
        Matcher matcher = PLACEHOLDER.matcher(template);
        StringBuilder text = new StringBuilder();
        while (matcher.find()) {
            String name = matcher.group(1);
            @Nullable String detail = finding.details().get(name);
            if (detail == null) {
                detail = switch (name) {
                    case "file" -> finding.file();
                    case "row" -> finding.row() == null ? null : Long.toString(finding.row());
                    case "column" -> finding.column();
                    case "path" -> finding.path();
                    case "value" -> finding.value();
                    default -> null;
                };
            }
            matcher.appendReplacement(text, Matcher.quoteReplacement(detail == null ? "–" : detail));
        }
        return matcher.appendTail(text).toString();
    }
}
