package org.essaim.pages;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Arrays;
import java.util.Collections;
import java.util.Locale;
import java.util.Optional;
import org.essaim.report.Figures;

/** The language of a page: French, unless English is asked for. */
enum Language {
    FRENCH(Locale.FRENCH),
    ENGLISH(Locale.ENGLISH);

    private final Locale locale;

    Language(Locale locale) {
        this.locale = locale;
    }

    /** What the address says, else what the browser prefers. */
    static Language of(HttpServletRequest request) {
        Optional<String> asked = asked(request);
        if (asked.isPresent()) {
            return asked.get().equals("en") ? ENGLISH : FRENCH;
        }
        if (request.getHeader("Accept-Language") == null) {
            return FRENCH;
        }
        for (Locale preferred : Collections.list(request.getLocales())) {
            if (preferred.getLanguage().equals("fr")) {
                return FRENCH;
            }
            if (preferred.getLanguage().equals("en")) {
                return ENGLISH;
            }
        }
        return FRENCH;
    }

    // Not by the name of a parameter: those of a form that is too large cannot be read, and its refusal has a language
    // too.
    static Optional<String> asked(HttpServletRequest request) {
        String query = request.getQueryString();
        return query == null
                ? Optional.empty()
                : Arrays.stream(query.split("&"))
                        .filter(each -> each.startsWith("lang="))
                        .map(each -> each.substring("lang=".length()))
                        .findFirst();
    }

    Locale locale() {
        return locale;
    }

    String code() {
        return locale.getLanguage();
    }

    Language other() {
        return this == FRENCH ? ENGLISH : FRENCH;
    }

    Figures figures() {
        return Figures.in(locale);
    }

    String say(String french, String english) {
        return this == FRENCH ? french : english;
    }
}
