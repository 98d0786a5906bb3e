package org.essaim.cli;

import java.text.MessageFormat;
import java.time.Instant;
import java.time.Period;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.ResourceBundle;
import java.util.stream.Stream;
import org.essaim.finding.EssaimException;
import org.essaim.report.Figures;

/** What the program says, in French or in English. */
final class Texts {
    private final Locale locale;
    private final ResourceBundle bundle;
    private final Figures figures;

    private Texts(Locale locale) {
        this.locale = locale;
        this.figures = Figures.in(locale);
        this.bundle = ResourceBundle.getBundle(
                "org.essaim.cli.texts",
                locale,
                Texts.class.getClassLoader(),
                ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES));
    }

    static Texts in(Language language) {
        return new Texts(language == Language.en ? Locale.ENGLISH : Locale.FRENCH);
    }

    /** In the language that the arguments ask for: even the complaint about an argument is in it. */
    static Texts askedFor(String[] args) {
        Language language = Language.fr;
        for (int i = 0; i < args.length; i++) {
            if (args[i].equals("--lang=en")
                    || (args[i].equals("--lang") && i + 1 < args.length && args[i + 1].equals("en"))) {
                language = Language.en;
            }
        }
        return in(language);
    }

    Locale locale() {
        return locale;
    }

    Figures figures() {
        return figures;
    }

    ResourceBundle bundle() {
        return bundle;
    }

    boolean has(String key) {
        return bundle.containsKey(key);
    }

    /** The text of this key with its values; numbers are written for people. */
    String text(String key, Object... values) {
        Object[] written = Stream.of(values)
                .map(value -> value instanceof Long || value instanceof Integer
                        ? figures.count(((Number) value).longValue())
                        : value.toString())
                .toArray();
        return new MessageFormat(bundle.getString(key), Locale.ROOT).format(written);
    }

    /** A moment to the minute, in UTC: who reads it may sit in any zone. */
    String moment(Instant at) {
        ZonedDateTime utc = at.atZone(ZoneOffset.UTC);
        return figures.day(utc.toLocalDate()) + ", "
                + String.format(Locale.ROOT, "%02d:%02d UTC", utc.getHour(), utc.getMinute());
    }

    /** A length of time in the calendar. */
    String period(Period period) {
        Period whole = period.normalized();
        List<String> parts = new ArrayList<>();
        count(parts, whole.getYears(), "period.year", "period.years");
        count(parts, whole.getMonths(), "period.month", "period.months");
        count(parts, whole.getDays(), "period.day", "period.days");
        return String.join(", ", parts);
    }

    private void count(List<String> parts, int number, String one, String several) {
        if (number != 0) {
            parts.add(text(number == 1 ? one : several, number));
        }
    }

    /** What, with its values, and on a second line what may help. */
    EssaimException refusal(String key, Object... values) {
        return new EssaimException(text(key, values));
    }
}
