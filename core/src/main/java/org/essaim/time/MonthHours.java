package org.essaim.time;

import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.essaim.organisation.Assignment;
import org.essaim.organisation.Function;
import org.essaim.organisation.WorkerId;
import org.essaim.report.Report;
import org.jspecify.annotations.Nullable;

/**
 * The hours of a structure's month (<i>heures du mois</i>): direct care by scheme, everything else, the ratios between them,
 * and worker by worker the proportion in which peripheral hours are exempt.
 *
 * <p>Immutable. Corrections of earlier months that are booked in this one stand apart and are in no ratio: their own month
 * had its ratio.
 *
 * @param structure the structure's identifier
 * @param month the month
 * @param seal its seal; absent while it is open, and every figure provisional
 * @param categories seconds of each category of work
 * @param care direct care by scheme and public
 * @param unknownServices seconds of direct care by service, for services that no mapping knows
 * @param carers the workers whose peripheral hours are exempt in proportion, in order of their pseudonyms
 * @param apart everybody else: coordination staff, never exempt, and workers whose function is unknown
 * @param absent seconds of absence, as far as their length is known
 * @param absentUnknown how many dates of absence of a worker have no known length
 * @param unassigned seconds of events without a worker, which are in no other figure
 * @param corrections seconds of each category booked here of earlier months
 */
