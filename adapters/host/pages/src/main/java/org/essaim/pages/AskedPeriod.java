package org.essaim.pages;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.essaim.finding.EssaimException;
import org.essaim.indicator.Period;
import org.essaim.indicator.PeriodKind;

/** The period that an address asks about: typed as text, or followed as a link. */
final class AskedPeriod {
    static final String NAME = "period";
    // Whoever asks about more asks about nothing in particular, and a page has no room for it.
    private static final long MOST_DAYS = 3_660;
    private static final int FIRST_YEAR = 1900;
    private static final int LAST_YEAR = 2200;

    private AskedPeriod() {}

    /** What was typed; nothing if nothing was. */
    static Optional<Period> of(Visit visit) {
        return of(visit, NAME);
    }

    static Optional<Period> of(Visit visit, String name) {
        String text = visit.text(name);
        if (text.isEmpty()) {
            return Optional.empty();
        }
        Period period;
        try {
            period = Period.parse(text);
        } catch (EssaimException e) {
            throw none(visit, text);
        }
        if (period.first().getYear() < FIRST_YEAR || period.last().getYear() > LAST_YEAR) {
            throw none(visit, text);
        }
        if (period.length() > MOST_DAYS) {
            throw new Refusal(
                    400,
                    visit.say(
                            "«\u00a0" + text + "\u00a0» dure plus de dix ans.",
                            "“" + text + "” is longer than ten years."),
                    visit.say("Demandez une période plus courte.", "Maybe ask about a shorter period."));
        }
        return Optional.of(period);
    }

    private static Refusal none(Visit visit, String text) {
        return new Refusal(
                400,
                visit.say("«\u00a0" + text + "\u00a0» n’est pas une période.", "“" + text + "” is no period."),
                visit.say(
                        "Par exemple 2026, 2026-S1, 2026-T1, 2026-03, 2026-sem05 ou 2026-01-15..2026-07-14.",
                        "Maybe 2026, 2026-H1, 2026-Q1, 2026-03, 2026-W05 or 2026-01-15..2026-07-14."));
    }

    static Part.Field field(Visit visit) {
        return Part.Field.of(Part.Kind.TEXT, NAME, visit.say("Période", "Period"), visit.text(NAME), true)
                .hint(visit.say(
                        "2026, 2026-S1, 2026-T1, 2026-03, 2026-sem05, 2026-03-14 ou 2026-01-15..2026-07-14.",
                        "2026, 2026-H1, 2026-Q1, 2026-03, 2026-W05, 2026-03-14 or 2026-01-15..2026-07-14."));
    }

    /** The same question about this month, the last one, and so on. */
    static Part.Links links(Visit visit, String page, String... others) {
        Locale locale = visit.language().locale();
        LocalDate today = LocalDate.now(ZoneOffset.UTC);
        List<Part.Link> links = new ArrayList<>();
        for (PeriodKind kind : List.of(PeriodKind.MONTH, PeriodKind.QUARTER, PeriodKind.YEAR)) {
            Period now = Period.of(kind, today);
            links.add(link(visit, page, now, now(visit, kind) + " (" + now.title(locale) + ")", others));
            Period before = now.former();
            links.add(link(visit, page, before, before(visit, kind) + " (" + before.title(locale) + ")", others));
        }
        return new Part.Links(links);
    }

    private static String now(Visit visit, PeriodKind kind) {
        return switch (kind) {
            case MONTH -> visit.say("Ce mois", "This month");
            case QUARTER -> visit.say("Ce trimestre", "This quarter");
            default -> visit.say("Cette année", "This year");
        };
    }

    private static String before(Visit visit, PeriodKind kind) {
        return switch (kind) {
            case MONTH -> visit.say("Le mois dernier", "Last month");
            case QUARTER -> visit.say("Le trimestre dernier", "Last quarter");
            default -> visit.say("L’année dernière", "Last year");
        };
    }

    private static Part.Link link(Visit visit, String page, Period period, String text, String... others) {
        List<String> parameters = new ArrayList<>(List.of(others));
        parameters.add(NAME);
        parameters.add(period.toString());
        return new Part.Link(text, visit.address(page, parameters.toArray(String[]::new)));
    }
}
