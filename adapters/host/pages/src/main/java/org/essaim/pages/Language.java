package org.essaim.pages;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Collections;
import java.util.Locale;
import org.essaim.report.Figures;
import org.jspecify.annotations.Nullable;

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
        @Nullable String asked = request.getParameter("lang");
        if (asked != null) {
            return asked.equals("en") ? ENGLISH : FRENCH;
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
