package org.essaim.time;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.essaim.organisation.ByDate;
import org.essaim.organisation.CollectiveAgreement;
import org.essaim.organisation.Structure;
import org.junit.jupiter.api.Test;

/** What labels mean: what waits, what is suggested, what a change would do before it is saved, who said what. */
class MappingChangeTest {
    private static final YearMonth JANUARY = YearMonth.of(2026, 1);
    private static final YearMonth FEBRUARY = YearMonth.of(2026, 2);
    private final Desk desk = new Desk();

    @Test
    void previewTellsEachOpenMonthAndLeavesEverythingAsItIs() {
        desk.load(JANUARY, Desk.internal(Desk.ANYBODY, "Point", "2026-01-05T09:00", "2026-01-05T10:00"));
        desk.close(JANUARY);
        desk.load(
                FEBRUARY,
                Desk.internal(Desk.ANYBODY, "Point", "2026-02-05T09:00", "2026-02-05T10:00"),
                Desk.internal(Desk.ANYBODY, "Point", "2026-02-20T09:00", "2026-02-20T09:30"));
        long before = desk.store.sequence();
        MappingPreview preview = desk.time
                .mapping(Desk.STRUCTURE)
                .from(LocalDate.of(2026, 2, 10))
                .map("point", Category.CONSULTATION)
                .preview();
        assertThat(preview.effects())
                .containsExactly(
                        new MappingPreview.Effect(Desk.STRUCTURE, FEBRUARY, Category.CONSULTATION, 0, 1800),
                        new MappingPreview.Effect(Desk.STRUCTURE, FEBRUARY, Category.UNMAPPED, 5400, 3600));
        assertThat(preview.untouched()).isEqualTo(Map.of(Desk.STRUCTURE, List.of(JANUARY)));
        assertThat(desk.store.sequence()).isEqualTo(before);
        assertThat(desk.time.unmapped(Desk.STRUCTURE)).isEqualTo(Map.of("Point", 5400L));
    }

    @Test
    void aChangeForAllLooksAtEveryStructureButWhereOneSaysOtherwiseItself() {
        second("S002");
        desk.time.mapping("S002").map("Point", Category.TRAINING).save();
        desk.load(Desk.internal(Desk.ANYBODY, "Point", "2026-01-05T09:00", "2026-01-05T10:00"));
        desk.time.load(Telling.of(of("S002", "Point", "2026-01-05T09:00", "2026-01-05T10:00")), "S002");
        assertThat(desk.time
                        .mapping()
                        .map("Point", Category.MENTORING)
                        .preview()
                        .effects())
                .extracting(
                        MappingPreview.Effect::structure,
                        MappingPreview.Effect::category,
                        MappingPreview.Effect::before,
                        MappingPreview.Effect::after)
                .containsExactly(
                        tuple(Desk.STRUCTURE, Category.MENTORING, 0L, 3600L),
                        tuple(Desk.STRUCTURE, Category.UNMAPPED, 3600L, 0L));
    }

    @Test
    void aChangedMappingNeverTouchesASealedMonth() {
        desk.load(JANUARY, Desk.internal(Desk.ANYBODY, "Point", "2026-01-05T09:00", "2026-01-05T10:00"));
        Seal seal = desk.close(JANUARY);
        var cells = desk.time.known(Desk.STRUCTURE).cells(JANUARY);
        desk.time.mapping().map("Point", Category.TRAINING).save();
        desk.time.mapping(Desk.STRUCTURE).map("Point", Category.MENTORING).save();
        assertThat(desk.time.sealed().seal(Desk.STRUCTURE, JANUARY)).contains(seal);
        assertThat(desk.time.known(Desk.STRUCTURE).cells(JANUARY)).isEqualTo(cells);
        assertThat(desk.time.known(Desk.STRUCTURE).entries(JANUARY))
                .extracting(Entry::category)
                .containsExactly(Category.UNMAPPED);
    }

    @Provide
    Arbitrary<List<Fact>> facts() {
        return Facts.of(FEBRUARY).list().ofMaxSize(12);
    }

    @Property(tries = 60)
    void whatIsPreviewedIsWhatSavingDoes(@ForAll("facts") List<Fact> facts, @ForAll boolean late) {
        Desk own = new Desk();
        own.load(FEBRUARY, facts);
        Map<Category, Long> expected = sums(own);
        MappingChange change = own.time
                .mapping(Desk.STRUCTURE)
                .from(FEBRUARY.atDay(late ? 15 : 1))
                .map("Inconnu", Category.TRAINING)
                .map("Réunion", Category.CONSULTATION);
        for (MappingPreview.Effect effect : change.preview().effects()) {
            assertThat(expected.getOrDefault(effect.category(), 0L)).isEqualTo(effect.before());
            expected.put(effect.category(), effect.after());
        }
        change.save();
        expected.values().removeIf(seconds -> seconds == 0);
        assertThat(sums(own)).isEqualTo(expected);
    }

    private static Map<Category, Long> sums(Desk desk) {
        Map<Category, Long> sums = new EnumMap<>(Category.class);
        desk.time
                .entries(Desk.STRUCTURE, FEBRUARY)
                .forEach(entry -> sums.merge(entry.category(), entry.seconds(), Long::sum));
        return sums;
    }