public record MonthHours(
        String structure,
        YearMonth month,
        @Nullable Seal seal,
        SortedMap<Category, Long> categories,
        List<Care> care,
        SortedMap<String, Long> unknownServices,
        List<Carer> carers,
        List<Apart> apart,
        long absent,
        long absentUnknown,
        long unassigned,
        SortedMap<Category, Long> corrections) {
    public MonthHours {
        categories = Collections.unmodifiableSortedMap(new TreeMap<>(categories));
        care = List.copyOf(care);
        unknownServices = Collections.unmodifiableSortedMap(new TreeMap<>(unknownServices));
        carers = List.copyOf(carers);
        apart = List.copyOf(apart);
        corrections = Collections.unmodifiableSortedMap(new TreeMap<>(corrections));
    }

    /**
     * Direct care under one scheme (<i>intervention par régime</i>).
     *
     * @param scheme the scheme; absent if no mapping knows the service
     * @param fragile true if its public counts as fragile
     * @param seconds its seconds
     */
    public record Care(@Nullable Scheme scheme, boolean fragile, long seconds) {
        private static final Comparator<Care> ORDER = Comparator.comparing((Care care) -> care.scheme() == null)
                .thenComparing(care -> care.scheme() == null ? Scheme.APA : care.scheme())
                .thenComparing(care -> !care.fragile());
    }

    /**
     * A worker whose peripheral hours are exempt in proportion (<i>intervenant à domicile</i>).
     *
     * @param worker the worker under pseudonym
     * @param hours the month's hours
     * @param unknown of the direct care, seconds of services that no mapping knows: counted as not fragile until one does
     */
    public record Carer(WorkerId worker, PeripheralHours hours, long unknown) {}

    /**
     * A worker whose hours are never exempt, or whose function nobody told (<i>personnel de coordination</i>).
     *
     * @param worker the worker under pseudonym
     * @param function the function; absent if it is unknown
     * @param direct seconds of direct care
     * @param coordination seconds of coordination
     * @param other seconds of all other work
     */
    public record Apart(WorkerId worker, @Nullable Function function, long direct, long coordination, long other) {}

    /** The ratios of a month (<i>ratio</i>); each says what it is counted of. */
    public enum Ratio {
        /** Taux de présence à domicile. */
        PRESENCE(Category.Family.DIRECT_CARE, "Intervention / temps travaillé", "Direct care / time worked"),
        /** Part de coordination. */
        COORDINATION(Category.Family.COORDINATION, "Coordination / temps travaillé", "Coordination / time worked"),
        /** Part de déplacement. */
        TRAVEL(Category.Family.TRAVEL, "Déplacement / temps travaillé", "Travel / time worked");

        private final Category.Family family;
        private final String french;
        private final String english;

        Ratio(Category.Family family, String french, String english) {
            this.family = family;
            this.french = french;
            this.english = english;
        }

        /** What a person reads: what is counted, of what. */
        public String title(Locale locale) {
            return locale.getLanguage().equals("en") ? english : french;
        }
    }

    /** Seconds of all work: the denominator of every ratio of the month. */
    public long worked() {
        return categories.values().stream().mapToLong(Long::longValue).sum();
    }

    /** Time worked of time worked and absences together; empty if no absence was told, or the length of one is unknown. */
    public Optional<Fraction> attendance() {
        return absent == 0 || absentUnknown > 0
                ? Optional.empty()
                : Optional.of(Fraction.of(worked(), worked() + absent));
    }

    /** Seconds of a family of categories. */
    public long seconds(Category.Family family) {
        return categories.entrySet().stream()
                .filter(sum -> sum.getKey().family() == family)
                .mapToLong(Map.Entry::getValue)
                .sum();
    }

    /** A ratio with its numerator and its denominator in seconds; empty if nobody worked. */
    public Optional<Fraction> ratio(Ratio ratio) {
        return worked() == 0 ? Optional.empty() : Optional.of(Fraction.of(seconds(ratio.family), worked()));
    }

    /** Laid out for people, for the structure itself: workers stand under pseudonym. */
    public Report report(Locale locale) {
        return new HoursReport(this, locale).report();
    }

    private record Place(WorkerId worker, @Nullable Function function) {
        static final Comparator<Place> ORDER = Comparator.comparing(Place::worker)
                .thenComparing(place ->
                        place.function() == null ? "" : place.function().name());
    }

    private static final class Sum {
        private final Map<Category.Family, Long> families = new EnumMap<>(Category.Family.class);
        private long fragile;
        private long unknown;

        void add(Entry entry) {
            families.merge(entry.category().family(), entry.seconds(), Long::sum);
            if (entry.category() == Category.DIRECT_CARE) {
                fragile += entry.fragile() ? entry.seconds() : 0;
                unknown += entry.scheme() == null ? entry.seconds() : 0;
            }
        }

        long of(Category.Family family) {
            return families.getOrDefault(family, 0L);
        }

        long all() {
            return families.values().stream().mapToLong(Long::longValue).sum();
        }
    }

    static MonthHours of(BookedMonth booked, List<Absence> absences) {
        SortedMap<Category, Long> categories = new TreeMap<>();
        SortedMap<String, Long> unknownServices = new TreeMap<>();
        Map<Care, Long> care = new TreeMap<>(Care.ORDER);
        SortedMap<Place, Sum> sums = new TreeMap<>(Place.ORDER);
        for (Entry entry : booked.entries()) {
            categories.merge(entry.category(), entry.seconds(), Long::sum);
            if (entry.category() == Category.DIRECT_CARE) {
                care.merge(new Care(entry.scheme(), entry.fragile(), 0), entry.seconds(), Long::sum);
                if (entry.scheme() == null) {
                    unknownServices.merge(booked.fact(entry).service(), entry.seconds(), Long::sum);
                }
            }
            // An entry always has a function; whether anybody told it, the staff says.
            @Nullable
            Function function = booked.settings()
                    .staff()
                    .at(entry.worker(), entry.date())
                    .map(Assignment::function)
                    .orElse(null);
            sums.computeIfAbsent(new Place(entry.worker(), function), none -> new Sum())
                    .add(entry);
        }
        List<Carer> carers = new ArrayList<>();
        List<Apart> apart = new ArrayList<>();
        sums.forEach((place, sum) -> {
            long direct = sum.of(Category.Family.DIRECT_CARE);
            long coordination = sum.of(Category.Family.COORDINATION);
            if (place.function() == Function.CARE_WORKER) {
                carers.add(new Carer(
                        place.worker(), new PeripheralHours(sum.fragile, direct, sum.all() - direct), sum.unknown));
            } else {
                apart.add(new Apart(
                        place.worker(), place.function(), direct, coordination, sum.all() - direct - coordination));
            }
        });
        SortedMap<Category, Long> corrections = new TreeMap<>();
        booked.corrections().forEach((cell, seconds) -> corrections.merge(cell.category(), seconds, Long::sum));
        corrections.values().removeIf(seconds -> seconds == 0);
        return new MonthHours(
                booked.structure(),
                booked.month(),
                booked.seal(),
                categories,
                care.entrySet().stream()
                        .map(sum -> new Care(
                                sum.getKey().scheme(), sum.getKey().fragile(), Objects.requireNonNull(sum.getValue())))
                        .toList(),
                unknownServices,
                carers,
                apart,
                absences.stream()
                        .mapToLong(absence -> absence.seconds() == null ? 0 : absence.seconds())
                        .sum(),
                absences.stream().filter(absence -> absence.seconds() == null).count(),
                booked.unassigned(),
                corrections);
    }
}
