package org.essaim.funding;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.essaim.organisation.Function;
import org.essaim.report.Figures;
import org.essaim.time.Category;

/**
 * One term that differs from what it is (<i>clause modifiée</i>).
 *
 * <p>Immutable. Its values are written as a setting is typed: {@code DEP.ceiling-hours=120}.
 *
 * @param of the agreement whose term it is, or {@value #POOL} for the pool itself
 * @param term which term
 * @param name which sub-ceiling, or the first day of a rate; empty otherwise
 * @param before what it is
 * @param after what it would be
 */
public record TermChange(String of, Term term, String name, String before, String after) {
    /** Names the pool itself in a setting. */
    public static final String POOL = "pool";

    private static final int FEW = 5;

    static final String NONE = "none";
    static final String ALL = "all";

    /** The terms that can be tried (<i>clause</i>). */
    public enum Term {
        /** The most time over the agreement’s term. */
        CEILING_HOURS("ceiling-hours", "plafond en heures", "ceiling in hours"),
        /** The most money over the agreement’s term. */
        CEILING_EUROS("ceiling-euros", "plafond en euros", "ceiling in euros"),
        /** A ceiling on some of the hours. */
        SUB_CEILING("sub-ceiling", "sous-plafond", "sub-ceiling"),
        /** What is eligible. */
        CATEGORIES("categories", "catégories éligibles", "eligible categories"),
        /** Whose time is eligible. */
        FUNCTIONS("functions", "fonctions éligibles", "eligible functions"),
        /** Which structures are covered. */
        STRUCTURES("structures", "structures couvertes", "structures covered"),
        /** When the term begins. */
        FIRST_DAY("first-day", "premier jour", "first day"),
        /** When the term ends. */
        LAST_DAY("last-day", "dernier jour", "last day"),
        /** What is paid, from a day on. */
        RATE("rate", "taux", "rate"),
        /** What part of it is paid. */
        SHARE("share", "part financée", "share"),
        /** Who is asked first. */
        PRIORITY("priority", "priorité", "priority"),
        /** The part in a pool that shares pro rata. */
        WEIGHT("weight", "poids", "weight"),
        /** How the pool shares hours. */
        SHARING("sharing", "mode de répartition", "sharing"),
        /** The pool’s limit for a person’s year. */
        PERSON_YEAR_HOURS("person-year-hours", "limite annuelle par personne", "limit for a person’s year"),
        /** In which order the pool’s agreements are asked. */
        ORDER("order", "ordre des conventions", "order of the agreements");

        private final String key;
        private final String french;
        private final String english;

        Term(String key, String french, String english) {
            this.key = key;
            this.french = french;
            this.english = english;
        }

        /** How it is named in a setting. */
        public String key() {
            return key;
        }

        /** What a person reads. */
        public String title(Locale locale) {
            return locale.getLanguage().equals("en") ? english : french;
        }

        boolean isOfPool() {
            return this == SHARING || this == PERSON_YEAR_HOURS || this == ORDER;
        }

        boolean isList() {
            return this == CATEGORIES || this == FUNCTIONS || this == STRUCTURES;
        }

        /** True if it can be another from a day on. */
        boolean isDated() {
            return this == RATE || this == SHARE || this == CATEGORIES || this == FUNCTIONS;
        }

        /** What stands between the term and its name in a setting. */
        String link() {
            return isDated() ? "@" : ".";
        }
    }

    /** The setting that makes this change: {@code DEP.categories+=MENTORING}. */
    public String setting() {
        String term = of + "." + this.term.key() + (name.isEmpty() ? "" : this.term.link() + name);
        if (this.term.isList() && !before.equals(ALL) && !after.equals(ALL)) {
            Set<String> more = items(after);
            more.removeAll(items(before));
            if (items(after).containsAll(items(before))) {
                return term + "+=" + String.join(",", more);
            }
        }
        return term + "=" + after;
    }

    private static Set<String> items(String list) {
        return new TreeSet<>(Arrays.asList(list.split(",", -1)));
    }

    /** What a person reads of what it is. */
    public String before(Locale locale) {
        return written(before, locale);
    }

    /** What a person reads of what it would be. */
    public String after(Locale locale) {
        return written(after, locale);
    }

    /** What a person reads of the term. */
    public String title(Locale locale) {
        if (name.isEmpty()) {
            return term.title(locale);
        }
        return term.title(locale) + " "
                + (term.isDated()
                        ? (locale.getLanguage().equals("en") ? "from " : "à partir du ")
                                + Figures.in(locale).day(LocalDate.parse(name))
                        : name);
    }

    /** The term, what it is and what it would be. */
    public String text(Locale locale) {
        return title(locale) + (locale.getLanguage().equals("en") ? ": " : "\u00a0: ") + before(locale) + " → "
                + after(locale);
    }

    private String written(String value, Locale locale) {
        boolean english = locale.getLanguage().equals("en");
        if (value.equals(NONE)) {
            return english ? "none" : "aucun";
        } else if (value.equals(ALL)) {
            return english ? "all" : "toutes";
        }
        Figures figures = Figures.in(locale);
        return switch (term) {
            case CEILING_HOURS, PERSON_YEAR_HOURS -> figures.hours(TermText.seconds(value));
            case CEILING_EUROS -> figures.amount(StatementFigures.euros(TermText.cents(value)));
            case SUB_CEILING ->
                value.endsWith("€")
                        ? figures.amount(StatementFigures.euros(TermText.cents(value.replace("€", ""))))
                        : figures.hours(TermText.seconds(value));
            case CATEGORIES ->
                items(value).stream()
                        .map(each -> Category.valueOf(each).title(locale))
                        .collect(Collectors.joining(", "));
            case FUNCTIONS ->
                items(value).stream()
                        .map(each -> Function.valueOf(each).title(locale))
                        .collect(Collectors.joining(", "));
            case FIRST_DAY, LAST_DAY -> figures.day(LocalDate.parse(value));
            case SHARE -> TermText.share(value);
            case STRUCTURES ->
                items(value).size() <= FEW
                        ? String.join(", ", items(value))
                        : figures.count(items(value).size()) + "\u00a0structures";
            case RATE, PRIORITY, WEIGHT, SHARING, ORDER -> value.replace(",", ", ");
        };
    }

    /** The setting. */
    @Override
    public String toString() {
        return setting();
    }

    /** What differs between two sets of terms of a pool, agreement by agreement. */
    static List<TermChange> between(PoolTerms before, PoolTerms after) {
        List<TermChange> changes =
                new ArrayList<>(between(POOL, TermText.of(before.pool()), TermText.of(after.pool())));
        for (FundingAgreement agreement : before.agreements()) {
            after.agreement(agreement.id())
                    .ifPresent(changed ->
                            changes.addAll(between(agreement.id(), TermText.of(agreement), TermText.of(changed))));
        }
        return changes;
    }

    private static List<TermChange> between(
            String of, Map<TermText.Place, String> before, Map<TermText.Place, String> after) {
        Map<TermText.Place, String> places = new LinkedHashMap<>(before);
        after.forEach(places::putIfAbsent);
        List<TermChange> changes = new ArrayList<>();
        places.keySet().stream().sorted().forEach(place -> {
            String was = before.getOrDefault(place, NONE);
            String is = after.getOrDefault(place, NONE);
            if (!was.equals(is)) {
                changes.add(new TermChange(of, place.term(), place.name(), was, is));
            }
        });
        return changes;
    }
}
