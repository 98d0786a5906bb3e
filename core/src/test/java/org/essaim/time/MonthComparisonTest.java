package org.essaim.time;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.essaim.finding.EssaimException;
import org.essaim.organisation.Assignment;
import org.essaim.organisation.ByDate;
import org.essaim.organisation.Function;
import org.essaim.organisation.Staff;
import org.junit.jupiter.api.Test;

/** The difference between two states of a month, fact by fact. */
class MonthComparisonTest {
    private static final YearMonth MARCH = YearMonth.of(2026, 3);
    private static final Moment SEALED = Moment.seal(1);
    private static final Moment NOW = Moment.now();
    private final Desk desk = new Desk();

    private MonthComparison compare() {
        return desk.time.compare(Desk.STRUCTURE, MARCH, SEALED, NOW);
    }

    private FactDifference only() {
        assertThat(compare().differences()).hasSize(1);
        return compare().differences().get(0);
    }

    private void sealed(Fact... facts) {
        desk.loadIdentified(MARCH, facts);
        desk.close(MARCH);
    }

    private void retold(Fact... facts) {
        desk.loadIdentified(MARCH, facts);
        desk.acceptAll();
    }

    private static Fact meeting(String end) {
        return Desk.keyed("m", Desk.internal(Desk.ANYBODY, "Réunion", "2026-03-05T09:00", "2026-03-05T" + end));
    }

    private static Fact visit() {
        return Desk.keyed("v", Desk.visit(Desk.ANYBODY, "2026-03-09T09:00", "2026-03-09T10:00"));
    }

    @Test
    void anAmendedFactSaysInWordsWhatChanged() {
        sealed(meeting("10:00"), visit());
        retold(meeting("10:30"), visit());
        FactDifference difference = only();
        assertThat(difference.kind()).isEqualTo(FactDifference.Kind.AMENDED);
        assertThat(difference.changes())
                .extracting(change -> change.words(Locale.FRENCH))
                .containsExactly("horaires planifiés\u00a0: 2026-03-05 09:00–10:00 → 2026-03-05 09:00–10:30");
        assertThat(difference.secondsBefore()).isEqualTo(Map.of(Category.TEAM_MEETING, 3600L));
        assertThat(difference.secondsAfter()).isEqualTo(Map.of(Category.TEAM_MEETING, 5400L));
        assertThat(difference.receipt()).isEqualTo(Desk.STRUCTURE + ":2");
    }

    @Test
    void newAndWithdrawnFactsAreTold() {
        sealed(meeting("10:00"));
        retold(visit());
        assertThat(compare().differences())
                .extracting(FactDifference::kind)
                .containsExactly(FactDifference.Kind.WITHDRAWN, FactDifference.Kind.NEW);
        assertThat(compare().differences().get(1).after()).isEqualTo(visit());
        assertThat(compare().before()).isEqualTo(Map.of(Category.TEAM_MEETING, 3600L));
        assertThat(compare().after()).isEqualTo(Map.of(Category.DIRECT_CARE, 3600L));
    }

    @Test
    void aRelabelledFactIsTheSameFactInAnotherCategory() {
        sealed(meeting("10:00"), visit());
        desk.time.reopen(Desk.STRUCTURE, MARCH, "mauvaise catégorie");
        desk.time.mapping().map("Réunion", Category.CONSULTATION).save();
        desk.close(MARCH);
        MonthComparison comparison = desk.time.compare(Desk.STRUCTURE, MARCH, Moment.seal(1), Moment.seal(2));
        assertThat(comparison.differences()).hasSize(1);
        FactDifference difference = comparison.differences().get(0);
        assertThat(difference.kind()).isEqualTo(FactDifference.Kind.RELABELLED);
        assertThat(difference.before()).isEqualTo(difference.after());
        assertThat(difference.changes())
                .extracting(change -> change.words(Locale.FRENCH), change -> change.words(Locale.ENGLISH))
                .containsExactly(org.assertj.core.api.Assertions.tuple(
                        "catégorie\u00a0: Réunion d’équipe → Concertation", "category: Team meeting → Consultation"));
        assertThat(difference.seconds(Category.TEAM_MEETING)).isEqualTo(-3600);
        assertThat(difference.seconds(Category.CONSULTATION)).isEqualTo(3600);
    }

