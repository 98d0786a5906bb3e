package org.essaim.time;

import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.essaim.organisation.Function;
import org.jspecify.annotations.Nullable;

/**
 * Why one fact counts otherwise in one state of a month than in another (<i>différence expliquée</i>).
 *
 * @param kind what happened to it
 * @param before the fact in the first state; absent if it is new
 * @param after the fact in the second; absent if it was withdrawn
 * @param changes what is different about it
 * @param secondsBefore its seconds by category in the first state, the travel to it included
 * @param secondsAfter its seconds by category in the second
 * @param receipt the import that brought it as it is now, or as it last was
 * @param row its row in that file
 */
public record FactDifference(
        Kind kind,
        @Nullable Fact before,
        @Nullable Fact after,
        List<Change> changes,
        SortedMap<Category, Long> secondsBefore,
        SortedMap<Category, Long> secondsAfter,
        String receipt,
        long row) {
    public FactDifference {
        changes = List.copyOf(changes);
        secondsBefore = Collections.unmodifiableSortedMap(new TreeMap<>(secondsBefore));
        secondsAfter = Collections.unmodifiableSortedMap(new TreeMap<>(secondsAfter));
    }

    /** What happened to a fact (<i>nature</i>). */
    public enum Kind {
        /** A source told it since. */
        NEW("nouveau", "new"),
        /** A source tells it otherwise. */
        AMENDED("modifié", "amended"),
        /** A source tells it no longer. */
        WITHDRAWN("retiré", "withdrawn"),
        /** The same fact, but its label means another category. */
        RELABELLED("autre catégorie", "relabelled"),
        /** The same fact under other rules, services or staff. */
        RULED_OTHERWISE("autre règle", "ruled otherwise"),
        /** The same fact under the same rules, beside facts that changed: an overlap or a way that is another now. */
        RECOUNTED("compté autrement à côté d’un fait changé", "counted otherwise beside a fact that changed");

        private final String french;
        private final String english;

        Kind(String french, String english) {
            this.french = french;
            this.english = english;
        }

        /** What a person reads. */
        public String title(Locale locale) {
            return locale.getLanguage().equals("en") ? english : french;
        }
    }

    /** What may be different about a fact (<i>rubrique</i>). */
    public enum Aspect {
        KIND("nature", "kind"),
        WORKER("intervenant", "worker"),
        TEAM("équipe", "team"),
        LABEL("libellé", "label"),
        SERVICE("prestation", "service"),
        PLANNED("horaires planifiés", "planned times"),
        CLOCKED("horaires pointés", "clocked times"),
        RETAINED("horaires retenus", "retained times"),
        CANCELLATION("annulation", "cancellation"),
        ADJUSTMENT("code de correction", "adjustment code"),
        TRIP("trajet", "trip"),
        NATURE("nature d’absence", "nature of absence"),
        IDENTIFIER("identifiant dans la source", "identifier in the source"),
        CATEGORY("catégorie", "category"),
        SCHEME("régime", "scheme"),
        FUNCTION("fonction", "function");

        private final String french;
        private final String english;

        Aspect(String french, String english) {
            this.french = french;
            this.english = english;
        }
    }

    /**
     * One thing that is different.
     *
     * @param aspect what it is
     * @param before how it was, in a form that software reads; empty if there was nothing
     * @param after how it is; empty if there is nothing
     */
    public record Change(Aspect aspect, String before, String after) {
        /** In words: {@code libellé : Point → Réunion}. */
        public String words(Locale locale) {
            boolean english = locale.getLanguage().equals("en");
            return (english ? aspect.english + ": " : aspect.french + "\u00a0: ")
                    + word(before, locale)
                    + " → "
                    + word(after, locale);
        }

        private String word(String value, Locale locale) {
            if (value.isEmpty()) {
                return "–";
            }
            List<String> words = new ArrayList<>();
            for (String each : value.split(" \\+ ", -1)) {
                words.add(
                        switch (aspect) {
                            case CATEGORY -> Category.valueOf(each).title(locale);
                            case SCHEME -> scheme(each, locale);
                            case FUNCTION -> Function.valueOf(each).title(locale);
                            default -> each;
                        });
            }
            return String.join(" + ", words);
        }

        private static String scheme(String value, Locale locale) {
            boolean fragile = value.endsWith(" fragile");
            String name = fragile ? value.substring(0, value.length() - " fragile".length()) : value;
            return Scheme.valueOf(name).title(locale) + (fragile ? " (fragile)" : "");
        }
    }

    /** The seconds of a category that it adds, below 0 if it takes some away. */
    public long seconds(Category category) {
        return secondsAfter.getOrDefault(category, 0L) - secondsBefore.getOrDefault(category, 0L);
    }

    /** How one fact counts in one state. */
    static final class Count {
        private final Map<Category, Long> seconds = new EnumMap<>(Category.class);
        private final SortedSet<String> schemes = new TreeSet<>();
        private final SortedSet<String> functions = new TreeSet<>();
        private final SortedSet<String> teams = new TreeSet<>();
        private final SortedMap<String, Long> grain = new TreeMap<>();

        void add(Entry entry) {
            seconds.merge(entry.category(), entry.seconds(), Long::sum);
            @Nullable Scheme scheme = entry.scheme();
            String under = scheme == null ? "" : scheme.name() + (entry.fragile() ? " fragile" : "");
            if (!under.isEmpty()) {
                schemes.add(under);
            }
            functions.add(entry.function().name());
            teams.add(entry.team());
            grain.merge(
                    String.join(
                            "|",
                            entry.category().name(),
                            under,
                            entry.function().name(),
                            entry.team()),
                    entry.seconds(),
                    Long::sum);
        }

        SortedMap<Category, Long> seconds() {
            return new TreeMap<>(seconds);
        }

        boolean isLike(Count other) {
            return grain.equals(other.grain);
        }

        private String categories() {
            // The way to an event, and waiting on the way, are not what the event was for.
            return String.join(
                    " + ",
                    new TreeMap<>(seconds)
                            .keySet().stream()
                                    .filter(category -> (category != Category.TRAVEL && category != Category.WAITING)
                                            || seconds.size() == 1)
                                    .map(Enum::name)
                                    .toList());
        }

        /** What makes the same fact count otherwise. */
        static List<Change> changes(Count before, Count after) {
            List<Change> changes = new ArrayList<>();
            if (!before.seconds.isEmpty() && !after.seconds.isEmpty()) {
                change(changes, Aspect.CATEGORY, before.categories(), after.categories());
                change(changes, Aspect.SCHEME, String.join(" + ", before.schemes), String.join(" + ", after.schemes));
                change(
                        changes,
                        Aspect.FUNCTION,
                        String.join(" + ", before.functions),
                        String.join(" + ", after.functions));
                change(changes, Aspect.TEAM, String.join(" + ", before.teams), String.join(" + ", after.teams));
            }
            return changes;
        }
    }

    /** What a source tells otherwise. */
    static List<Change> changes(Fact before, Fact after) {
        List<Change> changes = new ArrayList<>();
        change(changes, Aspect.KIND, before.kind().name(), after.kind().name());
        change(changes, Aspect.WORKER, worker(before), worker(after));
        change(changes, Aspect.TEAM, before.team(), after.team());
        change(changes, Aspect.LABEL, before.label(), after.label());
        change(changes, Aspect.SERVICE, before.service(), after.service());
        change(changes, Aspect.PLANNED, times(before.planned()), times(after.planned()));
        change(changes, Aspect.CLOCKED, times(before.clocked()), times(after.clocked()));
        change(changes, Aspect.RETAINED, times(before.retained()), times(after.retained()));
        change(
                changes,
                Aspect.CANCELLATION,
                before.cancellation().name(),
                after.cancellation().name());
        change(changes, Aspect.ADJUSTMENT, before.adjustment(), after.adjustment());
        change(changes, Aspect.TRIP, seconds(before.trip()), seconds(after.trip()));
        change(changes, Aspect.NATURE, nature(before), nature(after));
        change(
                changes,
                Aspect.IDENTIFIER,
                Objects.requireNonNullElse(before.key(), ""),
                Objects.requireNonNullElse(after.key(), ""));
        return changes;
    }

    private static void change(List<Change> changes, Aspect aspect, String before, String after) {
        if (!before.equals(after)) {
            changes.add(new Change(aspect, before, after));
        }
    }

    private static String worker(Fact fact) {
        return fact.worker() == null ? "" : fact.worker().display();
    }

    private static String seconds(@Nullable Long seconds) {
        return seconds == null ? "" : seconds + " s";
    }

    private static String nature(Fact fact) {
        return fact.nature() == null ? "" : fact.nature().name();
    }

    private static String times(@Nullable Interval interval) {
        if (interval == null) {
            return "";
        }
        boolean sameDay =
                interval.localStart().toLocalDate().equals(interval.localEnd().toLocalDate());
        return interval.localStart().toLocalDate() + " " + interval.localStart().toLocalTime() + "–"
                + (sameDay ? "" : interval.localEnd().toLocalDate() + " ")
                + interval.localEnd().toLocalTime();
    }
}