    @Test
    void waitingLabelsAreToldByWeightWithTheirEventsAndDates() {
        desk.load(
                Desk.internal(Desk.ANYBODY, "Divers", "2026-01-05T09:00", "2026-01-05T09:30"),
                Desk.internal(Desk.worker(2), "Point", "2026-01-20T09:00", "2026-01-20T10:00"),
                Desk.internal(Desk.ANYBODY, "point ", "2026-02-03T09:00", "2026-02-03T09:15"),
                Desk.internal(Desk.ANYBODY, "Point", "2026-01-31T23:30", "2026-02-01T00:30"),
                Desk.internal(Desk.ANYBODY, "Réunion", "2026-01-06T09:00", "2026-01-06T10:00"));
        assertThat(desk.time.waitingLabels(Desk.STRUCTURE))
                .containsExactly(
                        new WaitingLabel("Point", 3, 8100, LocalDate.of(2026, 1, 20), LocalDate.of(2026, 2, 3)),
                        new WaitingLabel("Divers", 1, 1800, LocalDate.of(2026, 1, 5), LocalDate.of(2026, 1, 5)));
    }

    @Test
    void suggestionsComeWithTheirReasonAndAreAppliedByNobody() {
        second("S002");
        desk.time.mapping("S002").map("Astreinte", Category.OTHER_INDIRECT).save();
        desk.time
                .mapping()
                .from(LocalDate.of(2026, 3, 1))
                .map("Point planning", Category.TEAM_PLANNING)
                .save();
        long before = desk.store.sequence();
        assertThat(suggested("Astreinte"))
                .containsExactly(
                        tuple(Category.OTHER_INDIRECT, LabelSuggestion.Reason.OTHER_STRUCTURE, "astreinte", "S002"));
        assertThat(suggested("point planning"))
                .contains(tuple(Category.TEAM_PLANNING, LabelSuggestion.Reason.OTHER_DATE, "point planning", ""));
        assertThat(suggested("Équipe : réunions de l’"))
                .first()
                .isEqualTo(tuple(Category.TEAM_MEETING, LabelSuggestion.Reason.SAME_WORDS, "réunion d'équipe", ""));
        assertThat(suggested("Tutorat nouvelle arrivante"))
                .contains(tuple(Category.MENTORING, LabelSuggestion.Reason.CONTAINS, "tutorat", ""));
        assertThat(suggested("Tuotrat"))
                .contains(tuple(Category.MENTORING, LabelSuggestion.Reason.SPELLING, "tutorat", ""));
        assertThat(suggested("Formation"))
                .containsExactly(tuple(Category.TRAINING, LabelSuggestion.Reason.SECTOR_WORD, "formation", ""));
        assertThat(suggested("Xyz")).isEmpty();
        assertThat(desk.store.sequence()).isEqualTo(before);
    }

    private List<org.assertj.core.groups.Tuple> suggested(String label) {
        List<org.assertj.core.groups.Tuple> told = new ArrayList<>();
        desk.time
                .suggestions(Desk.STRUCTURE, label)
                .forEach(each -> told.add(tuple(each.category(), each.reason(), each.like(), each.structure())));
        return told;
    }

    @Test
    void versionsSayWhoSaidWhatFromWhen() {
        LocalDate april = LocalDate.of(2026, 4, 1);
        desk.time.mapping(Desk.STRUCTURE).map("Point", Category.TRAINING).save();
        desk.time
                .mapping(Desk.STRUCTURE)
                .map("Point", Category.MENTORING)
                .from(april)
                .map("Point", Category.CONSULTATION)
                .save();
        desk.time.save(Desk.STRUCTURE, CategoryMapping.empty().with("Point", april, Category.CONSULTATION));
        List<MappingVersion> versions = desk.time.mappingVersions(Desk.STRUCTURE);
        assertThat(versions)
                .extracting(MappingVersion::version, MappingVersion::author)
                .containsExactly(tuple(1L, "tests"), tuple(2L, "tests"), tuple(3L, "tests"));
        assertThat(versions.get(0).changes())
                .containsExactly(new MappingVersion.Change("point", LocalDate.MIN, null, Category.TRAINING));
        assertThat(versions.get(1).changes())
                .containsExactly(
                        new MappingVersion.Change("point", LocalDate.MIN, Category.TRAINING, Category.MENTORING),
                        new MappingVersion.Change("point", april, null, Category.CONSULTATION));
        assertThat(versions.get(2).changes())
                .containsExactly(new MappingVersion.Change("point", LocalDate.MIN, Category.MENTORING, null));
        assertThat(desk.time.mappingVersions()).hasSize(1);
    }

    private void second(String id) {
        desk.time.save(new Structure(
                id,
                "Autre structure fictive",
                null,
                null,
                null,
                Desk.PARIS,
                ByDate.always(CollectiveAgreement.IDCC_2941)));
    }

    private static Fact of(String structure, String label, String start, String end) {
        return Fact.builder(structure, "planning", FactKind.INTERNAL)
                .worker(Desk.ANYBODY)
                .label(label)
                .planned(Desk.between(start, end))
                .build();
    }
}