    @Test
    void otherStaffServicesAndRulesAreRuledOtherwise() {
        sealed(meeting("10:00"), visit());
        desk.time.reopen(Desk.STRUCTURE, MARCH, "fonction oubliée");
        desk.time.save(new Staff(
                Desk.STRUCTURE, Map.of(Desk.ANYBODY, ByDate.always(new Assignment("T1", Function.AREA_MANAGER)))));
        desk.time.save(ServiceMapping.empty().with("Aide", LocalDate.MIN, new ServiceClass(Scheme.PCH, true)));
        assertThat(compare().differences())
                .extracting(FactDifference::kind)
                .containsExactly(FactDifference.Kind.RULED_OTHERWISE, FactDifference.Kind.RULED_OTHERWISE);
        assertThat(compare().differences().get(1).changes())
                .extracting(change -> change.words(Locale.FRENCH))
                .containsExactly(
                        "régime\u00a0: APA (fragile) → PCH (fragile)",
                        "fonction\u00a0: Intervenant à domicile → Responsable de secteur");
        assertThat(compare().differences().get(1).secondsBefore())
                .isEqualTo(compare().differences().get(1).secondsAfter());
    }

    @Test
    void aNeighbourThatChangedIsNotBlamedOnTheRules() {
        Fact next = Desk.keyed("n", Desk.visit(Desk.ANYBODY, "2026-03-05T10:15", "2026-03-05T11:00"));
        sealed(meeting("10:00"), next);
        retold(meeting("10:05"), next);
        assertThat(compare().differences())
                .extracting(FactDifference::kind)
                .containsExactly(FactDifference.Kind.AMENDED, FactDifference.Kind.RECOUNTED);
        assertThat(compare().differences().get(1).seconds(Category.TRAVEL)).isEqualTo(-300);
    }

    @Test
    void anUnknownSealNamesThoseThereAre() {
        sealed(meeting("10:00"));
        assertThatThrownBy(() -> desk.time.compare(Desk.STRUCTURE, MARCH, Moment.seal(2), NOW))
                .isInstanceOf(EssaimException.class)
                .hasMessageContaining("[2]")
                .hasMessageContaining("[1]");
    }

    @Test
    void momentsAreReadAsTheyAreTyped() {
        assertThat(Moment.parse("2026-04-15")).isEqualTo(Moment.endOf(LocalDate.of(2026, 4, 15)));
        assertThat(Moment.parse("seal:3")).isEqualTo(Moment.seal(3));
        assertThat(Moment.parse("now")).isEqualTo(NOW);
        for (String wrong : List.of("", "seal:", "seal:x", "15/04/2026", "2026-02-30")) {
            assertThatThrownBy(() -> Moment.parse(wrong)).isInstanceOf(EssaimException.class);
        }
        assertThat(List.of(SEALED, NOW, Moment.endOf(LocalDate.of(2026, 4, 15))))
                .allMatch(moment -> Moment.parse(moment.toString()).equals(moment));
    }

    @Provide
    Arbitrary<List<Fact>> facts() {
        return Facts.of(MARCH).list().ofMaxSize(10);
    }

    // What is told first is sealed; then some of it is told otherwise, accepted, or the month is reopened under other
    // settings. Whatever happened, the explained differences add up.
    @Property(tries = 100)
    void theDifferencesAddUpToTheDifferenceOfTheSums(
            @ForAll("facts") List<Fact> first,
            @ForAll("facts") List<Fact> second,
            @ForAll @IntRange(max = 10) int kept,
            @ForAll @IntRange(max = 4) int what) {
        Desk own = new Desk();
        own.load(MARCH, first);
        own.close(MARCH);
        if (what > 1) {
            own.time.reopen(Desk.STRUCTURE, MARCH, "essai");
        }
        if (what != 2) {
            List<Fact> told = new java.util.ArrayList<>(first.subList(0, Math.min(kept, first.size())));
            told.addAll(second);
            own.load(MARCH, told);
            own.acceptAll();
        }
        if (what > 2) {
            own.time.mapping().map("Réunion", Category.TRAINING).save();
        }
        if (what > 3) {
            own.time.save(Staff.none(Desk.STRUCTURE));
        }
        MonthComparison comparison = own.time.compare(Desk.STRUCTURE, MARCH, SEALED, NOW);
        assertThat(comparison.before().values().stream()
                        .mapToLong(Long::longValue)
                        .sum())
                .isEqualTo(own.time.sealed().made(Desk.STRUCTURE).get(0).categories().values().stream()
                        .mapToLong(Seal.CategorySeal::seconds)
                        .sum());
        for (Category category : Category.values()) {
            assertThat(comparison.differences().stream()
                            .mapToLong(difference -> difference.seconds(category))
                            .sum())
                    .isEqualTo(comparison.after().getOrDefault(category, 0L)
                            - comparison.before().getOrDefault(category, 0L));
        }
        assertThat(own.time.compare(Desk.STRUCTURE, MARCH, NOW, NOW).differences())
                .isEmpty();
        MonthComparison back = own.time.compare(Desk.STRUCTURE, MARCH, NOW, SEALED);
        assertThat(back.before()).isEqualTo(comparison.after());
        assertThat(back.after()).isEqualTo(comparison.before());
    }
}
